import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import type { ServiceName } from '@konter/service'
import { auditorVariable, passwordVariables } from './migrate.ts'
import { schemas } from './schemas.ts'

/**
 * `node tools/make-k8s-secrets.ts --postgres host:port --redis url`: from `.env` (`npm run make-env`) the files that
 * `infra/k8s/secrets` makes Secrets of. Git ignores them.
 */

const root = fileURLToPath(new URL('..', import.meta.url))

/** What of `.env` is a secret of one service alone; addresses and switches are in `infra/k8s/base/*.env`. */
const own: Partial<Record<ServiceName, readonly string[]>> = {
  catalog: ['OBJECT_STORE_ACCESS_KEY_ID', 'OBJECT_STORE_SECRET_ACCESS_KEY'],
  user: ['DATA_KEYS', 'FIRST_ADMIN_EMAIL', 'FIRST_ADMIN_PASSWORD'],
  order: ['DIGIFLAZZ_USERNAME', 'DIGIFLAZZ_API_KEY', 'DIGIFLAZZ_WEBHOOK_SECRET', 'VIP_API_ID', 'VIP_API_KEY'],
  payment: ['TRIPAY_MERCHANT_CODE', 'TRIPAY_API_KEY', 'TRIPAY_PRIVATE_KEY'],
  redemption: ['DATA_KEYS'],
}

type Values = Record<string, string | undefined>
type Servers = { postgres: string; redis: string }

/** File name → what is in it. */
export function secretFiles(values: Values, { postgres, redis }: Servers): Record<string, string> {
  const files: Record<string, string> = {}
  const given = (name: string): string => {
    const value = values[name]
    if (value === undefined || value === '') throw new Error(`${name} is empty in .env: run npm run make-env`)
    return value
  }
  const database = (role: string, password: string) =>
    `postgres://${role}:${encodeURIComponent(given(password))}@${postgres}/konter`
  const lines = (all: Values) =>
    Object.entries(all)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}=${value}\n`)
      .join('')

  for (const name of ['gateway', ...schemas.map((each) => each.name)] as ServiceName[]) {
    const address =
      name === 'gateway'
        ? { REDIS_URL: redis }
        : { DATABASE_URL: database(`konter_${name.replaceAll('-', '_')}`, passwordVariables(name).service) }
    const prefix = name.toUpperCase().replaceAll('-', '_')
    // Where two services have a variable of one name, the .env has the service's name in front of it.
    const found = (variable: string) => values[`${prefix}_${variable}`] ?? values[variable]
    const more = Object.fromEntries((own[name] ?? []).map((variable) => [variable, found(variable)]))
    files[`${name}.env`] = lines({ ...address, ...more })
    files[`${name}.pem`] = given(`${prefix}_SIGNING_KEY`)
  }
  const passwords = [...schemas.flatMap(({ name }) => Object.values(passwordVariables(name))), auditorVariable]
  files['migrate.env'] = lines({
    DATABASE_ADMIN_URL: database('postgres', 'POSTGRES_PASSWORD'),
    ...Object.fromEntries(passwords.map((variable) => [variable, given(variable)])),
  })
  files['audit.env'] = lines({ DATABASE_AUDIT_URL: database('konter_auditor', auditorVariable) })
  return files
}

if (process.argv[1]?.endsWith('make-k8s-secrets.ts')) {
  const { values } = parseArgs({
    options: {
      postgres: { type: 'string', default: 'postgres.konter-servers:5432' },
      redis: { type: 'string', default: 'redis://redis.konter-servers:6379' },
    },
  })
  if (!existsSync(`${root}.env`)) {
    process.stderr.write('There is no .env yet: run npm run make-env first.\n')
    process.exit(1)
  }
  const folder = `${root}infra/k8s/secrets`
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(secretFiles(parseEnv(readFileSync(`${root}.env`, 'utf8')), values)))
    writeFileSync(`${folder}/${name}`, text, { mode: 0o600 })
  process.stdout.write('infra/k8s/secrets is filled; kubectl apply -k makes Secrets of it.\n')
}
