import type { Socket } from 'node:net'
import { AccessChanged, DepositCompleted } from '@konter/contracts'
import { newId } from '@konter/core'
import { customer, eventually, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDeposit, publish, type Replica, type Replicas, rupiah, testReplicas } from '../fixture.ts'
import { telling } from '../notification/notice.ts'
import { deafListener, hears, type Listener, listenTo } from './fixture.ts'

const perUserMax = 3

let shop: Replicas
let [here, there]: Replica[] = []
const at = (replica: Replica | undefined) => {
  if (replica === undefined) throw new Error('not started')
  return replica
}
const listen = (replica: Replica | undefined, as: TestCaller, lastEventId?: string | number): Promise<Listener> =>
  listenTo({ url: at(replica).url, token: shop.tokenFor(as) }, lastEventId)

const openAt = (replica: Replica | undefined, { sub }: TestCaller): number =>
  [...at(replica).ctx.streams.of(sub)].length

/** What happened while nobody was connected. */
const tellOf = async (replica: Replica | undefined, { sub: userId }: TestCaller, times: number): Promise<void> => {
  const { ctx } = at(replica)
  for (let n = 1; n <= times; n++) {
    const { depositId, amount, balanceAfter: balance } = aDeposit(userId, n)
    const notice = { userId, subjectId: depositId, facts: { amount, balance }, data: { depositId, amount } }
    await ctx.transaction(telling(ctx, 'deposit.completed', notice))
  }
}

const idsOf = (heard: readonly { id: string }[]): number[] => heard.map(({ id }) => Number(id))
const oneTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, n) => first + n)

beforeAll(async () => {
  // The poll is far away: what arrives here was nudged.
  shop = await testReplicas(2, { STREAM_POLL_MS: '3600000', STREAMS_PER_USER_MAX: String(perUserMax) })
  ;[here, there] = shop.replicas
  await at(here).bus.ready
  await at(there).bus.ready
})
afterAll(() => shop.stop())

