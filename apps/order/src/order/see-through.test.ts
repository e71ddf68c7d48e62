import { type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn } from '../fixture.ts'
import { restOrder } from './drive.repo.ts'
import { Drives } from './drives.ts'
import { findOrder, moveOrder } from './order.repo.ts'
import { orderView } from './order-view.ts'
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

const taken = async (drives: Drives) => {
  const order = await orderIn(orders, 'processing')
  const lease = drives.lease(new Date())
  await orders.db.query('update "order" set drive_at = $2 where id = $1', [order.id, lease.until])
  drives.take(order, lease)
  return order
}
const now = (seconds: number) => ({ seconds, sinceMs: performance.now() })

test('who waits is answered when the drive has ended the order', async () => {
  const { ctx, drives, stop } = driving(async ({ id }) => {
    await moveOrder(ctx.db, { id, status: 'processing' }, 'complete', { cause: 't', actor: 't', at: new Date() })
  })
  const order = await taken(drives)
  const seen = await seeThrough(ctx, order, now(5))
  expect(seen).toMatchObject({ id: order.id, status: 'completed' })
  expect(seen?.log.map(({ to }) => to)).toEqual(['paid', 'processing', 'completed'])
  await stop()
})

test('what the drive tells of the order that it ended is what the database would say', async () => {
  const { ctx, drives, stop } = driving(async ({ id }) => {
    const order = await findOrder(ctx.db, { id })
    drives.tell(
      await moveOrder(ctx.db, order, 'complete', { cause: 't', actor: 't', at: new Date(), serialNumber: '7' }),
    )
  })
  const order = await taken(drives)
  const withoutDatabase = { ...ctx, db: undefined as never }
  const seen = await seeThrough(withoutDatabase, order, now(5))
  expect(seen).toMatchObject({ status: 'completed', serialNumber: '7' })
  expect(seen).toEqual(await orderView(ctx, order))
  await stop()
})

test('a drive that leaves it unfinished ends no wait: the next one does', async () => {
  let drivesSeen = 0
  const { ctx, drives, stop } = driving(async ({ id }) => {
    drivesSeen += 1
    if (drivesSeen === 2)
      await moveOrder(ctx.db, { id, status: 'processing' }, 'complete', { cause: 't', actor: 't', at: new Date() })
    else setTimeout(() => void ctx.db.query('update "order" set drive_at = now() where id = $1', [id]), 50)
  })
  const order = await taken(drives)
  expect(await seeThrough(ctx, order, now(5))).toMatchObject({ status: 'completed' })
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
  await stop()
})

test('64 may wait; who comes then is not kept waiting, until one of them has gone', async () => {
  const { ctx, drives, stop } = driving(async () => {})
  const order = await orderIn(orders, 'processing')
  const watches = Array.from({ length: 64 }, (_, n) => drives.watch(n % 2 === 0 ? order.id : `another ${n}`))
  expect(watches).not.toContain(undefined)
  expect(await seeThrough(ctx, order, now(5))).toBeUndefined()
  watches[0]?.end()
  expect(await seeThrough(ctx, order, now(0.01))).toMatchObject({ status: 'processing' })
  for (const watch of watches.slice(1)) watch?.end()
  await stop()
  expect(drives.watch(order.id)).toBeUndefined()
})
