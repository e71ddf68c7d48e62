import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createIssuer, newSigningKeyPem, signingKey } from '@konter/service'
import { migrateService, prepareDatabase, roleUrl } from '@konter/service/migrate'
import pg from 'pg'
import { catalogService } from '../../../apps/catalog/src/app.ts'
import { freePorts } from '../../launch/ports.ts'
import type { Lab } from '../lab.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readyMsMax = 30_000

export type Catalog = { url: string; pid: number; database: string; start(): Promise<void>; callerToken(): string }

/** The catalogue and nothing else, in a new database, asked with the tokens of a gateway that only publishes its key. */
export async function catalogAlone(lab: Lab): Promise<Catalog> {
  const { databaseAdminUrl, natsUrl, redisUrl } = await lab.servers()
  const database = `konter_bench_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asAdmin(databaseAdminUrl, `create database ${database}`)
  lab.atEnd(() => asAdmin(databaseAdminUrl, `drop database if exists ${database} with (force)`))
  const own = new URL(databaseAdminUrl)
  own.pathname = `/${database}`
  await prepareDatabase(own.href, ['catalog'], () => ({ owner: password, service: password }), password)
  await migrateService(catalogService, roleUrl(own.href, 'konter_catalog_owner', password))
  const { catalog: port } = await freePorts(['catalog'])
  const issuer = createIssuer('gateway', [signingKey(newSigningKeyPem())])
  const keys = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks))
  })
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
  lab.atEnd(async () => void keys.close())
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    DATABASE_URL: roleUrl(own.href, 'konter_catalog', password),
    NATS_URL: natsUrl,
    NATS_NAMESPACE: database.replaceAll('_', '-'),
    REDIS_URL: redisUrl,
    SERVICE_SIGNING_KEY: newSigningKeyPem().replaceAll('\n', '\\n'),
    GATEWAY_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
  }
  const catalog: Catalog = {
    url: `http://127.0.0.1:${port}`,
    pid: 0,
    database,
    start: async () => {
      const { pid } = await lab.start('catalog', process.execPath, ['apps/catalog/src/main.ts'], environment, root)
      catalog.pid = pid
      await untilReady(catalog.url)
    },
    callerToken: () => issuer.tokenFor('catalog', { sub: 'anonymous', kind: 'anonymous' }, 'anonymous'),
  }
  return catalog
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + readyMsMax
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.ok === true) return
    if (performance.now() > deadline) throw new Error('the catalogue does not come up')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
