import { newId, Problem } from '@konter/core'
import type { Context, Tx } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { parkProducts } from '../product/product.repo.ts'
import { loadDictionary } from '../proposal/dictionary.repo.ts'
import { proposeItems } from '../proposal/proposal.repo.ts'
import { type Dictionary, read, sameThing } from '../proposal/reading.ts'
import type { PriceList } from '../supplier/price-list.ts'
import { type Alarm, type Diff, diffOf, isShrunken, type MirroredItem, type Renaming } from './diff.ts'
import { beginReport, endReport, lastFetchedAt, writeLines } from './report.repo.ts'
import type { Report, ReportLine } from './report.ts'
import { holdOffers, markVanished, readMirror, writeCostChanges, writeItems } from './sync.repo.ts'

export type SyncOrder = {
  supplier: string
  askedBy: string
  /** Staff has seen that the list really became that short. An empty one is never taken. */
  acceptShrunken?: boolean
}

/** Brings our mirror of a supplier's list up to date and reports what that changed. Undefined when one runs already. */
export const syncSupplier = (ctx: Context, order: SyncOrder): Promise<Report | undefined> =>
  ctx.alone(`sync ${order.supplier}`, () => sync(ctx, order))

async function sync(ctx: Context, order: SyncOrder): Promise<Report> {
  const id = newId()
  await ctx.prismaTransaction((tx) => beginReport(tx, { id, ...order, at: ctx.now() }))
  try {
    const list = await ctx.suppliers.priceList(order.supplier)
    const report = await ctx.prismaTransaction((tx) => takeIn(ctx, tx, id, order, list))
    ctx.log.info({ supplier: order.supplier, sync: id, status: report.status, items: report.items }, 'synced')
    return report
  } catch (error) {
    await endReport(ctx.db, id, { status: 'failed', finishedAt: ctx.now(), ...failureOf(error) })
    throw error
  }
}

const errorLengthMax = 500

const failureOf = (error: unknown) => ({
  errorCode: error instanceof Problem ? error.code : 'sync.failed',
  error: (error instanceof Error ? error.message : String(error)).slice(0, errorLengthMax),
})

/** In one transaction: mirror, costs, parked products, held offers, proposals, and the report that tells of them. */
async function takeIn(ctx: Context, tx: Tx, id: string, order: SyncOrder, list: PriceList): Promise<Report> {
  const at = ctx.now()
  const mirror = await readMirror(tx, order.supplier)
  const fetchedAt = new Date(list.fetchedAt)
  const seen = { fetchedAt, items: list.items.length }
  const refusal = await refusalOf(ctx, tx, order, list, mirror)
  if (refusal !== undefined) return endReport(tx, id, { status: 'refused', finishedAt: at, ...seen, ...refusal })

  const diff = diffOf(mirror, list.items, ctx.config.COST_JUMP_PERCENT_MAX)
  await writeMirror(tx, { id, supplier: order.supplier, at }, mirror, diff)
  const dictionary = await loadDictionary(tx)
  const parked = await parkAlarmed(tx, order.supplier, diff.alarms, at)
  const held = await holdRenamed(tx, diff.renamings, dictionary, at)
  const renamed = diff.renamings.filter(isAnotherThing(dictionary)).map(({ before }) => before.id)
  const proposals = await proposeItems(tx, order.supplier, renamed, { dictionary, at })
  await writeLines(tx, id, [...diff.changes.map((change) => ({ ...change, sku: null })), ...parked, ...held])
  return endReport(tx, id, {
    status: 'completed',
    finishedAt: ctx.now(),
    ...seen,
    ...countsOf(diff),
    parkedProducts: parked.length,
    proposals,
  })
}

/** Why a list as a whole is not believed. */
async function refusalOf(
  { config }: Context,
  tx: Tx,
  order: SyncOrder,
  list: PriceList,
  mirror: readonly MirroredItem[],
): Promise<{ errorCode: string; error: string } | undefined> {
  if (list.supplier !== order.supplier)
    return { errorCode: 'list.of-another', error: `This is the list of ${list.supplier}.` }
  const newest = await lastFetchedAt(tx, order.supplier)
  if (newest !== null && newest > new Date(list.fetchedAt))
    return { errorCode: 'list.outdated', error: `A list of ${newest.toISOString()} was taken in before.` }
  const known = mirror.filter(({ vanished }) => !vanished).length
  const [listed, percentMin] = [list.items.length, order.acceptShrunken === true ? 0 : config.LIST_PERCENT_MIN]
  if (isShrunken(known, listed, percentMin))
    return {
      errorCode: listed === 0 ? 'list.empty' : 'list.shrunken',
      error: `${listed} items after ${known} in the last list.`,
    }
  return undefined
}

