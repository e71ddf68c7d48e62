import { OrderCompleted, OrderRefunded, OrderReversed } from '@konter/contracts'
import { Problem } from '@konter/core'
import { atOnce, defineJob, emit, killPoint } from '@konter/service'
import { type Context, job } from '../context.ts'
import { askAgain, askFirst, isLookedBackAt, lookBack, lookBackAt } from '../purchase/ask-supplier.ts'
import { openPurchase } from '../purchase/open-purchase.ts'
import { purchasesOf } from '../purchase/purchase.repo.ts'
import { nextOf, type Purchase } from '../purchase/purchase.ts'
import { restOrder } from './drive.repo.ts'
import { expireUnpaid } from './expire-order.ts'
import { failOrder } from './fail-order.ts'
import { countPaid, markPaid } from './mark-paid.ts'
import { completion, payment, refund, reversal } from './order.ledger.ts'
import { findOrder, forgetOrder, type Lease, moveOrder, orderById } from './order.repo.ts'
import { after, factsOf, holdsMoney, isWalletPaid, type Order } from './order.ts'
import { isGivenBack } from './refund-payment.ts'

const stepsMax = 50

/** What a step leaves to do: the next step, a fresh look, or nothing before an instant (null: nothing at all). */
export type Next = { go: Order } | 'look-again' | { rest: Date | null } | 'rests'

/**
 * The whole life of an order, from here to its end. Each step does the one thing that comes next where the order is, and
 * commits. What it asks of others is idempotent by a reference that was committed before, so a crash anywhere only means
 * that the step is done again, by whoever finds the order due once the lease is over. `first` is a purchase that was opened
 * with the payment: its supplier was not asked yet.
 */
export async function driveOrder(ctx: Context, claimed: Order, lease: Lease, first?: Purchase): Promise<void> {
  let order: Order | undefined = claimed
  for (let step = 0; step < stepsMax; step++) {
    const opened: Purchase | undefined = step === 0 ? first : undefined
    const next: Next = order === undefined ? 'rests' : await driveOnce(ctx, order, lease, opened)
    if (next === 'rests') return
    if (next === 'look-again') order = await orderById(ctx.db, claimed.id)
    else if ('go' in next) order = next.go
    else return void (await restOrder(ctx.db, claimed.id, lease, next.rest))
  }
  throw new Error(`order ${claimed.id} does not come to rest`)
}

/** Another drive may have done the step first: then the order is read again. */
async function driveOnce(ctx: Context, order: Order, lease: Lease, opened: Purchase | undefined): Promise<Next> {
  try {
    if (opened !== undefined) return await heard(ctx, order, lease, await askFirst(ctx, opened))
    return await drive(ctx, order, lease)
  } catch (error) {
    if (error instanceof Problem && error.code === 'order.moved-meanwhile') return 'look-again'
    throw error
  }
}

async function drive(ctx: Context, order: Order, lease: Lease): Promise<Next> {
  switch (order.status) {
    case 'pending_payment':
      if (isWalletPaid(order)) return payFromWallet(ctx, order)
      return order.received === null ? expireUnpaid(ctx, order) : collect(ctx, order)
    case 'paid':
      return buy(ctx, order, [], lease)
    case 'processing':
      return fulfil(ctx, order, lease)
    case 'failed':
      return giveBack(ctx, order, lease)
    case 'completed':
      return takeBack(ctx, order, lease)
    default:
      return { rest: null }
  }
}

async function fulfil(ctx: Context, order: Order, lease: Lease): Promise<Next> {
  const purchases = await purchasesOf(ctx.db, order.id)
  const last = purchases.at(-1)
  const next = nextOf(purchases)
  if (next === 'buy' || last === undefined) return buy(ctx, order, purchases, lease)
  return next === 'complete' ? complete(ctx, order, last, lease) : heard(ctx, order, lease, await askAgain(ctx, last))
}

async function buy(ctx: Context, order: Order, tried: readonly Purchase[], lease: Lease): Promise<Next> {
  if (await isGivenBack(ctx.db, order)) return failOrder(ctx, order, 'the gateway gave its payment back')
  const opened = await openPurchase(ctx, order, tried)
  if (typeof opened === 'string' || !('purchase' in opened)) return opened
  return heard(ctx, opened.order, lease, await askFirst(ctx, opened.purchase))
}

/** A purchase, after its supplier was asked about it. */
async function heard(ctx: Context, order: Order, lease: Lease, purchase: Purchase): Promise<Next> {
  if (purchase.status === 'open') return { rest: purchase.nextAskAt }
  return purchase.status === 'failed' ? 'look-again' : complete(ctx, order, purchase, lease)
}

async function collect(ctx: Context, order: Order): Promise<Next> {
  killPoint('order.collect-before-ledger')
  await ctx.ledger.post(payment(order))
  killPoint('order.collect-after-ledger')
  return { go: await takePayment(ctx, order, 'the payment came in') }
}

