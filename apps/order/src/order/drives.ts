import {
  Bell,
  backoffMs,
  bury,
  currentTrace,
  inSpan,
  inTrace,
  isDependencyDown,
  type Trace,
  type Tx,
} from '@konter/service'
import type { Context } from '../context.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { claimDue, postponeOrder, renewLeases, wakeOrder } from './drive.repo.ts'
import { Onlookers } from './onlookers.ts'
import type { Lease } from './order.repo.ts'
import type { Order } from './order.ts'

/** At work at once. Who waits for a supplier is not at work, or a silent one would leave no place for anybody else. */
const drivesMax = 40
const heldMax = 400
const pollMs = 250
/** A driver that died is taken over from after this; one that lives says so in time. */
const leaseMs = 4_000
const renewMs = 1_000
/** A lease that is being given back is left alone until so little of it is left: the statement may have failed. */
const restMsMin = 1_500
/** Drives in a row that failed for the order's own reasons before it is set aside; an outage does not count. */
const failuresMax = 25
const countedInOutages = 15
/** Claimed so often in a row and nothing came of it, not even a failure: what ends a process must not do so for ever. */
const claimsMax = 2 * failuresMax
/** How its work is called in traces. */
const DRIVE = 'drive order'

type Held = {
  readonly order: Order
  readonly lease: Lease
  /** Opened by the request that handed the order over, with its first turn taken and not used yet. */
  readonly first?: Purchase | undefined
  /** Of the request that handed it over; one that was claimed goes on with the trace it was placed in. */
  readonly trace?: Trace | undefined
  /** Claimed once more while it was being driven. */
  again?: Held
}
type Started = { ctx: Context; drive: DriveOrder }
type DriveOrder = (ctx: Context, order: Order, lease: Lease, first?: Purchase) => Promise<void>

/**
 * Drives the orders of this process: those it is handed, and those whose `drive_at` has come. An order's row says when it is
 * looked at next; while somebody drives it that is when the driver counts as dead. Two drives of one order would be harmless.
 *
 * Times are those of the service's clock and not of the database's: `drive_at` is compared with times that are made here (a
 * supplier's next turn, an expiry), and tests move one clock for all of it. Replicas whose clocks differ by more than a lease
 * take orders over from each other; nothing is done twice for it.
 */
export class Drives {
  readonly onlookers = new Onlookers()
  readonly #bell = new Bell()
  readonly #held = new Map<string, Held>()
  readonly #waiting: Held[] = []
  readonly #woken = new WeakSet<Tx>()
  #running = 0
  #outside = 0
  #renewing = false
  #started: Started | undefined
  #stopped = false

  /** Wakes an order in the transaction that gives it something to do. */
  async wake(tx: Tx, orderId: string, at: Date): Promise<void> {
    this.#woken.add(tx)
    await wakeOrder(tx, orderId, at)
  }

