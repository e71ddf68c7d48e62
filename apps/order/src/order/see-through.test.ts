import { atOnce, giveAnswer, toJson } from '@konter/service'
import { eventually, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn } from '../fixture.ts'
import { restOrder } from './drive.repo.ts'
import { Drives } from './drives.ts'
import { findOrder, moveOrder, orderWithLog } from './order.repo.ts'
import { after, type Order } from './order.ts'
import { orderView, viewOf } from './order-view.ts'
import { preferredWait, seeThrough } from './see-through.ts'

let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService)
})
afterAll(() => orders.stop())

test.each([
  [undefined, undefined],
  ['', undefined],
  ['wait=3', 3],
  ['wait=100', 5],
  ['wait=0', undefined],
  ['wait=', undefined],
  ['wait=soon', undefined],
  ['wait=-1', undefined],
  ['wait=99999999999999999999', undefined],
  ['awaiting=3', undefined],
  ['respond-async', undefined],
  ['respond-async, wait=2', 2],
  ['Wait = "4"; foo="bar", return=minimal', 4],
  [['return=minimal', 'wait=1'], 1],
])('of Prefer: %s it waits %s seconds', (header, seconds) => expect(preferredWait(header)).toBe(seconds))

/** Drives what is handed to it as the test says, and nothing else. */
function driving(drive: (order: { id: string }) => Promise<void>) {
  const drives = new Drives()
  const ctx: Context = { ...orders.ctx, drives }
  const working = drives.start(ctx, async (_ctx, order, lease) => {
    await drive(order)
    await restOrder(ctx.db, order.id, lease, null)
  })
  return { ctx, drives, stop: () => working.stop() }
}

/** Handed over as a request does it that has just committed its answer: an order that is `paid`, or further by now. */
async function taken(drives: Drives): Promise<Order> {
  const order = await orderIn(orders, 'processing')
  const lease = drives.lease(new Date())
  await orders.db.query('update "order" set drive_at = $2 where id = $1', [order.id, lease.until])
  await orders.db.query(
    `insert into request_claim (caller, key_hash, id, request_hash, lease_until, claimed_at, status, answer)
     values ('somebody', decode(md5($1::text), 'hex'), $1::uuid, '\\x00', now(), now(), 201, $2::jsonb)`,
    [order.id, toJson(viewOf(order, []))],
  )
  drives.take(order, lease)
  return order
}
const now = (seconds: number) => ({ seconds, sinceMs: performance.now() })
const asJson = (value: unknown): unknown => JSON.parse(toJson(value))
/** What the same key is answered from now on. */
const answer = ({ id }: Order) => giveAnswer(orders.db, id)
const delivered = () => ({ cause: 'delivered', actor: 't', at: new Date(), serialNumber: '7' })

/** Ends it as the drive does: with its answer, in one transaction. */
async function end(ctx: Context, order: Order): Promise<void> {
  const step = delivered()
  const [ended, isAnswer] = await ctx.transaction((tx) =>
    atOnce([moveOrder(tx, order, 'complete', step), ctx.drives.onlookers.answer(tx, after(order, 'complete', step))]),
  )
  if (isAnswer) ctx.drives.onlookers.tell(ended)
}

test('who waits is answered when the drive has ended the order, and the same key gives that answer', async () => {
  const { ctx, drives, stop } = driving(async ({ id }) => end(ctx, await orderWithLog(ctx.db, { id })))
  const order = await taken(drives)
  // What the drive tells need not be asked for.
  const seen = await seeThrough({ ...ctx, db: undefined as never }, order, now(5))
  const log = ['paid', 'processing', 'completed'].map((to) => expect.objectContaining({ to }))
  expect(seen).toMatchObject({ id: order.id, status: 'completed', serialNumber: '7', log })
  expect(seen).toEqual(await orderView(ctx, order))
  expect(await answer(order)).toEqual(asJson(seen))
  await stop()
})

test('also where the drive does not know its log, because it was claimed', async () => {
  const { ctx, drives, stop } = driving(async ({ id }) => end(ctx, await findOrder(ctx.db, { id })))
  const order = await taken(drives)
  const seen = await seeThrough(ctx, order, now(5))
  expect(seen).toMatchObject({ status: 'completed', serialNumber: '7' })
  expect(await answer(order)).toEqual(asJson(seen))
  await stop()
})

test('who asked again meanwhile, and was given the answer of the payment, makes it the answer for who waits, too', async () => {
  let given: unknown
  const { ctx, drives, stop } = driving(async ({ id }) => {
    given = await giveAnswer(ctx.db, id)
    await end(ctx, await orderWithLog(ctx.db, { id }))
  })
  const order = await taken(drives)
  expect(await seeThrough(ctx, order, now(5))).toEqual(given)
  expect(given).toMatchObject({ status: 'processing', log: [] })
  expect(await answer(order)).toEqual(given)
  await stop()
})

test('a drive that leaves it unfinished ends no wait: the next one does', async () => {
  let drivesSeen = 0
  const { ctx, drives, stop } = driving(async ({ id }) => {
    drivesSeen += 1
    if (drivesSeen === 2) await end(ctx, await orderWithLog(ctx.db, { id }))
  })
  const order = await taken(drives)
  const seeing = seeThrough(ctx, order, now(5))
  await eventually(async () => expect((await findOrder(ctx.db, order)).driveAt).toBeNull())
  await ctx.db.query('update "order" set drive_at = now() where id = $1', [order.id])
  expect(await seeing).toMatchObject({ status: 'completed' })
  expect(drivesSeen).toBe(2)
  await stop()
})

test('when the time is over it is answered as it is, also when that began before the wait', async () => {
  const { ctx, drives, stop } = driving(async () => {})
  const order = await taken(drives)
  expect(await seeThrough(ctx, order, now(0.05))).toMatchObject({ status: 'processing' })
  // The gateway would not wait for what took so long already.
  const late = { seconds: 5, sinceMs: performance.now() - 8_000 }
  expect(await seeThrough(ctx, order, late)).toMatchObject({ status: 'processing' })
  expect(await answer(order)).toMatchObject({ status: 'processing', log: [{ to: 'paid' }, { to: 'processing' }] })
  await stop()
})

test('of a drive that ends it and a time that is over at the same moment one is first: one key has one answer', async () => {
  const statuses = new Set<string>()
  for (let round = 0; round < 40; round++) {
    const { ctx, drives, stop } = driving(async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, round % 8))
      await end(ctx, await orderWithLog(ctx.db, { id }))
    })
    const order = await taken(drives)
    // About as long as the drive takes, which is now a little less and now a little more.
    const seen = await seeThrough(ctx, order, now(0.006))
    await stop()
    expect(await answer(order)).toEqual(asJson(seen))
    statuses.add((seen as { status: string }).status)
  }
  expect([...statuses].sort()).toEqual(['completed', 'processing'])
})

test('32 may wait; who comes then is not kept waiting, until one of them has gone', async () => {
  const { ctx, drives, stop } = driving(async () => {})
  const order = await taken(drives)
  const onlookers = Array.from({ length: 32 }, (_, n) => drives.onlookers.join(n % 2 === 0 ? order.id : `another ${n}`))
  expect(onlookers).not.toContain(undefined)
  expect(await seeThrough(ctx, order, now(5))).toBeUndefined()
  onlookers[0]?.leave()
  expect(await seeThrough(ctx, order, now(0.01))).toMatchObject({ status: 'processing' })
  for (const onlooker of onlookers.slice(1)) onlooker?.leave()
  await stop()
})
