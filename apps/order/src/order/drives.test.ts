import { eventually, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn } from '../fixture.ts'
import { claimDue, renewLeases, restOrder } from './drive.repo.ts'
import { driveAgain } from './drive-order.ts'
import { Drives } from './drives.ts'
import { endsToRest, type Lease, moveOrder, orderById } from './order.repo.ts'
import type { Order } from './order.ts'

/** Who looks at an order, and when: several replicas on one database, each doing with an order what its test says. */

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

type Replica = { ctx: Context; drives: Drives; stop(): Promise<void> }
type Behaviour = (order: Order, lease: Lease, replica: Replica) => Promise<void>

const behaviours = new Map<string, Behaviour>()
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function replicaOn({ ctx: base }: TestService<Context>, aheadMs = 0): Replica {
  const drives = new Drives()
  const ctx: Context = { ...base, drives, now: () => new Date(Date.now() + aheadMs) }
  const replica: Replica = { ctx, drives, stop: () => working.stop() }
  const working = drives.start(ctx, async (_ctx, order, lease) => {
    const behave = behaviours.get(order.id)
    if (behave === undefined) return void (await restOrder(ctx.db, order.id, lease, null))
    await behave(order, lease, replica)
  })
  return replica
}

/** Due now; driven as `behave` says, and if it says nothing more, put to rest for good. */
async function due(service: TestService<Context>, behave: Behaviour, drives = 0): Promise<Order> {
  const order = await orderIn(service, 'paid')
  behaviours.set(order.id, async (each, lease, replica) => {
    await behave(each, lease, replica)
    await restOrder(replica.ctx.db, each.id, lease, null)
  })
  await service.db.query('update "order" set drive_at = now(), drives = $2 where id = $1', [order.id, drives])
  return order
}
const wake = (service: TestService<Context>, id: string, at = new Date()) =>
  service.ctx.transaction((tx) => service.ctx.drives.wake(tx, id, at))
const letters = (service: TestService<Context>, id: string) =>
  service.db.query<{ message: { orderId: string }; tries: number; error: string }>(
    `select message, tries, error from dead_letter where consumer = 'drive-order' and message->>'orderId' = $1`,
    [id],
  )
const rests = (service: TestService<Context>, id: string) =>
  eventually(async () => expect((await orderById(service.db, id))?.driveAt).toBeNull(), { withinMs: 30_000 })

const driveAtOf = async (service: TestService<Context>, id: string) => (await orderById(service.db, id))?.driveAt
/** Whoever drives it has said so often that it goes on: once a second, so that the lease it began with is over. */
async function outlivesItsLease(service: TestService<Context>, id: string): Promise<void> {
  for (let renewals = 0; renewals < 6; renewals++) {
    const before = await driveAtOf(service, id)
    await eventually(async () => expect(await driveAtOf(service, id)).not.toEqual(before))
  }
}

