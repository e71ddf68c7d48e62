import { fileURLToPath } from 'node:url'
import { defineProblems, Integer, MONEY_MAX, MoneySchema, money, Nullable } from '@konter/core'
import { customer, service, staff, type TestService, testService } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from './claim.ts'
import type { Database } from './database.ts'
import { defineService, ServiceConfig } from './start.ts'

type Context = { db: Database; transaction: Database['transaction']; work: (claim: Claim) => Promise<void> }

const problem = defineProblems({
  'cup.empty': {
    status: 402,
    title: { id: 'Cangkir kosong', en: 'Empty cup' },
    detail: { id: 'Kosong.', en: 'It is empty.' },
  },
})

const Cup = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 20 }), price: Type.Integer({ minimum: 1, maximum: MONEY_MAX }) },
  { additionalProperties: false, title: 'Cup' },
)
const Filled = Type.Object({ id: Type.String(), secret: Type.Optional(Type.String()) })

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => ({ db, transaction: db.transaction, work: async () => {} }),
  routes: (app, ctx) => {
    app.post(
      '/v1/cups',
      {
        config: { access: { own: 'order:place' }, idempotent: true },
        schema: { operationId: 'fillCup', body: Cup, response: { 201: Filled } },
      },
      async ({ claim }, reply) => {
        await ctx.work(claim)
        await ctx.transaction((tx) => claim.answer(tx, 201, { id: claim.id }, { secret: 'sesame' }))
        return reply.code(201).send({ id: claim.id, secret: 'sesame' })
      },
    )
    const Query = Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 100 })) }, { additionalProperties: false })
    app.get(
      '/v1/cups',
      {
        config: { access: 'order:read' },
        schema: {
          operationId: 'listCups',
          querystring: Query,
          response: {
            200: Type.Object({
              price: MoneySchema,
              count: Integer,
              more: Nullable(MoneySchema),
              many: Nullable(Integer),
            }),
          },
        },
      },
      async () => ({ price: money(9_007_199_254_740_991n), count: 7n, more: money(5n), many: 9n, leak: 'this' }),
    )
    app.get(
      '/v1/open',
      { config: { access: 'public' }, schema: { operationId: 'openCup' } },
      async ({ caller, clientIp }) => ({ kind: caller.kind, clientIp }),
    )
    app.get('/v1/broken', { config: { access: 'public' }, schema: { operationId: 'breakCup' } }, async () => {
      throw new Error('the handle came off: secret-token')
    })
    app.get(
      '/internal/cups',
      { config: { access: 'ledger:post', internal: true }, schema: { operationId: 'internalCups' } },
      async () => ({}),
    )
  },
})

let cups: TestService<Context>
beforeAll(async () => {
  cups = await testService(definition)
})
afterAll(() => cups.stop())

const body = { name: 'kopi', price: 5_000 }

