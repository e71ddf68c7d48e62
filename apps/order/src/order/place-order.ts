import { randomInt } from 'node:crypto'
import { day, Problem, parsePhone, plus } from '@konter/core'
import {
  atOnce,
  type Caller,
  type Claim,
  currentTrace,
  currentTraceparent,
  killPoint,
  safeNumber,
} from '@konter/service'
import type { Context, GuestSession } from '../context.ts'
import { problem } from '../problems.ts'
import { buyingFrom, firstPurchase } from '../purchase/open-purchase.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { orphanAt } from './expire-order.ts'
import { countPaid, markPaid } from './mark-paid.ts'
import { payment as paymentOf } from './order.ledger.ts'
import { findOrder, forgetOrder, insertOrder, logOf, notePayment, orderById } from './order.repo.ts'
import type { PlaceOrder } from './order.schema.ts'
import { after, isWalletPaid, type LogEntry, type Order, payerOf } from './order.ts'
import { orderSummary, viewOf } from './order-view.ts'
import { feeOf, type Quote, quote } from './quote.ts'

/** A wallet is charged within the request; should it die, the drive takes over after this. */
const takeOverMs = 15_000

type Buyer = {
  userId: string
  guest: boolean
  customerType: string
  memberLevel: string
  session: GuestSession | undefined
}

/**
 * Places an order: asks the price, commits the order under the claim's id, then takes the money (wallet) or opens a
 * payment. Whoever resumes after a crash finds the order and goes on with the same ids.
 */
export async function placeOrder(ctx: Context, claim: Claim, caller: Caller, input: PlaceOrder) {
  const known = claim.resumed ? await orderById(ctx.db, claim.id) : undefined
  const quoted = known === undefined ? await quote(ctx, caller, input) : undefined
  if (quoted !== undefined) expectTotal(quoted, input)
  const buyer = await buyerOf(ctx, claim, caller, input)
  const order = known ?? (await insert(ctx, newOrder(ctx, claim, buyer, input, quoted as Quote)))
  claim.stands = true
  return isWalletPaid(order) ? payNow(ctx, claim, order, buyer) : openPayment(ctx, claim, order, buyer)
}

/** Somebody who resumed this request, because its lease ended, may have been faster: what was committed is what is charged. */
async function insert(ctx: Context, order: Order): Promise<Order> {
  if (!(await insertOrder(ctx.db, order))) return findOrder(ctx.db, { id: order.id })
  ctx.count.placed.inc({ method: order.paymentMethod })
  return order
}

function expectTotal({ total }: Quote, { expectedTotal: expected }: PlaceOrder): void {
  if (expected !== undefined && BigInt(expected) !== total.amount)
    throw problem('order.price-changed', { total: total.amount, expected })
}

/** Who has no token becomes a guest: a user with a token and a wallet, so that money can always come back. */
async function buyerOf(ctx: Context, claim: Claim, caller: Caller, { contact }: PlaceOrder): Promise<Buyer> {
  const { customerType, memberLevel } = caller
  if (caller.kind === 'user')
    return { userId: caller.userId, guest: caller.guest, customerType, memberLevel, session: undefined }
  const phone = contact?.phone === undefined ? undefined : parsePhone(contact.phone)
  if (contact?.email === undefined && phone === undefined) throw problem('order.contact-missing', {})
  const { user, ...session } = await ctx.users.createGuest({
    guestId: claim.id,
    language: currentTrace()?.language ?? 'id',
    ...(contact?.name === undefined ? {} : { name: contact.name }),
    ...(contact?.email === undefined ? {} : { email: contact.email }),
    ...(phone === undefined ? {} : { phone }),
  })
  return { userId: user.id, guest: true, customerType, memberLevel, session }
}

