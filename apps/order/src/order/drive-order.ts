import { OrderCompleted, OrderRefunded, OrderReversed } from '@konter/contracts'
import { Problem } from '@konter/core'
import { emit, killPoint } from '@konter/service'
import { type Context, job } from '../context.ts'
import { askSupplier } from '../purchase/ask-supplier.ts'
import { openPurchase } from '../purchase/open-purchase.ts'
import { purchasesOf } from '../purchase/purchase.repo.ts'
import { nextOf, type Purchase } from '../purchase/purchase.ts'
import { DriveOrder, driveAt } from './drive-at.ts'
import { expireUnpaid } from './expire-order.ts'
import { completion, payment, refund, reversal } from './order.ledger.ts'
import { findOrder, forgetOrder, moveOrder, orderById } from './order.repo.ts'
import { factsOf, holdsMoney, isWalletPaid, type Order } from './order.ts'
import { takePayment } from './take-payment.ts'

const stepsMax = 50

/**
 * The whole life of an order, from here to its end. Each step reads where the order is, does the one thing that comes
 * next, and commits. What it asks of others is idempotent by a reference that was committed before, so a crash anywhere
 * only means that the step is done again.
 */
export const driveOrder = job(DriveOrder, async (ctx, { orderId }) => {
  for (let step = 0; step < stepsMax; step++) {
    const order = await orderById(ctx.db, orderId)
    if (order === undefined || (await driveOnce(ctx, order)) === 'wait') return
  }
  throw new Error(`order ${orderId} does not come to rest`)
})

/** Another drive, woken by a webhook say, may have done the step first: then the order is read again. */
async function driveOnce(ctx: Context, order: Order): Promise<Next> {
  try {
    return await drive(ctx, order)
  } catch (error) {
    if (error instanceof Problem && error.code === 'order.moved-meanwhile') return 'go-on'
    throw error
  }
}

type Next = 'go-on' | 'wait'

/** One step. `wait`: nothing more can be done now; whatever must happen later has been enqueued. */
async function drive(ctx: Context, order: Order): Promise<Next> {
  switch (order.status) {
    case 'pending_payment':
      if (isWalletPaid(order)) return payFromWallet(ctx, order)
      return order.received === null ? expireUnpaid(ctx, order) : collect(ctx, order)
    case 'paid':
      return openPurchase(ctx, order, [])
    case 'processing':
      return fulfil(ctx, order)
    case 'failed':
      return giveBack(ctx, order)
    case 'completed':
      return takeBack(ctx, order)
    default:
      return 'wait'
  }
}

async function fulfil(ctx: Context, order: Order): Promise<Next> {
  const purchases = await purchasesOf(ctx.db, order.id)
  const last = purchases.at(-1)
  const next = nextOf(purchases)
  if (next === 'buy' || last === undefined) return openPurchase(ctx, order, purchases)
  return next === 'ask' ? askSupplier(ctx, last) : complete(ctx, order, last)
}

async function collect(ctx: Context, order: Order): Promise<Next> {
  killPoint('order.collect-before-ledger')
  await ctx.ledger.post(payment(order))
  killPoint('order.collect-after-ledger')
  await pay(ctx, order, 'the payment came in')
  return 'go-on'
}

/** The request that placed it does this itself; this is for one that died in the middle. */
async function payFromWallet(ctx: Context, order: Order): Promise<Next> {
  try {
    await ctx.ledger.post(payment(order))
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 402) throw error
    await forgetOrder(ctx.db, order.id)
    return 'wait'
  }
  await pay(ctx, order, 'paid from the wallet')
  return 'go-on'
}

async function pay(ctx: Context, order: Order, cause: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await takePayment(ctx, tx, order, cause)
  })
}

async function complete(ctx: Context, order: Order, purchase: Purchase): Promise<Next> {
  killPoint('order.complete-before-ledger')
  await ctx.ledger.post(completion(order, purchase))
  killPoint('order.complete-after-ledger')
  await ctx.transaction(async (tx) => {
    const { serialNumber } = purchase
    const completed = await moveOrder(tx, order, 'complete', {
      cause: 'delivered',
      actor: purchase.supplier,
      at: ctx.now(),
      serialNumber,
    })
    await emit(tx, OrderCompleted, { ...factsOf(completed), serialNumber })
    ctx.count.moved.inc({ status: completed.status })
  })
  return 'go-on'
}

async function giveBack(ctx: Context, order: Order): Promise<Next> {
  killPoint('order.refund-before-ledger')
  await ctx.ledger.post(refund(order))
  killPoint('order.refund-after-ledger')
  await ctx.transaction(async (tx) => {
    const refunded = await moveOrder(tx, order, 'refund', {
      cause: 'the money is back in the wallet',
      actor: 'service:order',
      at: ctx.now(),
    })
    await emit(tx, OrderRefunded, factsOf(refunded))
    ctx.count.moved.inc({ status: refunded.status })
  })
  return 'wait'
}

/** A completed order rests, unless its supplier took the delivery back: then the customer is credited, once. */
async function takeBack(ctx: Context, order: Order): Promise<Next> {
  const reversed = (await purchasesOf(ctx.db, order.id)).find(({ status }) => status === 'reversed')
  if (reversed === undefined) return 'wait'
  await ctx.ledger.post(reversal(order, reversed))
  await ctx.transaction(async (tx) => {
    const moved = await moveOrder(tx, order, 'reverse', {
      cause: 'taken back by the supplier',
      actor: reversed.supplier,
      at: ctx.now(),
    })
    await emit(tx, OrderReversed, factsOf(moved))
    ctx.count.moved.inc({ status: moved.status })
  })
  ctx.log.error(
    { orderId: order.id, supplier: reversed.supplier },
    'a delivered order was taken back; the customer is credited',
  )
  return 'wait'
}

/** Staff: look at it now. */
export async function driveNow(ctx: Context, id: string): Promise<Order> {
  return ctx.transaction(async (tx) => {
    const order = await findOrder(tx, { id })
    if (holdsMoney(order.status) || order.status === 'pending_payment') await driveAt(tx, id, ctx.now())
    return order
  })
}