describe('refusals', () => {
  test('400 names every bad, missing and unknown field', async () => {
    const { body: answer, headers } = await cups.post('/v1/cups', {
      as: customer(),
      body: { price: 1.5, colour: 'red' },
    })
    expect(headers['content-type']).toContain('application/problem+json')
    expect(answer).toMatchObject({ status: 400, code: 'request.invalid', title: 'Permintaan tidak sah' })
    expect((answer.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/colour',
      '/name',
      '/price',
    ])
  })

  test('400 for a text where a number belongs: nothing is guessed', async () => {
    const { body: answer } = await cups.post('/v1/cups', { as: customer(), body: { name: 'kopi', price: '5000' } })
    expect(answer).toMatchObject({ errors: [{ pointer: '/price' }] })
  })

  test.each([
    ['{"name":', 'request.malformed', 400],
    ['x'.repeat(300_000), 'request.too-large', 413],
  ])('the body %.10s… is refused: %s', async (raw, code, status) =>
    expect((await cups.post('/v1/cups', { as: customer(), body: raw })).body).toMatchObject({ status, code }),
  )

  test('400 says in the language of the caller what is wrong, and in which part of the request', async () => {
    const errorsOf = async (language: string, path: string, body?: object) =>
      (
        await cups.call(body === undefined ? 'GET' : 'POST', path, {
          as: body === undefined ? staff('order:read') : customer(),
          headers: { 'accept-language': language },
          ...(body === undefined ? {} : { body }),
        })
      ).body.errors
    expect(await errorsOf('id', '/v1/cups', { price: 0, colour: 'red' })).toEqual([
      { pointer: '/name', message: 'wajib diisi' },
      { pointer: '/colour', message: 'tidak dikenal' },
      { pointer: '/price', message: 'minimal 1' },
    ])
    expect(await errorsOf('en', '/v1/cups', { name: '', price: 'one' })).toEqual([
      { pointer: '/name', message: 'must have at least 1 character' },
      { pointer: '/price', message: 'must be a whole number' },
    ])
    expect(await errorsOf('en', '/v1/cups?limit=x&colour=red')).toEqual([
      { pointer: '/colour', in: 'query', message: 'is not a known field' },
      { pointer: '/limit', in: 'query', message: 'must be a whole number' },
    ])
  })

  test.each(['text/xml', 'text/plain'])('415 for %s', async (type) => {
    const headers = { 'content-type': type }
    expect((await cups.post('/v1/cups', { as: customer(), body: '<a/>', headers })).body).toMatchObject({
      code: 'request.unsupported-media-type',
    })
  })

  test.each(['\0', '\ud800'])('400 for characters that no database keeps', async (text) => {
    const { body: answer } = await cups.post('/v1/cups', { as: customer(), body: { name: `a${text}`, price: 1 } })
    expect(answer).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/name' }] })
  })

  test('400 for what is nested deeper than anybody reads', async () => {
    for (const deep of [
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    ])
      expect(await cups.post('/v1/cups', { as: customer(), body: deep })).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ pointer: expect.stringMatching(/^\/[0a]\//) }] },
      })
  })

  test('400 for what is endless: in a body it is no number, in a query it is too large', async () => {
    const raw = '{"name":"kopi","price":1e400}'
    expect((await cups.post('/v1/cups', { as: customer(), body: raw })).body).toMatchObject({
      errors: [{ pointer: '/price', message: 'harus berupa bilangan bulat' }],
    })
    for (const limit of ['1e400', 'Infinity', '-1e400x'])
      expect((await cups.get(`/v1/cups?limit=${limit}`, { as: staff('order:read') })).body).toMatchObject({
        status: 400,
        errors: [{ pointer: '/limit', in: 'query' }],
      })
  })

  test('404 in the language of the caller, with the request id', async () => {
    const { body: answer } = await cups.get('/v1/nothing', {
      headers: { 'accept-language': 'en', 'x-request-id': 'request-0001' },
    })
    expect(answer).toMatchObject({ code: 'route.not-found', title: 'No such address', instance: 'request-0001' })
  })

  test('500 says nothing of the cause', async () => {
    const { body: answer } = await cups.get('/v1/broken')
    expect(answer).toMatchObject({ status: 500, code: 'service.failed' })
    expect(JSON.stringify(answer)).not.toContain('secret-token')
  })
})