function newOrder(ctx: Context, claim: Claim, buyer: Buyer, input: PlaceOrder, quoted: Quote): Order {
  const now = ctx.now()
  const { product, target, offers, price, fee, discount, total } = quoted
  const order = { paymentMethod: input.paymentMethod, placedAt: now }
  return {
    ...order,
    id: claim.id,
    number: orderNumber(now),
    userId: buyer.userId,
    guest: buyer.guest,
    customerType: buyer.customerType,
    memberLevel: buyer.memberLevel,
    sku: product.sku,
    productName: product.name,
    kind: product.kind,
    input: input.input,
    target,
    price,
    fee,
    discount,
    total,
    status: 'pending_payment',
    paymentId: null,
    received: null,
    serialNumber: null,
    offers,
    offersAt: now,
    finishedAt: null,
    driveAt: isWalletPaid(order) ? new Date(now.getTime() + takeOverMs) : orphanAt(order),
    drives: 0,
    traceparent: currentTraceparent() ?? null,
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `KT-20261121-7K3M9Q2V`: short enough to read out; unique by its 40 random bits a day, and by the database. */
const orderNumber = (now: Date): string =>
  `KT-${day(now).replaceAll('-', '')}-${Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')}`

async function payNow(ctx: Context, claim: Claim, order: Order, { session }: Buyer) {
  // A resumed request may find that the drive has paid it already.
  const paidNow = order.status === 'pending_payment' ? await pay(ctx, claim, order, session) : undefined
  const view = paidNow ?? (await answerAsItIs(ctx, claim, order.id, session))
  return session === undefined ? view : { ...view, guest: session }
}

async function pay(ctx: Context, claim: Claim, placed: Order, session: GuestSession | undefined) {
  // Nothing has happened to it yet.
  const order = { ...placed, log: [] }
  killPoint('order.pay-before-ledger')
  try {
    await ctx.ledger.post(paymentOf(order))
  } catch (error) {
    // Not enough money: nothing was created, and the key is free for another try.
    if (error instanceof Problem && error.status === 402) claim.stands = !(await forgetOrder(ctx.db, order.id))
    throw error
  }
  killPoint('order.pay-after-ledger')
  return markPaidNow(ctx, claim, order, session)
}

/**
 * Paid, told, the first purchase opened and the request answered in one commit; then this process drives it. Undefined when
 * a drive was faster.
 */
async function markPaidNow(
  ctx: Context,
  claim: Claim,
  order: Order & { log: LogEntry[] },
  session: GuestSession | undefined,
) {
  const [at, cause] = [ctx.now(), 'paid from the wallet']
  const lease = ctx.drives.lease(at)
  const rest = { lease: { until: order.driveAt }, until: lease.until }
  const paid = after(order, 'pay', { cause, at, actor: payerOf(order) })
  const first = await firstOf(ctx, order)
  const asItIs = first === undefined ? paid : after(paid, 'process', buyingFrom(first))
  const view = viewOf(asItIs, asItIs.log)
  try {
    const [moved] = await ctx.transaction((tx) =>
      atOnce([
        markPaid(tx, order, { cause, at, rest, first }),
        claim.answer(tx, 201, view, session && { guest: session }),
      ]),
    )
    countPaid(ctx, moved)
    ctx.drives.take(moved, lease, first)
    return view
  } catch (error) {
    if (error instanceof Problem && error.code === 'order.moved-meanwhile') return undefined
    throw error
  }
}

/** Where its drive would wait for a place, so would the call. And the money is taken: what is only quicker must not fail it. */
async function firstOf(ctx: Context, order: Order): Promise<Purchase | undefined> {
  try {
    return ctx.drives.hasPlace ? await firstPurchase(ctx, order) : undefined
  } catch (error) {
    ctx.log.warn({ err: error, orderId: order.id }, 'the drive opens the first purchase')
    return undefined
  }
}

async function answerAsItIs(ctx: Context, claim: Claim, id: string, session: GuestSession | undefined) {
  return ctx.transaction(async (tx) => {
    const [order, log] = await Promise.all([findOrder(tx, { id }), logOf(tx, id)])
    const view = viewOf(order, log)
    await claim.answer(tx, 201, view, session && { guest: session })
    return view
  })
}

async function openPayment(ctx: Context, claim: Claim, order: Order, { session }: Buyer) {
  // Who resumes may find that it has ended meanwhile: what nobody can take any more must not become payable.
  if (order.status !== 'pending_payment') {
    const view = await answerAsItIs(ctx, claim, order.id, session)
    return session === undefined ? view : { ...view, guest: session }
  }
  const { name, email, phone } = await ctx.users.contact(order.userId)
  killPoint('order.payment-before-open')
  const payment = await open(ctx, claim, order, { name, email, phone })
  killPoint('order.payment-after-open')
  const view = { ...orderSummary(order), payment, log: [] }
  await ctx.transaction(async (tx) => {
    await notePayment(tx, order.id, payment.id)
    await claim.answer(tx, 201, view, session && { guest: session })
  })
  return session === undefined ? view : { ...view, guest: session }
}

async function open(
  ctx: Context,
  claim: Claim,
  order: Order,
  contact: { name: string; email: string | null; phone: string | null },
) {
  try {
    return await ctx.payments.open({
      id: order.id,
      purpose: 'order',
      purposeId: order.id,
      payerId: order.userId,
      method: order.paymentMethod,
      amount: safeNumber(order.price.amount - order.discount.amount),
      total: safeNumber(order.total.amount),
      description: order.productName.slice(0, 200),
      contact,
    })
  } catch (error) {
    if (error instanceof Problem && error.status < 500) claim.stands = !(await forgetOrder(ctx.db, order.id))
    throw error instanceof Problem && error.code === 'payment.total-changed' ? await priceChanged(ctx, order) : error
  }
}

/** Its fee changed between the quote and the payment. */
async function priceChanged(ctx: Context, { paymentMethod, price, total: expected }: Order): Promise<Problem> {
  const total = plus(price, await feeOf(ctx, paymentMethod, price))
  return problem('order.price-changed', { total: total.amount, expected: expected.amount })
}
