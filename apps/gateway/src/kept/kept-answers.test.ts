import { randomUUID } from 'node:crypto'
import { type App, commonProblem, type Environment, type Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, raw } from '../fixture/calls.ts'
import { type Stand, startWorld, type World } from '../fixture/world.ts'

/** A catalogue that tells who asks and how often, and can be slow, wrong or away. */
type Shop = {
  asked: { url: string; headers: Record<string, unknown>; caller: Record<string, unknown> }[]
  vouchers: string[]
  merchantId: string
  title: string
  cacheControl: string
  hold: Promise<void> | undefined
  fail: boolean
}

let world: World
let shop: Shop
let stand: Stand
const merchantId = randomUUID()

function routes(app: App): void {
  const open = { config: { access: 'public' } } as const
  app.get<{ Params: { id?: string } }>('/v1/vouchers', open, async ({ url, headers, caller }, reply) => {
    shop.asked.push({ url, headers, caller })
    const items = shop.vouchers.map((id) => ({ id, title: shop.title, merchant: { id: shop.merchantId } }))
    await shop.hold
    if (shop.fail) throw commonProblem('service.unavailable', {})
    reply.headers({ 'cache-control': shop.cacheControl, vary: 'accept-language' })
    return {
      items,
      language: headers['accept-language'] ?? 'none',
      nextCursor: null,
      filler: url.includes('long') ? 'x'.repeat(200_000) : '',
    }
  })
  app.get<{ Params: { id: string } }>(
    '/v1/vouchers/:id',
    open,
    async ({ url, headers, caller, params: { id } }, reply) => {
      shop.asked.push({ url, headers, caller })
      if (!shop.vouchers.includes(id)) throw commonProblem('route.not-found', { method: 'GET', path: url })
      reply.headers({ 'cache-control': shop.cacheControl, vary: 'accept-language' })
      return { id, title: shop.title, merchant: { id: shop.merchantId } }
    },
  )
  app.get('/v1/products', open, async ({ url, headers, caller }, reply) => {
    shop.asked.push({ url, headers, caller })
    reply.header('cache-control', 'public, max-age=60')
    return { level: caller.memberLevel }
  })
}

const fresh = 'public, max-age=60, stale-if-error=600'
const aged = 'public, max-age=0, stale-if-error=600'

beforeEach(async () => {
  shop = {
    asked: [],
    vouchers: [randomUUID(), randomUUID()],
    merchantId,
    title: 'Kopi',
    cacheControl: fresh,
    hold: undefined,
    fail: false,
  }
  world = await startWorld()
  stand = await world.serve('catalog', routes)
})
afterEach(async () => {
  vi.useRealTimers()
  await world.stop()
})

/** From here on it is so much later. Only the date is moved: whoever waits, waits as long as ever. */
const later = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })

/** Both ways through the gateway; each test is asked of both. */
const ways = [
  ['the lean path', {}],
  ['the full path', { LEAN_PATH: 'false' }],
] as const satisfies readonly (readonly [string, Environment])[]

/**
 * A gateway hears of changes when a probe of each is forgotten. They are of nobody else: what is told here and heard late
 * makes it forget nothing of what the test asks.
 */
async function hearing(gateway: Running): Promise<void> {
  const { vouchers } = shop
  for (const what of ['voucherId', 'merchantId'] as const)
    await eventually(async () => {
      const id = randomUUID()
      const probe = `/v1/vouchers?probe=${id}`
      shop.vouchers = [what === 'voucherId' ? id : randomUUID()]
      shop.merchantId = what === 'merchantId' ? id : randomUUID()
      await ask(gateway, probe)
      await world.tellOf(what === 'voucherId' ? { voucherId: id } : { merchantId: id })
      await eventually(
        async () => expect((await ask(gateway, probe)).headers.get('cache-status')).toContain('fwd=uri-miss'),
        { withinMs: 500 },
      )
    })
  Object.assign(shop, { asked: [], vouchers, merchantId })
}

