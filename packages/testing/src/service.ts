import { randomBytes, randomUUID } from 'node:crypto'
import {
  type BaseContext,
  type Built,
  buildService,
  type Environment,
  newSigningKeyPem,
  type ServiceDefinition,
  type Tx,
} from '@konter/service'
import type { TObject } from 'typebox'
import { type TestCaller, testTokens } from './callers.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export type Answer<Body = Record<string, unknown>> = { status: number; body: Body; headers: Record<string, unknown> }
export type CallOptions = {
  /** Nobody unless named. */
  as?: TestCaller
  body?: unknown
  /** The Idempotency-Key; a POST gets a fresh one unless this is null. */
  key?: string | null
  headers?: Record<string, string>
}

export type TestService<Ctx> = Built<Ctx> & {
  database: TestDatabase
  get<Body = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<Body>>
  post<Body = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<Body>>
  call<Body = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>
  tokenFor(caller: TestCaller): string
}

/** One service with a database of its own and real NATS, answering `inject`. Call `start()` for relay, consumers and jobs. */
export async function testService<S extends TObject, Ctx extends BaseContext<X>, X extends Tx>(
  definition: ServiceDefinition<S, Ctx, X>,
  environment: Environment = {},
): Promise<TestService<Ctx>> {
  const database = await testDatabase(definition)
  const tokens = testTokens()
  const built = await buildService<S, Ctx, X>(
    definition,
    {
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      DATABASE_URL: database.url,
      NATS_URL: process.env.NATS_URL,
      REDIS_URL: process.env.REDIS_URL,
      NATS_NAMESPACE: `test-${randomBytes(4).toString('hex')}`,
      SERVICE_SIGNING_KEY: newSigningKeyPem(),
      ...environment,
    },
    { keys: tokens.keys },
  ).catch(async (error: unknown) => {
    await database.drop()
    throw error
  })
  await built.app.ready()

  async function call<Body>(
    method: string,
    path: string,
    { as, body, key, headers = {} }: CallOptions = {},
  ): Promise<Answer<Body>> {
    const sent: Record<string, string> = { ...headers }
    if (as !== undefined) sent.authorization ??= `Bearer ${tokens.tokenFor(definition.name, as)}`
    if (method === 'POST' && key !== null) sent['idempotency-key'] ??= key ?? randomUUID()
    if (body !== undefined) sent['content-type'] ??= 'application/json'
    const answer = await built.app.inject({
      method: method as 'GET',
      url: path,
      headers: sent,
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = answer.body
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
    }
  }

  return {
    ...built,
    database,
    call,
    get: (path, options) => call('GET', path, options),
    post: (path, options) => call('POST', path, options),
    tokenFor: (caller) => tokens.tokenFor(definition.name, caller),
    stop: async () => {
      await built.stop()
      await database.drop()
    },
  }
}
