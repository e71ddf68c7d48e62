import { randomInt } from 'node:crypto'
import { newId } from '@konter/core'
import type { Context } from '../context.ts'
import { driveAt } from '../order/drive-at.ts'
import { failOrder } from '../order/fail-order.ts'
import { moveOrder, noteOffers } from '../order/order.repo.ts'
import type { Offer, Order } from '../order/order.ts'
import { closedSuppliers, standings } from '../supplier/health.repo.ts'
import { affordable, rank, type SuccessRates } from '../supplier/route.ts'
import { insertPurchase, isTargetLock, targetIsLocked } from './purchase.repo.ts'
import type { Purchase } from './purchase.ts'

/** Offers older than this are asked for again: costs and stocks move. */
const offersFreshMs = 60_000
const retryMs = 5_000
const successWindowMs = 60 * 60_000

/**
 * Opens the next purchase, with the best supplier that was not tried. When none is left the order fails; when one is
 * merely not available now (its breaker is open, its target locked) the order waits for it.
 */
export async function openPurchase(ctx: Context, order: Order, tried: readonly Purchase[]): Promise<'go-on' | 'wait'> {
  const offers = await freshOffers(ctx, order)
  const usable = affordable(offers, order.price.amount)
    .filter(({ offerId }) => !tried.some((each) => each.offerId === offerId))
    .filter(({ supplier }) => ctx.suppliers.get(supplier)?.unconfigured() === undefined && ctx.suppliers.has(supplier))
  if (usable.length === 0)
    return failOrder(ctx, order, tried.length === 0 ? 'nobody can deliver it' : 'all suppliers failed')
  const chosen = await choose(ctx, usable)
  if (chosen === undefined || !(await insert(ctx, order, chosen, tried.length + 1))) return waitFor(ctx, order)
  return 'go-on'
}

async function freshOffers(ctx: Context, order: Order): Promise<readonly Offer[]> {
  if (ctx.now().getTime() - order.offersAt.getTime() < offersFreshMs) return order.offers
  const quote = await ctx.catalog.quote(order)
  const offers = quote.verdict === 'accepted' ? quote.offers : []
  await noteOffers(ctx.db, order.id, offers, ctx.now())
  return offers
}

/** The best offer whose supplier's breaker is closed and whose target nobody holds. */
async function choose(ctx: Context, offers: readonly Offer[]): Promise<Offer | undefined> {
  const closed = await closedSuppliers(ctx.db, ctx.now())
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

/** False when somebody else took the target first. */
async function insert(ctx: Context, order: Order, offer: Offer, attempt: number): Promise<boolean> {
  const now = ctx.now()
  const purchase: Purchase = {
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
    reference: `${order.number}-${attempt}-${String(randomInt(1_000_000)).padStart(6, '0')}`,
    supplierReference: null,
    status: 'open',
    review: null,
    asks: 0,
    nextAskAt: now,
    serialNumber: null,
    answer: null,
    contradiction: null,
    locksTarget: isLocking(ctx, offer),
    openedAt: now,
  }
  try {
    await ctx.transaction(async (tx) => {
      await insertPurchase(tx, purchase)
      if (order.status === 'paid')
        await moveOrder(tx, order, 'process', {
          cause: `buying from ${offer.supplier}`,
          actor: 'service:order',
          at: now,
        })
      await driveAt(tx, order.id, now)
    })
    return true
  } catch (error) {
    if (isTargetLock(error)) return false
    throw error
  }
}

async function waitFor(ctx: Context, order: Order): Promise<'wait'> {
  await ctx.transaction((tx) => driveAt(tx, order.id, new Date(ctx.now().getTime() + retryMs)))
  return 'wait'
}