describe.each(ways)('by %s', (_way, environment) => {
  const gateway = (more: Environment = {}) => world.gateway({ ...environment, ...more })

  test('the second to ask gets what the first was told, with its age, and the service is not asked', async () => {
    const door = await gateway()
    const first = await ask(door, '/v1/vouchers?q=kopi')
    const second = await ask(door, '/v1/vouchers?q=kopi')
    expect(shop.asked).toHaveLength(1)
    expect(second.body).toEqual(first.body)
    expect(first.headers.get('cache-status')).toBe('konter; fwd=uri-miss; fwd-status=200; stored')
    expect(second.headers.get('cache-status')).toMatch(/^konter; hit; ttl=\d+$/)
    expect(Number(second.headers.get('age'))).toBeLessThan(5)
    expect(second.headers.get('cache-control')).toBe('private, max-age=60, stale-if-error=600')
    expect(second.headers.get('etag')).toMatch(/^W\/"[\w-]{22}"$/)
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    await ask(door, '/v1/vouchers?q=teh')
    expect(shop.asked).toHaveLength(2)
  })

  test('304 for who has it already; HEAD says as much without a body', async () => {
    const door = await gateway()
    const etag = (await raw(door, '/v1/vouchers')).headers.etag ?? ''
    const again = await raw(door, '/v1/vouchers', { headers: { 'if-none-match': `"other", ${etag}` } })
    expect([again.status, again.bytes.length, again.headers.etag, again.headers['cache-control']]).toEqual([
      304,
      0,
      etag,
      'private, max-age=60, stale-if-error=600',
    ])
    expect((await raw(door, '/v1/vouchers', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const head = await raw(door, '/v1/vouchers', { method: 'HEAD' })
    const get = await raw(door, '/v1/vouchers')
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(get.bytes.length)])
    expect(shop.asked).toHaveLength(1)
  })

  test('each language has its own, however it is written', async () => {
    const door = await gateway()
    const inLanguage = async (language: string) =>
      (await ask(door, '/v1/vouchers', { headers: { 'accept-language': language } })).body.language
    expect(await inLanguage('en')).toBe('en')
    expect(await inLanguage('id')).toBe('id')
    expect(await inLanguage('su, en;q=0.5')).toBe('su, en;q=0.5')
    expect(shop.asked).toHaveLength(3)
    expect(await inLanguage('EN')).toBe('en')
    expect(await inLanguage('en;q=0.9, su;q=0')).toBe('en')
    expect(shop.asked).toHaveLength(3)
  })

  test('nothing of one caller is ever shown to another: the service hears of none of them', async () => {
    const door = await gateway()
    const [siti, budi] = [world.users.person({ memberLevel: 'gold' }), world.users.person()]
    const answers = []
    for (const token of [siti.token, siti.token, budi.token, undefined])
      answers.push(
        await ask(door, '/v1/vouchers', {
          token,
          headers: { 'x-private': 'secret', 'user-agent': 'hers/1.0', 'if-none-match': '"x"' },
        }),
      )
    expect(shop.asked).toHaveLength(1)
    const [{ caller, headers } = { caller: {}, headers: {} }] = shop.asked
    expect(caller).toMatchObject({ kind: 'anonymous', userId: '' })
    for (const name of ['x-private', 'user-agent', 'if-none-match']) expect(headers).not.toHaveProperty(name)
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(siti.userId)
    const ids = answers.map(({ headers: sent }) => sent.get('x-request-id'))
    expect(new Set(ids).size).toBe(4)
    for (const { headers: sent } of answers) expect(sent.get('cache-control')).toContain('private')
    expect((await ask(door, '/v1/vouchers', { token: 'nonsense' })).status).toBe(401)
  })

  test('what depends on who asks is never kept, whatever the service says', async () => {
    const door = await gateway()
    const gold = world.users.person({ memberLevel: 'gold' })
    expect((await ask(door, '/v1/products', { token: gold.token })).body).toEqual({ level: 'gold' })
    expect((await ask(door, '/v1/products')).body).toEqual({ level: 'bronze' })
    expect(shop.asked).toHaveLength(2)
  })

  test('what the service does not call public is not kept, nor what it refuses', async () => {
    const door = await gateway()
    shop.cacheControl = 'max-age=60'
    for (let n = 0; n < 2; n++) await ask(door, '/v1/vouchers')
    for (let n = 0; n < 2; n++) expect((await ask(door, `/v1/vouchers/${randomUUID()}`)).status).toBe(404)
    expect(shop.asked).toHaveLength(4)
  })

  test('who asks while the question is on its way waits for the same answer; who leaves does not end it', async () => {
    const door = await gateway()
    const held = Promise.withResolvers<void>()
    shop.hold = held.promise
    const leaving = new AbortController()
    const left = ask(door, '/v1/vouchers', { signal: leaving.signal }).catch(() => 'left')
    await eventually(() => expect(shop.asked).toHaveLength(1))
    const waiting = Array.from({ length: 9 }, () => ask(door, '/v1/vouchers'))
    leaving.abort()
    expect(await left).toBe('left')
    held.resolve()
    for (const { status, body } of await Promise.all(waiting))
      expect([status, body.items]).toEqual([200, expect.any(Array)])
    expect(shop.asked).toHaveLength(1)
  })

  test('a long answer is kept as well, and packed for each as they like it', async () => {
    const door = await gateway()
    const plain = await raw(door, '/v1/vouchers?long')
    const packed = await raw(door, '/v1/vouchers?long', { headers: { 'accept-encoding': 'br' } })
    expect([packed.headers['content-encoding'], packed.headers.etag]).toEqual(['br', plain.headers.etag])
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 10)
    expect(shop.asked).toHaveLength(1)
  })

  test('a voucher that was taken back is forgotten the moment it is told, in every answer that shows it', async () => {
    const door = await gateway()
    await hearing(door)
    const [gone = '', other = ''] = shop.vouchers
    for (const path of ['/v1/vouchers', `/v1/vouchers/${gone}`, `/v1/vouchers/${other}`]) await ask(door, path)
    shop.vouchers = [other]
    await world.tellOf({ voucherId: gone })
    await eventually(async () => expect((await ask(door, `/v1/vouchers/${gone}`)).status).toBe(404))
    expect(JSON.stringify((await ask(door, '/v1/vouchers')).body)).not.toContain(gone)
    expect((await ask(door, `/v1/vouchers/${other}`)).headers.get('cache-status')).toContain('hit')
  })

  test('what a merchant does is forgotten with all its vouchers', async () => {
    const door = await gateway()
    await hearing(door)
    await ask(door, '/v1/vouchers')
    shop.vouchers = []
    await world.tellOf({ merchantId })
    await eventually(async () => expect((await ask(door, '/v1/vouchers')).body.items).toEqual([]))
  })

  test('an answer that was overtaken by a change is given to who asked, and not kept', async () => {
    const door = await gateway()
    await hearing(door)
    const held = Promise.withResolvers<void>()
    shop.hold = held.promise
    const before = ask(door, '/v1/vouchers')
    await eventually(() => expect(shop.asked).toHaveLength(1))
    shop.title = 'Teh'
    const [changed = ''] = shop.vouchers
    await world.tellOf({ voucherId: changed })
    // Heard by the time that what is told after it is.
    const probe = `/v1/vouchers/${shop.vouchers[1]}`
    await ask(door, probe)
    await world.tellOf({ voucherId: shop.vouchers[1] ?? '' })
    await eventually(async () => expect((await ask(door, probe)).headers.get('cache-status')).toContain('fwd=uri-miss'))
    held.resolve()
    expect(JSON.stringify((await before).body)).toContain('Kopi')
    expect(JSON.stringify((await ask(door, '/v1/vouchers')).body)).toContain('Teh')
  })

  test('without being told, it is gone when the answer is no longer fresh', async () => {
    const door = await gateway()
    const [gone = ''] = shop.vouchers
    const shown = async () => JSON.stringify((await ask(door, '/v1/vouchers')).body)
    await shown()
    shop.vouchers = []
    expect(await shown()).toContain(gone)
    later(61)
    expect(await shown()).not.toContain(gone)
  })

  describe('while the catalogue', () => {
    beforeEach(() => {
      shop.cacheControl = aged
    })

    test('is killed: the same answers as before, and they say that they are old', async () => {
      const door = await gateway()
      const before = await ask(door, '/v1/vouchers?q=kopi')
      await stand.close()
      for (let n = 0; n < 8; n++) {
        const { status, body, headers } = await ask(door, '/v1/vouchers?q=kopi')
        expect([status, body]).toEqual([200, before.body])
        expect(headers.get('cache-status')).toMatch(/^konter; hit; ttl=(0|-\d+); detail=stale-if-error$/)
        expect(headers.get('age')).toMatch(/^\d+$/)
        expect(headers.get('warning')).toBeNull()
      }
      expect((await ask(door, '/v1/vouchers?q=other')).status).toBe(503)
      await world.serve('catalog', routes)
      shop.title = 'Teh'
      await eventually(async () =>
        expect(JSON.stringify((await ask(door, '/v1/vouchers?q=kopi')).body)).toContain('Teh'),
      )
    })

    test('says that it cannot answer', async () => {
      const door = await gateway()
      await ask(door, '/v1/vouchers')
      shop.fail = true
      expect((await ask(door, '/v1/vouchers')).status).toBe(200)
      const { status, body } = await ask(door, '/v1/vouchers?q=unknown')
      expect([status, body.code]).toEqual([503, 'service.unavailable'])
    })

    test('hangs: nobody waits for longer than they must, and after the first hardly at all', async () => {
      const door = await gateway({ KEPT_PATIENCE_MS: '3000', BREAKER_FAILURES: '1000' })
      await ask(door, '/v1/vouchers')
      const held = Promise.withResolvers<void>()
      shop.hold = held.promise
      const timed = async () => {
        const began = performance.now()
        expect((await ask(door, '/v1/vouchers')).headers.get('cache-status')).toContain('stale-if-error')
        return performance.now() - began
      }
      expect(await timed()).toBeGreaterThan(2_900)
      // Whoever waited would wait as long as the first.
      expect(Math.min(...(await Promise.all(Array.from({ length: 20 }, timed))))).toBeLessThan(2_900)
      held.resolve()
      shop.hold = undefined
      shop.title = 'Teh'
      await eventually(async () => expect(JSON.stringify((await ask(door, '/v1/vouchers')).body)).toContain('Teh'))
    })

    test('is away, what was taken back is not shown: better nothing than that', async () => {
      const door = await gateway()
      shop.cacheControl = fresh
      await hearing(door)
      const [gone = ''] = shop.vouchers
      await ask(door, '/v1/vouchers')
      await stand.close()
      await world.tellOf({ voucherId: gone })
      await eventually(async () => expect((await ask(door, '/v1/vouchers')).status).toBe(503))
    })

    test('is away for longer than its answers may be shown: 503', async () => {
      const door = await gateway()
      shop.cacheControl = 'public, max-age=0, stale-if-error=60'
      await ask(door, '/v1/vouchers')
      await stand.close()
      expect((await ask(door, '/v1/vouchers')).status).toBe(200)
      later(61)
      expect((await ask(door, '/v1/vouchers')).status).toBe(503)
    })
  })

  test('KEEP_ANSWERS=false: everything is asked', async () => {
    const door = await gateway({ KEEP_ANSWERS: 'false' })
    for (let n = 0; n < 3; n++) expect((await ask(door, '/v1/vouchers')).headers.get('cache-status')).toBeNull()
    expect(shop.asked).toHaveLength(3)
  })
})