  /** To be asked after a commit: what it woke is looked at now and not at the next poll. */
  committed(tx: Tx): void {
    if (this.#woken.has(tx)) this.#bell.ring()
  }

  /** A lease from now on. Its last digits are random: two drives never hold the same one. */
  lease(now: Date): Lease {
    return { until: new Date(now.getTime() + leaseMs + Math.random() * 500) }
  }

  /** Would an order that is handed over now be driven at once? */
  get hasPlace(): boolean {
    return this.#started !== undefined && !this.#stopped && this.#running < drivesMax
  }

  /** Drives an order whose lease the caller has just committed, and maybe its first purchase. */
  take(order: Order, lease: Lease, first?: Purchase): void {
    if (this.#started !== undefined && !this.#stopped) this.#hold({ order, lease, first, trace: currentTrace() })
  }

  /** A drive that waits for a supplier leaves its place to another, and has it back with the answer. */
  async outside<T>(call: () => Promise<T>): Promise<T> {
    this.#running -= 1
    this.#outside += 1
    this.#fill()
    try {
      return await call()
    } finally {
      this.#outside -= 1
      this.#running += 1
    }
  }

  start(ctx: Context, drive: DriveOrder): { stop(): Promise<void> } {
    this.#started = { ctx, drive }
    const working = this.#work(ctx)
    const renewing = setInterval(() => void this.#renew(ctx), renewMs)
    return {
      stop: async () => {
        this.#stopped = true
        this.#bell.ring()
        await working
        clearInterval(renewing)
        await this.#handBack(ctx)
      },
    }
  }

  async #work(ctx: Context): Promise<void> {
    for (let failures = 0; !this.#stopped; ) {
      const room = Math.min(drivesMax - this.#running - this.#waiting.length, heldMax - this.#held.size)
      try {
        const lease = this.lease(ctx.now())
        const claimed = room > 0 ? await claimDue(ctx.db, ctx.now(), lease, room) : []
        for (const order of claimed) this.#hold({ order, lease: { ...lease } })
        failures = 0
      } catch (error) {
        failures += 1
        ctx.log.warn({ err: error, failures }, 'could not look for orders that are due')
      }
      await this.#bell.wait(failures === 0 ? pollMs : backoffMs(failures, { firstMs: pollMs, maxMs: 5_000 }))
    }
    while (this.#running + this.#outside > 0) await this.#bell.wait(pollMs)
  }

  #hold(held: Held): void {
    const { id } = held.order
    const driving = this.#held.get(id)
    // A turn that was taken with the payment is not lost to who is claimed after it.
    if (driving !== undefined) driving.again = { ...held, first: held.first ?? driving.again?.first }
    else {
      this.#held.set(id, held)
      if (this.#running < drivesMax && !this.#stopped) void this.#run(held)
      else this.#waiting.push(held)
    }
  }

  async #run(held: Held): Promise<void> {
    this.#running += 1
    await this.#drive(held)
    this.#running -= 1
    const { id } = held.order
    this.#held.delete(id)
    if (held.again !== undefined) this.#hold(held.again)
    else this.onlookers.rested(id)
    this.#fill()
  }

  /** A place became free: for who waits for one here, or for who is due. */
  #fill(): void {
    while (this.#running < drivesMax && !this.#stopped) {
      const next = this.#waiting.shift()
      if (next === undefined) break
      void this.#run(next)
    }
    if (this.#running === drivesMax - 1 || this.#stopped) this.#bell.ring()
  }

  async #drive({ order, lease, first, trace }: Held): Promise<void> {
    const { ctx, drive } = this.#started as Started
    const work = async (): Promise<void> => {
      try {
        if (order.drives > claimsMax)
          return await this.#setAside(ctx, order, lease, new Error('the process ended while driving it'))
        await drive(ctx, order, lease, first)
        ctx.count.drives.inc({ outcome: 'done' })
      } catch (error) {
        currentTrace()?.span?.failed(error)
        await this.#later(ctx, order, lease, error).catch((failed: unknown) =>
          ctx.log.warn({ err: failed, orderId: order.id }, 'a drive waits for its lease to end'),
        )
      }
    }
    if (trace === undefined) await ctx.resume(order.traceparent, DRIVE, work)
    else await inTrace(trace, () => inSpan(DRIVE, 'internal', undefined, work))
  }

  /** What we depend on is away: soon again. A failure of the order's own: later and later, and at last set aside for staff. */
  async #later(ctx: Context, order: Order, lease: Lease, error: unknown): Promise<void> {
    const { id, drives } = order
    const outage = isDependencyDown(error)
    const facts = { err: error, orderId: id, drives }
    ctx.log[outage ? 'warn' : 'error'](
      facts,
      outage ? 'the drive waits for something that is away' : 'the drive failed',
    )
    if (!outage && drives >= failuresMax) return this.#setAside(ctx, order, lease, error)
    const delayMs = backoffMs(drives, outage ? { firstMs: 250, maxMs: 5_000 } : { firstMs: 500, maxMs: 10 * 60_000 })
    const until = new Date(ctx.now().getTime() + delayMs)
    await postponeOrder(ctx.db, id, lease, until, outage ? countedInOutages : failuresMax)
    ctx.count.drives.inc({ outcome: outage ? 'postponed' : 'failed' })
  }

  /** Unless somebody has woken it, or taken it over: then they see how far they come. */
  async #setAside(ctx: Context, { id, drives }: Order, lease: Lease, error: unknown): Promise<void> {
    const isOurs = await ctx.transaction(async (tx) => {
      const isOurs = await postponeOrder(tx, id, lease, null, failuresMax)
      const letter = { kind: 'job', consumer: 'drive-order', message: { orderId: id }, error, tries: drives } as const
      if (isOurs) await bury(tx, letter)
      return isOurs
    })
    if (!isOurs) return
    ctx.count.drives.inc({ outcome: 'set-aside' })
    ctx.log.error({ orderId: id }, 'set aside as a dead letter')
  }

  async #renew(ctx: Context): Promise<void> {
    const restable = ctx.now().getTime() + restMsMin
    const held = this.#leases().filter(({ lease }) => lease.resting !== true || lease.until.getTime() < restable)
    // One at a time: the next would not know the leases that this one is about to make.
    if (held.length === 0 || this.#renewing) return
    this.#renewing = true
    const next = this.lease(ctx.now())
    try {
      const renewing = renewLeases(ctx.db, held, next)
      // A drive that rests meanwhile, or after an answer that never came, must be known by either.
      for (const { lease } of held) lease.next = next.until
      const renewed = await renewing
      for (const { id, lease } of held) if (renewed.has(id)) lease.until = next.until
    } catch (error) {
      ctx.log.warn({ err: error }, 'could not say that the drives go on')
    } finally {
      this.#renewing = false
    }
  }

  /** Of an order that was claimed once more while it is driven here, the later lease is the one that holds. */
  #leases = () => [...this.#held].map(([id, { lease, again }]) => ({ id, lease: again?.lease ?? lease }))

  /** What has not begun is due again at once, for the other replicas. */
  async #handBack(ctx: Context): Promise<void> {
    const held = this.#leases()
    if (held.length === 0) return
    await renewLeases(ctx.db, held, { until: ctx.now() }).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'the orders of this process wait for their leases to end'),
    )
  }
}