describe('GET /v1/notifications/stream', () => {
  test('200 greets with the present position and says how to come back', async () => {
    const as = customer()
    await tellOf(here, as, 2)
    const listener = await listen(here, as)
    await eventually(() => expect(listener.heard).toHaveLength(1))
    expect(listener.heard).toEqual([{ id: '2', event: 'hello', data: { unread: 2 } }])
    expect(listener.text()).toMatch(/^retry: 2000\n\n/)
    expect(listener.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(listener.headers.get('cache-control')).toBe('no-store')
    expect(listener.headers.get('x-accel-buffering')).toBe('no')
    listener.hang()
  })

  test('200 hears what is told, as the list shows it, and nothing of anybody else', async () => {
    const [siti, budi] = [customer(), customer()]
    const [sitis, budis] = [await listen(here, siti), await listen(here, budi)]
    await publish(at(here), DepositCompleted, { ...aDeposit(siti.sub), amount: rupiah(75_000) })
    const [heard] = await hears(sitis, 1)
    expect(heard).toMatchObject({ id: '1', data: { title: 'Deposit berhasil' } })
    const list = await fetch(`${at(there).url}/v1/notifications`, {
      headers: { authorization: `Bearer ${shop.tokenFor(siti)}` },
    })
    expect(await list.json()).toMatchObject({ items: [heard?.data], unread: 1 })
    await tellOf(here, budi, 1)
    await hears(budis, 1)
    expect(sitis.heard.filter(({ event }) => event === 'notification')).toHaveLength(1)
    sitis.hang()
    budis.hang()
  })

  test('200 with Last-Event-ID sends exactly what was missed, in order, and goes on', async () => {
    const as = customer()
    const first = await listen(here, as)
    await tellOf(here, as, 3)
    await hears(first, 3)
    first.hang()
    // More than are read at a time.
    await tellOf(here, as, 120)
    const second = await listen(there, as, 3)
    expect(idsOf(await hears(second, 120))).toEqual(oneTo(123, 4))
    await tellOf(here, as, 1)
    expect(idsOf(await hears(second, 121))).toEqual(oneTo(124, 4))
    expect(second.heard.some(({ event }) => event === 'hello')).toBe(false)
    second.hang()
  })

  test('200 with a position that this feed never had starts at the present', async () => {
    const as = customer()
    await tellOf(here, as, 2)
    const listener = await listen(here, as, 17)
    await eventually(() => expect(listener.heard).toMatchObject([{ id: '2', event: 'hello' }]))
    listener.hang()
  })

  test('400 for what is no position', async () => {
    for (const position of ['-1', '1.5', 'x', '9'.repeat(19)])
      expect((await listen(here, customer(), position)).status).toBe(400)
  })

  test('401 without a token, and for one in the URL', async () => {
    const url = `${at(here).url}/v1/notifications/stream`
    const token = shop.tokenFor(customer())
    expect((await fetch(url)).status).toBe(401)
    for (const name of ['token', 'access_token', 'authorization'])
      expect((await fetch(`${url}?${name}=${token}`)).status).toBe(401)
    expect((await fetch(url, { headers: { authorization: 'Bearer x.y.z' } })).status).toBe(401)
  })

  test('403 for a key without the scope, 200 with it', async () => {
    expect((await listen(here, customer({ apiKeyId: newId(), scopes: ['order:read'] }))).status).toBe(403)
    const listener = await listen(here, customer({ apiKeyId: newId(), scopes: ['notification:read'] }))
    expect(listener.status).toBe(200)
    listener.hang()
  })

  test('404 for HEAD, which would open a stream that nobody reads', async () => {
    const headers = { authorization: `Bearer ${shop.tokenFor(customer())}` }
    expect((await fetch(`${at(here).url}/v1/notifications/stream`, { method: 'HEAD', headers })).status).toBe(404)
  })

  test('429 for one stream too many of a user; the place is free when one of them hangs up', async () => {
    const as = customer()
    const open = await Promise.all(oneTo(perUserMax).map(() => listen(here, as)))
    const refused = await listen(here, as)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('15')
    await refused.ended
    expect(JSON.parse(refused.text())).toMatchObject({
      code: 'notification.too-many-streams',
      detail: 'Paling banyak 3 aliran notifikasi per pengguna. Tutup salah satunya dahulu.',
    })
    open[0]?.hang()
    await eventually(() => expect(openAt(here, as)).toBe(perUserMax - 1))
    open.push(await listen(here, as))
    expect(open.at(-1)?.status).toBe(200)
    for (const each of open) each.hang()
    await eventually(() => expect(openAt(here, as)).toBe(0))
  })
})

describe('two replicas', () => {
  test('fifty facts at once are heard on both, each once, in order', async () => {
    const as = customer()
    const listeners = [await listen(here, as), await listen(there, as)]
    await Promise.all(
      oneTo(50).map((n) => publish(at(n % 2 === 0 ? here : there), DepositCompleted, aDeposit(as.sub, n))),
    )
    for (const listener of listeners) {
      expect(idsOf(await hears(listener, 50))).toEqual(oneTo(50))
      listener.hang()
    }
  })

  test('a client that keeps losing its connection hears everything once, whichever replica it comes back to', async () => {
    const as = customer()
    const heard: number[] = []
    const telling = Promise.all(oneTo(100).map((n) => publish(at(here), DepositCompleted, aDeposit(as.sub, n))))
    for (let n = 0; heard.length < 100; n++) {
      const listener = await listen(n % 2 === 0 ? here : there, as, heard.at(-1) ?? 0)
      const some = await hears(listener, 1)
      listener.hang()
      heard.push(...idsOf(some))
    }
    await telling
    expect(heard).toEqual(oneTo(100))
  })

  test('the streams of a user whose access changed end everywhere, and those of others stay', async () => {
    const [siti, budi] = [customer(), customer()]
    const sitis = [await listen(here, siti), await listen(there, siti)]
    const budis = await listen(here, budi)
    await publish(at(here), AccessChanged, { subject: siti.sub, userId: siti.sub, role: null })
    for (const listener of sitis) expect(await listener.ended).toBe('closed')
    expect(openAt(here, budi)).toBe(1)
    budis.hang()
  })
})

describe('the life of a stream', () => {
  test('is long and quiet: comments keep it open', async () => {
    const quiet = await shop.another({ STREAM_HEARTBEAT_MS: '20' })
    const listener = await listen(quiet, customer())
    await eventually(() => expect(listener.text().match(/^:$/gm)?.length).toBeGreaterThan(3))
    expect(quiet.ctx.streams.count()).toBe(1)
    listener.hang()
  })

  test('ends in peace, so that the next comes with a fresh token', async () => {
    const brief = await shop.another({ STREAM_LIFE_MS: '300' })
    const listener = await listen(brief, customer())
    expect(await listener.ended).toBe('closed')
    await eventually(() => expect(brief.ctx.streams.count()).toBe(0))
  })

  test('429 when the process has no place left, for whoever it is', async () => {
    const small = await shop.another({ STREAMS_MAX: '2' })
    const open = [await listen(small, customer()), await listen(small, customer())]
    const refused = await listen(small, customer())
    expect(refused.status).toBe(429)
    await refused.ended
    expect(refused.text()).toContain('notification.streams-exhausted')
    for (const each of open) each.hang()
  })

  test('a reader that takes nothing is let go, and what it missed waits in the database', async () => {
    const strict = await shop.another({ STREAM_STALLED_MS: '300', STREAM_HEARTBEAT_MS: '50' })
    const as = customer()
    const count = await fillFeed(as, 20_000)
    const deaf = deafListener({ url: strict.url, token: shop.tokenFor(as) }, 0)
    const closed = new Promise((resolve) => deaf.once('close', resolve))
    await eventually(() => expect(strict.ctx.streams.count()).toBe(1))
    await eventually(() => expect(strict.ctx.streams.count()).toBe(0))
    deaf.resume()
    await closed
    const listener = await listen(strict, as, count - 2)
    expect(idsOf(await hears(listener, 2))).toEqual([count - 1, count])
    listener.hang()
  })

  /** Far more than sockets hold. */
  async function fillFeed({ sub }: TestCaller, count: number): Promise<number> {
    const { db } = at(here)
    await db.query('insert into feed (user_id, sequence, unread) values ($1::uuid, $2::bigint, $2::bigint)', [
      sub,
      count,
    ])
    await db.query(
      `insert into notification (id, user_id, sequence, kind, subject_id, title, body, data, created_at)
       select gen_random_uuid(), $1::uuid, n, 'order.paid', gen_random_uuid(), 'title', repeat('x', 1000), '{"amount":{"amount":1,"currency":"IDR"}}', $3::timestamptz
         from generate_series(1, $2::int) as n`,
      [sub, count, new Date()],
    )
    return count
  }

  /** Waits until one of them has more to send than anybody takes. */
  async function untilStuck(sockets: readonly Socket[]): Promise<void> {
    let before = 0
    await eventually(
      () => {
        const sent = sockets.find((each) => each.writableNeedDrain)?.bytesWritten ?? 0
        const isStuck = sent > 0 && sent === before
        before = sent
        expect(isStuck).toBe(true)
      },
      { everyMs: 100 },
    )
  }

  test('ends at once when the service stops, even that of a reader that takes nothing', async () => {
    const ending = await shop.another({})
    const sockets: Socket[] = []
    ending.app.server.on('connection', (socket) => sockets.push(socket))
    const [siti, budi] = [customer(), customer()]
    await fillFeed(budi, 20_000)
    const listener = await listen(ending, siti)
    const deaf = deafListener({ url: ending.url, token: shop.tokenFor(budi) }, 0)
    await eventually(() => expect(ending.ctx.streams.count()).toBe(2))
    await untilStuck(sockets)
    const startedAt = performance.now()
    await ending.app.close()
    // What is not let go is waited for longer than this.
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect(await listener.ended).toBe('closed')
    expect(ending.ctx.streams.count()).toBe(0)
    deaf.destroy()
  })
})

describe('without NATS', () => {
  test('it starts and serves, and streams find by themselves what nobody nudged them about', async () => {
    const alone = await shop.another({ NATS_URL: 'nats://127.0.0.1:1', STREAM_POLL_MS: '100' })
    const as = customer()
    const listener = await listen(alone, as)
    await tellOf(alone, as, 3)
    expect(idsOf(await hears(listener, 3))).toEqual([1, 2, 3])
    listener.hang()
  })
})