describe.concurrent('two replicas', () => {
  let orders: TestService<Context>
  let replicas: Replica[] = []
  beforeAll(async () => {
    orders = await testService(orderService)
    replicas = [replicaOn(orders), replicaOn(orders)]
  })
  afterAll(async () => {
    await Promise.all(replicas.map((each) => each.stop()))
    await orders.stop()
  })

  test('what is due is driven by one of them, once', async () => {
    const driven: string[] = []
    const all = await Promise.all(
      Array.from({ length: 60 }, () =>
        due(orders, async ({ id }) => {
          driven.push(id)
          await pause(20)
        }),
      ),
    )
    for (const { id } of all) await rests(orders, id)
    expect(driven.sort()).toEqual(all.map(({ id }) => id).sort())
  })

  test('what a process that died had claimed is taken over when its lease ends, not before', async () => {
    let drivenAt = 0
    const { id } = await orderIn(orders, 'paid')
    behaviours.set(id, async (_order, lease, { ctx }) => {
      drivenAt = Date.now()
      await restOrder(ctx.db, id, lease, null)
    })
    const lease = new Drives().lease(new Date())
    await orders.db.query('update "order" set drive_at = $2 where id = $1', [id, lease.until])
    await eventually(() => expect(drivenAt).toBeGreaterThan(0), { withinMs: 20_000 })
    expect(drivenAt).toBeGreaterThanOrEqual(lease.until.getTime())
  })

  test(`no wake is lost, whenever it comes; seed ${seed}`, async () => {
    const all = await Promise.all(Array.from({ length: 15 }, () => orderIn(orders, 'paid')))
    const seen = new Map<string, number>()
    let random = seed
    const next = (below: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31
      return random % below
    }
    for (const { id } of all)
      behaviours.set(id, async (_order, lease, { ctx }) => {
        await pause(next(15))
        const [row] = await ctx.db.query<{ n: string | null }>('select serial_number as n from "order" where id = $1', [
          id,
        ])
        seen.set(id, Number(row?.n ?? 0))
        await pause(next(15))
        // Some rest by the step that they do, as the usual order does.
        await restOrder(ctx.db, id, lease, null)
      })
    await Promise.all(
      all.map(async ({ id }) => {
        for (let n = 1; n <= 25; n++) {
          await pause(next(60))
          await orders.ctx.transaction(async (tx) => {
            await tx.query('update "order" set serial_number = $2 where id = $1', [id, String(n)])
            await orders.ctx.drives.wake(tx, id, new Date())
          })
        }
      }),
    )
    for (const { id } of all) {
      await rests(orders, id)
      expect(seen.get(id)).toBe(25)
    }
  }, 30_000)

  const broken = () => Promise.reject(new Error('this order is broken'))

  test('what fails for its own reasons is set aside at the 25th time, and its replay drives it again', async () => {
    const { id } = await due(orders, broken, 24)
    await eventually(async () => expect(await letters(orders, id)).toHaveLength(1))
    await rests(orders, id)
    const [letter] = await letters(orders, id)
    expect(letter).toMatchObject({ tries: 25, error: expect.stringContaining('this order is broken') })
    let again = 0
    behaviours.set(id, async (_order, lease, { ctx }) => {
      again += 1
      await restOrder(ctx.db, id, lease, null)
    })
    await driveAgain.work(orders.ctx, letter?.message as never, { tries: 0 })
    await eventually(() => expect(again).toBe(1))
    await rests(orders, id)
    expect(await orderById(orders.db, id)).toMatchObject({ driveAt: null, drives: 0 })
  })

  test('before that it is looked at later and later', async () => {
    const { id } = await due(orders, broken, 9)
    await eventually(async () => {
      const order = await orderById(orders.db, id)
      expect(order?.drives).toBe(10)
      expect((order?.driveAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(60_000)
    })
    expect(await letters(orders, id)).toEqual([])
  })

  test('what somebody woke while it failed is not set aside: they have changed something', async () => {
    let times = 0
    const { id } = await due(
      orders,
      async (order) => {
        times += 1
        if (times > 1) return
        await wake(orders, order.id)
        await broken()
      },
      24,
    )
    await rests(orders, id)
    expect([times, await letters(orders, id)]).toEqual([2, []])
  })

  test('an outage sets nothing aside, however long', async () => {
    const { id } = await due(
      orders,
      () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })),
      24,
    )
    await eventually(async () => expect((await orderById(orders.db, id))?.drives).toBeLessThanOrEqual(16))
    behaviours.delete(id)
    await rests(orders, id)
    expect(await letters(orders, id)).toEqual([])
  })

  test('what ends its process every time is set aside without being driven', async () => {
    let times = 0
    const { id } = await due(
      orders,
      async () => {
        times += 1
      },
      50,
    )
    await eventually(async () => expect(await letters(orders, id)).toHaveLength(1))
    await rests(orders, id)
    expect(times).toBe(0)
  })
})

test.concurrent('a replica whose clock is ten minutes off, either way, does no harm and loses nothing', async () => {
  const orders = await testService(orderService)
  const replicas = [0, 600_000, -600_000].map((aheadMs) => replicaOn(orders, aheadMs))
  try {
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        due(orders, async (order, _lease, { ctx }) => {
          await pause(300)
          if (order.status === 'paid')
            await moveOrder(ctx.db, order, 'process', { cause: 'test', actor: 'test', at: new Date() })
        }),
      ),
    )
    await eventually(
      async () => {
        for (const { id } of all) {
          expect(await orderById(orders.db, id)).toMatchObject({ status: 'processing' })
          const moves = await orders.db.query(
            `select 1 as one from order_move where order_id = $1 and to_status = 'processing'`,
            [id],
          )
          expect(moves).toHaveLength(1)
        }
      },
      { withinMs: 15_000 },
    )
  } finally {
    await Promise.all(replicas.map((each) => each.stop()))
    await orders.stop()
  }
}, 30_000)

