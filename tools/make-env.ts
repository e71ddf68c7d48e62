import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newSigningKeyPem } from '@konter/service'

/** `npm run make-env`: `.env.example` with fresh secrets, as `.env`. Never overwrites one that is there. */

const root = fileURLToPath(new URL('..', import.meta.url))

/** What an empty variable of the example becomes; others stay as they are written there. */
export function secretFor(name: string): string | undefined {
  if (name.endsWith('_SIGNING_KEY')) return `"${newSigningKeyPem().trim().replaceAll('\n', '\\n')}"`
  if (/(^|_)DATA_KEYS$/.test(name)) return `1:${randomBytes(32).toString('base64')}`
  if (/^POSTGRES_PASSWORD$|_DATABASE(_OWNER)?_PASSWORD$|^FIRST_ADMIN_PASSWORD$/.test(name))
    return randomBytes(24).toString('base64url')
  return undefined
}

export const filled = (example: string): string =>
  example.replace(/^([A-Z_]+)=$/gm, (line, name: string) => `${name}=${secretFor(name) ?? line.slice(name.length + 1)}`)

if (process.argv[1]?.endsWith('make-env.ts')) {
  if (existsSync(`${root}.env`)) {
    process.stderr.write('There is a .env already; remove it first if you want new secrets.\n')
    process.exit(1)
  }
  writeFileSync(`${root}.env`, filled(readFileSync(`${root}.env.example`, 'utf8')), { mode: 0o600 })
  process.stdout.write('.env is written, with fresh secrets. FIRST_ADMIN_PASSWORD in it is yours.\n')
}
