import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVICES, type ServiceName } from '@konter/service'
import { eventually } from '@konter/testing'
import pg from 'pg'
import { loadDemo } from '../tools/launch/demo.ts'
import { type Launched, type LaunchOptions, launch } from '../tools/launch/launch.ts'
import { freePorts } from '../tools/launch/ports.ts'
import type { Topology } from '../tools/launch/topology.ts'
import { openMemory } from './secrets/memory.ts'

/** All of Konter with the simulated world, on free ports and a database of its own, as a user meets it: by HTTP. */

export type Answer<Body = Record<string, never>> = { status: number; body: Body; headers: Headers }
export type Ask = {
  token?: string | undefined
  apiKey?: string
  body?: unknown
  key?: string | null
  headers?: Record<string, string>
}

export type Session = { userId: string; token: string; refreshToken: string }

export type Konter = Awaited<ReturnType<typeof startKonter>>

const admin = { email: 'admin@konter.example', password: 'counter-of-the-north-9000' }

export async function startKonter(topology: Topology, env: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'konter-e2e-'))
  const database = `konter_e2e_${randomBytes(4).toString('hex')}`
  const control = join(dir, 'control')
  const memory = openMemory()
  let staffTokenIsOld = () => {}
  const clock = openClock(control, () => staffTokenIsOld())
  const ports = await freePorts(Object.keys(SERVICES) as ServiceName[])
  const world = await freePorts(['digiflazz', 'vip', 'tripay'])
  // Roles belong to the whole server, and so do their passwords: the tests beside us use them too.
  const passwords = Object.fromEntries(Object.keys(SERVICES).map((name) => [name, { owner: 'test', service: 'test' }]))
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify({ passwords, auditorPassword: 'test' }))
  const options: LaunchOptions = {
    topology,
    dir,
    database,
    ports,
    world,
    servers: givenServers(),
    env: {
      LOG_LEVEL: 'info',
      TEST_CONTROL_DIR: control,
      FIRST_ADMIN_EMAIL: admin.email,
      FIRST_ADMIN_PASSWORD: admin.password,
      RATE_LIMIT_ENABLED: 'false',
      SUPPLIER_TIMEOUT_MS: '3000',
      GATEWAY_TIMEOUT_MS: '3000',
      // Three worlds share a machine: what is held for review is what looks strange, not what came at a busy moment.
      FRAUD_BUDGET_MS: '5000',
      ...env,
    },
  }
  let launched: Launched = await launch(options)
  const base = launched.gatewayUrl
  const db = new pg.Pool({
    connectionString: withDatabase(process.env.DATABASE_ADMIN_URL as string, database),
    max: 4,
    idleTimeoutMillis: 500,
  })
  // The database is dropped at the end; a connection that is just closing would end the test run with its error.
  db.on('connect', (client) => client.on('error', () => {}))

  async function ask<Body = Record<string, never>>(
    method: string,
    path: string,
    { token, apiKey, body, key, headers = {} }: Ask = {},
  ): Promise<Answer<Body>> {
    const sent = new Headers(headers)
    if (token !== undefined) sent.set('authorization', `Bearer ${token}`)
    if (apiKey !== undefined) sent.set('x-api-key', apiKey)
    if (body !== undefined) sent.set('content-type', 'application/json')
    if (method === 'POST' && key !== null) sent.set('idempotency-key', key ?? randomUUID())
    memory.asked(body, sent)
    const answer = await fetch(base + path, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== ''
    const said = (isJson ? JSON.parse(text) : text) as Body
    memory.answered(`${method} ${path} ${answer.status}`, answer.status, said)
    return { status: answer.status, headers: answer.headers, body: said }
  }
  const get = <Body = Record<string, never>>(path: string, options?: Ask) => ask<Body>('GET', path, options)
  const post = <Body = Record<string, never>>(path: string, options?: Ask) => ask<Body>('POST', path, options)

  async function register(): Promise<Session> {
    const body = {
      name: 'Budi Kertanegara',
      email: `budi-${randomUUID()}@konter.example`,
      password: 'kopi-tubruk-pagi-hari',
    }
    const { status, body: answer } = await post<{ user: { id: string }; accessToken: string; refreshToken: string }>(
      '/v1/auth/register',
      { body },
    )
    if (status !== 201) throw new Error(`register: ${status} ${JSON.stringify(answer)}`)
    return { userId: answer.user.id, token: answer.accessToken, refreshToken: answer.refreshToken }
  }
  /** Signs in anew when the clock was moved: tokens do not outlive a moved clock. */
  async function renew(session: Session): Promise<void> {
    const { body } = await post<{ accessToken: string; refreshToken: string }>('/v1/auth/refresh', {
      body: { refreshToken: session.refreshToken },
    })
    session.token = body.accessToken
    session.refreshToken = body.refreshToken
  }
  let staffToken: string | undefined
  staffTokenIsOld = () => {
    staffToken = undefined
  }
  async function staff(): Promise<string> {
    if (staffToken !== undefined) return staffToken
    const { body } = await post<{ accessToken: string }>('/v1/auth/login', {
      body: { identifier: admin.email, password: admin.password },
    })
    staffToken = body.accessToken
    return staffToken
  }

  /** By cash at the counter, which staff confirm. */
  async function deposit({ token }: Session, amount: number): Promise<void> {
    const { body } = await post<{ payment: { id: string } }>('/v1/wallet/deposits', {
      token,
      body: { amount, paymentMethod: 'manual:cash' },
    })
    await post(`/v1/admin/payments/${body.payment.id}/confirm`, { token: await staff(), body: {} })
    await eventually(async () => {
      const wallet = await get<{ balance: number }>('/v1/wallet', { token })
      if (wallet.body.balance < amount) throw new Error(`the balance is ${wallet.body.balance}`)
    })
  }

  const controlOf =
    (simulator: keyof Launched['world']) =>
    async <T = never>(path: string, body?: object, method = body === undefined ? 'GET' : 'POST'): Promise<T> => {
      const answer = await fetch(`${launched.world[simulator]}/control/${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${simulator} ${path}: ${answer.status} ${text}`)
      return (text === '' ? undefined : JSON.parse(text)) as T
    }

  await loadDemo({ gatewayUrl: base, admin, onStep: () => {} })

  return {
    ...launched,
    ports,
    admin,
    ask,
    get,
    post,
    register,
    renew,
    staff,
    deposit,
    db,
    database,
    /** Everything that was said and heard through `ask`. */
    memory,
    /** As the auditor: every row, and no right to change one. */
    auditUrl: launched.auditEnvironment.DATABASE_AUDIT_URL as string,
    dir,
    clock,
    digiflazz: controlOf('digiflazz'),
    vip: controlOf('vip'),
    tripay: controlOf('tripay'),
    /** The next process that passes this point dies there as by kill -9. */
    arm: (point: string) => writeFileSync(join(control, 'kill'), point),
    /** Every program ends, and is started again later on the same database, with the same keys and ports. */
    sleep: () => launched.stop(),
    wake: async () => {
      launched = await launch(options)
    },
    stop: async () => {
      await launched.stop()
      await db.end()
      await dropDatabase(database)
      if (process.env.KEEP_E2E === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

function givenServers() {
  const { DATABASE_ADMIN_URL, NATS_URL, REDIS_URL } = process.env
  if (DATABASE_ADMIN_URL === undefined || NATS_URL === undefined || REDIS_URL === undefined)
    throw new Error('the test servers are not running')
  return { databaseAdminUrl: DATABASE_ADMIN_URL, natsUrl: NATS_URL, redisUrl: REDIS_URL }
}

async function dropDatabase(name: string): Promise<void> {
  if (process.env.KEEP_E2E !== undefined) return
  const admin = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
}

function withDatabase(url: string, database: string): string {
  const named = new URL(url)
  named.pathname = `/${database}`
  return named.href
}

/** One clock for all processes: the file says how far ahead of the machine's it is. */
export function openClock(control: string, onMove: () => void = () => {}) {
  let aheadMs = 0n
  const write = () => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(aheadMs)
    writeFileSync(join(control, 'clock'), bytes)
  }
  mkdirSync(control, { recursive: true })
  write()
  return {
    now: () => new Date(Date.now() + Number(aheadMs)),
    forward: (ms: number) => {
      aheadMs += BigInt(ms)
      write()
      onMove()
    },
  }
}
