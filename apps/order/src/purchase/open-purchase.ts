import { createHash } from 'node:crypto'
import { newId } from '@konter/core'
import { atOnce } from '@konter/service'
import type { Context } from '../context.ts'
import type { Next } from '../order/drive-order.ts'
import { failOrder } from '../order/fail-order.ts'
import { holdOrder, moveOrder, noteOffers } from '../order/order.repo.ts'
import type { Offer, Order, StepTaken } from '../order/order.ts'
import { problem } from '../problems.ts'
import { standings } from '../supplier/health.repo.ts'
import { affordable, rank, type SuccessRates } from '../supplier/route.ts'
import { hasNameless, insertPurchase, isOpenedMeanwhile, isTargetLock, targetIsLocked } from './purchase.repo.ts'
import type { Purchase } from './purchase.ts'

/** Offers older than this are asked for again: costs and stocks move. */
const offersFreshMs = 60_000
const retryMs = 5_000
const successWindowMs = 60 * 60_000

type Opened = { order: Order; purchase: Purchase }

/**
 * Opens the next purchase, with its first turn taken, with the best supplier that was not tried. When none is left the order fails; when one is
 * merely not available now (its breaker is open, its target locked) the order waits for it.
 */
export async function openPurchase(ctx: Context, read: Order, tried: readonly Purchase[]): Promise<Opened | Next> {
  const order = await withFreshOffers(ctx, read)
  const usable = usableOffers(ctx, order, tried)
  if (usable.length === 0)
    return failOrder(ctx, order, tried.length === 0 ? 'nobody can deliver it' : 'all suppliers failed')
  const chosen = await choose(ctx, usable)
  const opened = chosen && (await openWith(ctx, order, chosen, tried.length + 1))
  const last = tried.at(-1)
  if (opened !== undefined && order.status === 'paid') ctx.count.moved(opened.order)
  if (opened !== undefined && last !== undefined)
    ctx.count.failovers.inc({ from: last.supplier, to: opened.purchase.supplier })
  return opened ?? { rest: new Date(ctx.now().getTime() + retryMs) }
}

/**
 * The first purchase of an order that is being paid, to be opened in the commit that takes the money (`markPaid`). Undefined
 * where there is more to be seen first: whether its offers still hold, how often each supplier delivers, whether one becomes
 * available, or whether one that knows no references could tell this purchase from another. That is for the drive.
 */
export async function firstPurchase(ctx: Context, order: Order): Promise<Purchase | undefined> {
  if (!hasFreshOffers(ctx, order) || ctx.config.SUPPLIER_STRATEGY === 'success-rate') return undefined
  const chosen = await choose(ctx, usableOffers(ctx, order, []))
  return chosen === undefined || isLocking(ctx, chosen) ? undefined : purchaseWith(ctx, order, chosen, 1)
}

/** The step of a paid order whose first purchase is opened. */
export const buyingFrom = ({ supplier, openedAt }: Purchase): StepTaken => ({
  cause: `buying from ${supplier}`,
  actor: 'service:order',
  at: openedAt,
})

function usableOffers(ctx: Context, { offers, price }: Order, tried: readonly Purchase[]): Offer[] {
  return affordable(offers, price.amount)
    .filter(({ offerId }) => !tried.some((each) => each.offerId === offerId))
    .filter(({ supplier }) => ctx.suppliers.get(supplier)?.unconfigured() === undefined && ctx.suppliers.has(supplier))
}

const hasFreshOffers = (ctx: Context, { offersAt }: Order): boolean =>
  ctx.now().getTime() - offersAt.getTime() < offersFreshMs

async function withFreshOffers(ctx: Context, order: Order): Promise<Order> {
  if (hasFreshOffers(ctx, order)) return order
  const now = ctx.now()
  const quote = await ctx.catalog.quote(order)
  const offers = quote.verdict === 'accepted' ? quote.offers : []
  await noteOffers(ctx.db, order.id, offers, now)
  return { ...order, offers, offersAt: now }
}