describe('one test at a time', () => {
  let orders: TestService<Context>
  beforeAll(async () => {
    orders = await testService(orderService)
  })
  afterAll(() => orders.stop())

  test('who takes longer than a lease says in time that it lives: another replica leaves it alone', async () => {
    const replicas = [replicaOn(orders), replicaOn(orders)]
    let times = 0
    const { id } = await due(orders, async (order) => {
      times += 1
      await outlivesItsLease(orders, order.id)
    })
    await rests(orders, id)
    expect(times).toBe(1)
    await Promise.all(replicas.map((each) => each.stop()))
  })

  test('an order that is woken while it is driven for long is not claimed over and over', async () => {
    const replica = replicaOn(orders)
    let [open, started] = [() => {}, 0]
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { id } = await due(orders, async () => {
      started += 1
      if (started === 1) await gate
    })
    await eventually(() => expect(started).toBe(1))
    await wake(orders, id)
    await outlivesItsLease(orders, id)
    expect((await orderById(orders.db, id))?.drives ?? 0).toBeLessThanOrEqual(1)
    open()
    await rests(orders, id)
    expect(started).toBe(2)
    await replica.stop()
  })

  test('a drive that rests while nobody knows yet whether its lease was renewed rests all the same', async () => {
    const [renewed, notRenewed] = [await orderIn(orders, 'paid'), await orderIn(orders, 'paid')]
    const now = Date.now()
    const [until, next] = [new Date(now + 4_001), new Date(now + 5_002)]
    await orders.db.query('update "order" set drive_at = $1 where id = any ($2)', [until, [renewed.id, notRenewed.id]])
    // The database was told of one renewal, and the driver has not heard; of the other it was never told.
    await renewLeases(orders.db, [{ id: renewed.id, lease: { until } }], { until: next })
    for (const { id } of [renewed, notRenewed]) expect(await restOrder(orders.db, id, { until, next }, null)).toBe(true)
    expect(await restOrder(orders.db, renewed.id, { until, next }, null), 'nor does it rest once more').toBe(false)
  })

  test('a lease that is being given back is not renewed meanwhile, while others are', async () => {
    const replica = replicaOn(orders)
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    let isDriven = false
    const neighbour = await due(orders, async () => {
      isDriven = true
      await gate
    })
    await eventually(() => expect(isDriven).toBe(true))
    let [ends, driveAt]: [unknown[], unknown] = [[], undefined]
    const { id } = await due(orders, async (order, lease) => {
      // As a statement that leaves now, and is there after the next renewal.
      ends = endsToRest(lease)
      const before = await driveAtOf(orders, neighbour.id)
      await eventually(async () => expect(await driveAtOf(orders, neighbour.id)).not.toEqual(before))
      driveAt = await driveAtOf(orders, order.id)
    })
    await rests(orders, id)
    expect(ends).toContainEqual(driveAt)
    open()
    await rests(orders, neighbour.id)
    await replica.stop()
  })

  test('a wake that comes when the lease is over already, and nobody has taken over yet, is not lost', async () => {
    const { id } = await orderIn(orders, 'paid')
    const lease = { until: new Date(Date.now() - 1_000) }
    await orders.db.query('update "order" set drive_at = $1 where id = $2', [lease.until, id])
    await wake(orders, id)
    expect(await restOrder(orders.db, id, lease, null), 'the late driver rests').toBe(false)
    expect((await orderById(orders.db, id))?.driveAt).not.toBeNull()
  })

  test('a supplier that says nothing keeps nobody else waiting', async () => {
    const replica = replicaOn(orders)
    let open = () => {}
    const silence = new Promise<void>((resolve) => {
      open = resolve
    })
    let asked = 0
    const silent = await Promise.all(
      Array.from({ length: 60 }, () =>
        due(orders, async (_order, _lease, { drives }) => {
          asked += 1
          await drives.outside(() => silence)
        }),
      ),
    )
    await eventually(() => expect(asked).toBe(60))
    let isDriven = false
    await due(orders, async () => {
      isDriven = true
    })
    await eventually(() => expect(isDriven).toBe(true))
    open()
    for (const { id } of silent) await rests(orders, id)
    await replica.stop()
  })

  test('one that stops ends what it is at, and hands back what it has not begun', async () => {
    const replica = replicaOn(orders)
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    let begun = 0
    const taken: Order[] = []
    for (let i = 0; i < 45; i++) {
      const lease = replica.drives.lease(new Date())
      const order = { ...(await orderIn(orders, 'paid')), driveAt: lease.until }
      await orders.db.query('update "order" set drive_at = $2 where id = $1', [order.id, lease.until])
      behaviours.set(order.id, async ({ id }, held, { ctx }) => {
        begun += 1
        await gate
        await restOrder(ctx.db, id, held, null)
      })
      replica.drives.take(order, lease)
      taken.push(order)
    }
    await eventually(() => expect(begun).toBe(40))
    const stopped = replica.stop()
    open()
    await stopped
    expect(begun).toBe(40)
    const rows = await orders.db.query<{ due: boolean | null }>(
      'select drive_at <= now() as due from "order" where id = any ($1::uuid[])',
      [taken.map(({ id }) => id)],
    )
    expect(rows.filter((row) => row.due === null)).toHaveLength(40)
    expect(rows.filter((row) => row.due === true)).toHaveLength(5)
  })

  test('a row that somebody has locked keeps no other lease from being renewed', async () => {
    const replica = replicaOn(orders)
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const both = await Promise.all([1, 2].map(() => due(orders, () => gate)))
    const [locked, free] = both.map(({ id }) => id)
    const leaseOf = async (id: string | undefined) =>
      (await orderById(orders.db, id as string))?.driveAt?.getTime() ?? 0
    await eventually(async () =>
      expect(Math.min(await leaseOf(locked), await leaseOf(free))).toBeGreaterThan(Date.now()),
    )
    await orders.db.transaction(async (tx) => {
      await tx.query('select 1 from "order" where id = $1 for update', [locked])
      const before = await leaseOf(free)
      await eventually(async () => expect(await leaseOf(free)).toBeGreaterThan(before))
    })
    open()
    await replica.stop()
  })

  test('of many that claim at once each order goes to one', async () => {
    const ids = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const order = await orderIn(orders, 'paid')
        await orders.db.query('update "order" set drive_at = now() where id = $1', [order.id])
        return order.id
      }),
    )
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claimDue(orders.db, new Date(), new Drives().lease(new Date()), 10)),
    )
    const claimed = claims.flat().map(({ id }) => id)
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claimed.every((id) => ids.includes(id))).toBe(true)
  })
})