describe('callers', () => {
  test.each([
    ['nobody', undefined, '/v1/cups', 401],
    ['a customer', customer(), '/v1/cups', 403],
    ['staff with another permission', staff('order:operate'), '/v1/cups', 403],
    ['staff', staff('order:read'), '/v1/cups', 200],
    ['staff with all of a kind', staff('order:*'), '/v1/cups', 200],
    ['an API key of staff', { ...staff('order:read'), apiKeyId: 'k', scopes: ['order:read'] }, '/v1/cups', 403],
    ['a customer', customer(), '/internal/cups', 403],
    ['a service without the permission', service('catalog'), '/internal/cups', 403],
    ['a service with it', service('order'), '/internal/cups', 200],
    ['staff who may do everything, what only services do', staff('*', 'ledger:post'), '/internal/cups', 403],
  ])('%s: %s %s', async (_who, as, path, status) =>
    expect((await cups.get(path, as === undefined ? {} : { as })).status).toBe(status),
  )

  test('an API key needs the scope of an own route', async () => {
    const key = (...scopes: string[]) => ({ ...customer(), apiKeyId: 'k', scopes })
    expect((await cups.post('/v1/cups', { as: key('wallet:read'), body })).status).toBe(403)
    expect((await cups.post('/v1/cups', { as: key('order:place'), body })).status).toBe(201)
  })

  test('the gateway cannot pass itself off as a service; a changed token is none', async () => {
    const forged = { ...customer(), sub: 'service:wallet', kind: 'user' as const }
    expect((await cups.get('/internal/cups', { as: forged })).status).toBe(403)
    const token = cups.tokenFor(customer())
    for (const bad of [`${token.slice(0, -4)}AAAA`, 'nonsense', ''])
      expect((await cups.get('/v1/open', { headers: { authorization: `Bearer ${bad}` } })).status).toBe(401)
  })

  test('only who holds a token of ours may say where a client is', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect((await cups.get('/v1/open', { headers })).body.clientIp).toBe('127.0.0.1')
    expect((await cups.get('/v1/open', { headers, as: customer() })).body.clientIp).toBe('203.0.113.9')
  })

  test('an answer holds what its schema says, and money as an integer', async () => {
    const { body: answer } = await cups.get('/v1/cups', { as: staff('order:read') })
    expect(answer).toEqual({
      price: { amount: 9_007_199_254_740_991, currency: 'IDR' },
      count: 7,
      more: { amount: 5, currency: 'IDR' },
      many: 9,
    })
  })
})