async function writeMirror(
  tx: Tx,
  sync: { id: string; supplier: string; at: Date },
  mirror: readonly MirroredItem[],
  { rows, vanished, costChanges }: Diff,
): Promise<void> {
  const ids = new Map(mirror.map(({ code, id }) => [code, id]))
  const identified = rows.map((row) => ({ ...row, id: ids.get(row.code) ?? newId() }))
  await writeItems(tx, sync.supplier, identified, sync.at)
  await markVanished(
    tx,
    vanished.map(({ id }) => id),
    sync.at,
  )
  await writeCostChanges(tx, sync, costChanges)
}

const countsOf = ({ changes }: Diff) => {
  const count = (wanted: string) => changes.filter(({ change }) => change === wanted).length
  return {
    newItems: count('new'),
    changedItems: count('changed'),
    vanishedItems: count('vanished'),
    revivedItems: count('revived'),
    refusedItems: count('refused'),
  }
}

/** Nothing whose cost makes no sense is sold before somebody has looked at it. */
async function parkAlarmed(tx: Tx, supplier: string, alarms: readonly Alarm[], at: Date): Promise<ReportLine[]> {
  const byProduct = new Map(alarms.flatMap((alarm) => (alarm.item.offer ? [[alarm.item.offer.productId, alarm]] : [])))
  const facts = ({ item, before, after }: Alarm) => ({
    supplier,
    itemCode: item.code,
    costBefore: before,
    costAfter: after,
  })
  const parked = await parkProducts(
    tx,
    [...byProduct].map(([id, alarm]) => ({ id, because: alarm.because, facts: facts(alarm) })),
    at,
  )
  const told = parked.flatMap(({ id, sku }) => {
    const alarm = byProduct.get(id)
    return alarm === undefined ? [] : [{ sku, alarm }]
  })
  await logDeeds(
    tx,
    { actor: 'sync', at },
    told.map(({ sku, alarm }) => ({
      act: 'product.park',
      subject: 'product',
      subjectId: sku,
      before: { status: 'active' },
      after: { status: 'parked', because: alarm.because, ...facts(alarm) },
    })),
  )
  return told.map(({ sku, alarm: { item, because, before, after } }) => ({
    change: 'parked',
    code: item.code,
    name: item.name,
    before: { cost: before },
    after: { cost: after },
    because,
    sku,
  }))
}

/** The same code under a name that reads as another thing: what staff confirmed is no longer what would be delivered. */
async function holdRenamed(
  tx: Tx,
  renamings: readonly Renaming[],
  dictionary: Dictionary,
  at: Date,
): Promise<ReportLine[]> {
  const another = renamings.filter(isAnotherThing(dictionary)).flatMap((renaming) => {
    const { offer } = renaming.before
    return offer === null || offer.held ? [] : [{ ...renaming, offer }]
  })
  await holdOffers(
    tx,
    another.map(({ offer }) => offer.id),
    at,
  )
  await logDeeds(
    tx,
    { actor: 'sync', at },
    another.map(({ before, after, offer }) => ({
      act: 'offer.hold',
      subject: 'offer',
      subjectId: offer.id,
      before: { itemName: before.name, sku: offer.sku },
      after: { itemName: after.name, heldBecause: 'item-renamed' },
    })),
  )
  return another.map(({ before, after, offer }) => ({
    change: 'held',
    code: before.code,
    name: after.name,
    before: { name: before.name },
    after: { name: after.name },
    because: 'item-renamed',
    sku: offer.sku,
  }))
}

const isAnotherThing =
  (dictionary: Dictionary) =>
  ({ before, after }: Renaming): boolean =>
    !sameThing(read(before, dictionary), read(after, dictionary))