/** The best offer whose supplier's breaker is closed and whose target nobody holds. */
async function choose(ctx: Context, offers: readonly Offer[]): Promise<Offer | undefined> {
  const closed = await ctx.supplierHealth.closed()
  for (const offer of rank(offers, ctx.config.SUPPLIER_STRATEGY, await successRates(ctx, offers))) {
    if (closed.has(offer.supplier)) continue
    if (!isLocking(ctx, offer) || !(await targetIsLocked(ctx.db, offer))) return offer
  }
  return undefined
}

async function successRates(ctx: Context, offers: readonly Offer[]): Promise<SuccessRates> {
  if (ctx.config.SUPPLIER_STRATEGY !== 'success-rate') return new Map()
  const since = new Date(ctx.now().getTime() - successWindowMs)
  const all = await standings(ctx.db, [...new Set(offers.map(({ supplier }) => supplier))], since)
  return new Map(
    all.map(({ supplier, succeeded, failed }) => [
      supplier,
      succeeded + failed === 0 ? 1 : succeeded / (succeeded + failed),
    ]),
  )
}

const isLocking = (ctx: Context, { supplier }: Offer): boolean => ctx.suppliers.get(supplier)?.knowsReference === false

/**
 * Transactions that cannot be this purchase, because they are there before it is asked for. Looked for where an earlier
 * one ended without the supplier's number (staff settled it). Undefined when the supplier gives no answer.
 */
async function strangers(ctx: Context, purchase: Purchase): Promise<string[] | undefined> {
  const supplier = ctx.suppliers.get(purchase.supplier)
  if (supplier?.lookalikes === undefined || !(await hasNameless(ctx.db, purchase))) return []
  try {
    return await supplier.lookalikes(purchase)
  } catch (error) {
    ctx.log.warn({ err: error, supplier: supplier.code, orderId: purchase.orderId }, 'nothing is bought blindly')
    await ctx.supplierHealth.noteSilence(supplier.code)
    return undefined
  }
}

/** Undefined when somebody else took the target first, or the supplier must answer first and does not. */
async function openWith(ctx: Context, order: Order, offer: Offer, attempt: number): Promise<Opened | undefined> {
  const purchase = purchaseWith(ctx, order, offer, attempt)
  const notOurs = await strangers(ctx, purchase)
  return notOurs === undefined ? undefined : open(ctx, order, { ...purchase, notOurs })
}

function purchaseWith(ctx: Context, order: Order, offer: Offer, attempt: number): Purchase {
  const now = ctx.now()
  const askNextMs = ctx.suppliers.get(offer.supplier)?.pollDelayMs(1) ?? retryMs
  return {
    id: newId(),
    orderId: order.id,
    attempt,
    offerId: offer.offerId,
    supplier: offer.supplier,
    kind: order.kind,
    itemCode: offer.itemCode,
    itemName: offer.itemName,
    target: offer.target,
    zone: offer.zone,
    cost: BigInt(offer.cost),
    priceMax: order.price.amount,
    charged: null,
    reference: referenceOf(order, attempt),
    supplierReference: null,
    status: 'open',
    review: null,
    asks: 1,
    askedAt: now,
    nextAskAt: new Date(now.getTime() + askNextMs),
    serialNumber: null,
    answer: null,
    contradiction: null,
    locksTarget: isLocking(ctx, offer),
    notOurs: [],
    openedAt: now,
  }
}

async function open(ctx: Context, order: Order, purchase: Purchase): Promise<Opened | undefined> {
  try {
    // Held until the purchase is there: another drive may be about to give the order up, and its money back.
    const [moved] = await ctx.transaction((tx) =>
      atOnce([
        order.status === 'paid' ? moveOrder(tx, order, 'process', buyingFrom(purchase)) : holdOrder(tx, order),
        insertPurchase(tx, purchase),
      ]),
    )
    return { order: moved ?? order, purchase }
  } catch (error) {
    if (isTargetLock(error)) return undefined
    if (isOpenedMeanwhile(error)) throw problem('order.moved-meanwhile', { id: order.id })
    throw error
  }
}

/**
 * `KT-20261121-7K3M9Q2V-1-041377`: by the order's id alone. Should the database come back from a backup of before this
 * purchase, the order buys again under the same reference, and Digiflazz answers with what it has delivered.
 */
function referenceOf({ id, number }: Order, attempt: number): string {
  const digest = createHash('sha256').update(`${id} ${attempt}`).digest()
  return `${number}-${attempt}-${String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')}`
}