describe('Idempotency-Key', () => {
  const fill = (options: object) =>
    cups.post<{ id: string; secret: string; code: string }>('/v1/cups', { body, ...options })

  test('400 without one, or with one that is no key', async () => {
    expect((await fill({ as: customer(), key: null })).body.code).toBe('idempotency.key-missing')
    expect((await fill({ as: customer(), key: 'x'.repeat(256) })).body.code).toBe('idempotency.key-missing')
  })

  test('the same key and body give the same answer, bare or quoted, secrets included', async () => {
    const as = customer()
    const first = await fill({ as, key: 'abc' })
    expect(await fill({ as, key: '"abc"' })).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    })
    const stored = await cups.db.query<{ sealed: Buffer }>('select * from request_claim')
    expect(JSON.stringify(stored)).not.toContain('sesame')
    expect(stored.some(({ sealed }) => sealed.toString().includes('sesame'))).toBe(false)
  })

  test('422 for the same key and another body; another caller may use it', async () => {
    const as = customer()
    await fill({ as, key: 'abc' })
    expect((await fill({ as, key: 'abc', body: { ...body, price: 1 } })).body.code).toBe('idempotency.key-reused')
    expect((await fill({ as: customer(), key: 'abc' })).status).toBe(201)
  })

  test('409 while the first is running; twenty at once do the work once', async () => {
    const as = customer()
    let works = 0
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    cups.ctx.work = async () => {
      works += 1
      await held
    }
    const all = Array.from({ length: 20 }, () => fill({ as, key: 'busy' }))
    let refused = 0
    for (const each of all)
      void each.then(({ status }) => {
        if (status === 409) refused += 1
        if (refused === 19) release()
      })
    const answers = await Promise.all(all)
    cups.ctx.work = async () => {}
    expect(works).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ body: { code } }) => code === 'idempotency.in-progress')).toHaveLength(19)
  })

  test('a refusal frees the key at once', async () => {
    const as = customer()
    cups.ctx.work = async () => {
      throw problem('cup.empty', {})
    }
    expect((await fill({ as, key: 'poor' })).status).toBe(402)
    cups.ctx.work = async () => {}
    expect((await fill({ as, key: 'poor' })).status).toBe(201)
  })

  test('a refusal after something was committed does not free the key: the next try finds it', async () => {
    const as = customer()
    const ids: string[] = []
    cups.ctx.work = async (claim) => {
      ids.push(claim.id)
      claim.stands = true
      if (ids.length < 3) throw problem('cup.empty', {})
    }
    expect((await fill({ as, key: 'half' })).status).toBe(402)
    expect((await fill({ as, key: 'half' })).status).toBe(402)
    expect((await fill({ as, key: 'half' })).status).toBe(201)
    cups.ctx.work = async () => {}
    expect(new Set(ids).size).toBe(1)
  })

  test('a failure of ours is resumed with the same id', async () => {
    const as = customer()
    const tries: string[] = []
    cups.ctx.work = async (claim) => {
      tries.push(`${claim.id} ${claim.resumed}`)
      if (!claim.resumed) throw new Error('fell over')
    }
    expect((await fill({ as, key: 'again' })).status).toBe(500)
    const { body: answer } = await fill({ as, key: 'again' })
    cups.ctx.work = async () => {}
    expect(tries).toEqual([`${answer.id} false`, `${answer.id} true`])
  })

  test('a process that died is resumed when its lease ends', async () => {
    const as = customer()
    const actor = `user:${as.sub}`
    await fill({ as, key: 'died' })
    await cups.db.query('update request_claim set status = null, answer = null where caller = $1', [actor])
    expect((await fill({ as, key: 'died' })).body.code).toBe('idempotency.in-progress')
    await cups.db.query(`update request_claim set lease_until = now() - interval '1 second' where caller = $1`, [actor])
    expect((await fill({ as, key: 'died' })).status).toBe(201)
  })

  test('who was outrun, because the lease ended, frees nothing of who went on', async () => {
    const as = customer()
    const [slow, next] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const [began, resumed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    cups.ctx.work = async (claim) => {
      ;(claim.resumed ? resumed : began).resolve()
      await (claim.resumed ? next : slow).promise
      if (!claim.resumed) throw problem('cup.empty', {})
    }
    const first = fill({ as, key: 'outrun' })
    await began.promise
    await cups.db.query(`update request_claim set lease_until = '-infinity' where caller = $1`, [`user:${as.sub}`])
    const second = fill({ as, key: 'outrun' })
    await resumed.promise
    slow.resolve()
    expect((await first).status).toBe(402)
    expect((await fill({ as, key: 'outrun' })).body.code).toBe('idempotency.in-progress')
    next.resolve()
    const { body: answer } = await second
    cups.ctx.work = async () => {}
    expect((await fill({ as, key: 'outrun' })).body.id).toBe(answer.id)
  })

  test('who was outrun answers nothing of their own: what was answered first is the answer, secrets included', async () => {
    const as = customer()
    const [began, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    cups.ctx.work = async (claim) => {
      if (claim.resumed) return
      began.resolve()
      await slow.promise
    }
    const first = fill({ as, key: 'answered' })
    await began.promise
    await cups.db.query(`update request_claim set lease_until = '-infinity' where caller = $1`, [`user:${as.sub}`])
    const { status, body: answer } = await fill({ as, key: 'answered' })
    expect(status).toBe(201)
    const kept = () => cups.db.query('select status, answer, sealed from request_claim where id = $1', [answer.id])
    const before = await kept()
    slow.resolve()
    expect((await first).body.code).toBe('idempotency.in-progress')
    cups.ctx.work = async () => {}
    expect(await kept()).toEqual(before)
    expect((await fill({ as, key: 'answered' })).body).toEqual(answer)
  })
})

test('health tells each dependency with its latency; metrics are those of this service', async () => {
  expect((await cups.get('/health/live')).body).toEqual({ status: 'ok', service: 'order' })
  expect((await cups.get('/health/ready')).body).toMatchObject({
    dependencies: { database: { ok: true, latencyMs: expect.any(Number) } },
  })
  expect((await cups.get<string>('/metrics')).body).toContain('konter_outbox_unsent{service="order"} 0')
})