/** The request that placed it does this itself; this is for one that died in the middle. */
async function payFromWallet(ctx: Context, order: Order): Promise<Next> {
  try {
    await ctx.ledger.post(payment(order))
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 402) throw error
    await forgetOrder(ctx.db, order.id)
    return { rest: null }
  }
  return { go: await takePayment(ctx, order, 'paid from the wallet') }
}

async function takePayment(ctx: Context, order: Order, cause: string): Promise<Order> {
  const [paid] = await ctx.transaction((tx) => atOnce([markPaid(tx, order, { cause, at: ctx.now() })]))
  countPaid(ctx, paid)
  return paid
}

async function complete(ctx: Context, order: Order, purchase: Purchase, lease: Lease): Promise<Next> {
  killPoint('order.complete-before-ledger')
  await ctx.ledger.post(completion(order, purchase))
  killPoint('order.complete-after-ledger')
  const { serialNumber, supplier } = purchase
  // One that was taken back before this goes on to its reversal.
  const isLast = purchase.status === 'succeeded'
  const step = {
    cause: 'delivered',
    actor: supplier,
    at: ctx.now(),
    serialNumber,
    ...(isLast ? { rest: { lease, until: lookBackAt(ctx, purchase) } } : {}),
  }
  const [completed, , isAnswer] = await ctx.transaction((tx) =>
    atOnce([
      moveOrder(tx, order, 'complete', step),
      emit(tx, OrderCompleted, { ...factsOf(order), serialNumber }),
      ctx.drives.onlookers.answer(tx, after(order, 'complete', step)),
    ]),
  )
  ended(ctx, completed, isAnswer)
  ctx.count.delivered(completed, purchase)
  return isLast ? 'rests' : { go: completed }
}

/** Whoever waits for it hears what became of it. */
function ended(ctx: Context, order: Order, isAnswer: boolean): void {
  ctx.count.moved(order)
  if (isAnswer) ctx.drives.onlookers.tell(order)
}

async function giveBack(ctx: Context, order: Order, lease: Lease): Promise<Next> {
  killPoint('order.refund-before-ledger')
  await ctx.ledger.post(refund(order))
  killPoint('order.refund-after-ledger')
  const step = {
    cause: 'the money is back in the wallet',
    actor: 'service:order',
    at: ctx.now(),
    rest: { lease, until: null },
  }
  const [refunded, , isAnswer] = await ctx.transaction((tx) =>
    atOnce([
      moveOrder(tx, order, 'refund', step),
      emit(tx, OrderRefunded, factsOf(order)),
      ctx.drives.onlookers.answer(tx, after(order, 'refund', step)),
    ]),
  )
  ended(ctx, refunded, isAnswer)
  return 'rests'
}

/** A completed order rests, unless its supplier took the delivery back: then the customer is credited, once. */
async function takeBack(ctx: Context, order: Order, lease: Lease): Promise<Next> {
  const purchases = await purchasesOf(ctx.db, order.id)
  const reversed = purchases.find(({ status }) => status === 'reversed')
  if (reversed === undefined) return stillDelivered(ctx, purchases)
  await ctx.ledger.post(reversal(order, reversed))
  const [moved] = await ctx.transaction((tx) =>
    atOnce([
      moveOrder(tx, order, 'reverse', {
        cause: 'taken back by the supplier',
        actor: reversed.supplier,
        at: ctx.now(),
        rest: { lease, until: null },
      }),
      emit(tx, OrderReversed, factsOf(order)),
    ]),
  )
  ctx.count.moved(moved)
  ctx.log.error(
    { orderId: order.id, supplier: reversed.supplier },
    'a delivered order was taken back; the customer is credited',
  )
  return 'rests'
}

/** Nobody took it back that we know of: the supplier is asked, where it may have. */
async function stillDelivered(ctx: Context, purchases: readonly Purchase[]): Promise<Next> {
  const delivered = purchases.find(({ status }) => status === 'succeeded')
  if (delivered === undefined || !isLookedBackAt(ctx, delivered)) return { rest: null }
  const { purchase, next } = await lookBack(ctx, delivered)
  return purchase.status === 'succeeded' ? { rest: next } : 'look-again'
}

/** Staff: look at it now. */
export async function driveNow(ctx: Context, id: string): Promise<Order> {
  return ctx.transaction(async (tx) => {
    const order = await findOrder(tx, { id })
    if (holdsMoney(order.status) || order.status === 'pending_payment') await ctx.drives.wake(tx, id, ctx.now())
    return order
  })
}

/** What replaying the dead letter of a drive that was set aside does. */
export const DriveOrder = defineJob<{ orderId: string }>('drive-order')
export const driveAgain = job(DriveOrder, (ctx, { orderId }) =>
  ctx.transaction((tx) => ctx.drives.wake(tx, orderId, ctx.now())),
)
