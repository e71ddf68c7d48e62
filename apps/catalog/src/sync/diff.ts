import { type Money, money } from '@konter/core'
import type { CutOff, ListedItem } from '../supplier/price-list.ts'

/** An item as our mirror holds it. Of a refused one these are the values from before it went wrong. */
export type MirroredItem = Omit<ListedItem, 'adminFee'> & {
  id: string
  adminFee: Money | null
  refusedBecause: string | null
  vanished: boolean
  /** The offer it is, if it is one. */
  offer: { id: string; productId: string; sku: string; held: boolean } | null
}

/** An item as it is to be written. */
export type ItemRow = Omit<MirroredItem, 'id' | 'vanished' | 'offer'>

export type ItemChange = {
  change: 'new' | 'changed' | 'vanished' | 'revived' | 'refused'
  code: string
  name: string
  before: Partial<ItemRow> | null
  after: Partial<ItemRow> | null
  because: string | null
}
export type CostChange = { code: string; before: bigint | null; after: bigint | null }
/** Why a product must not be sold before somebody has looked. */
export type Alarm = {
  because: 'cost-jump' | 'cost-absurd'
  item: MirroredItem
  before: bigint | null
  after: bigint | null
}
export type Renaming = { before: MirroredItem; after: ItemRow }

export type Diff = {
  rows: ItemRow[]
  vanished: MirroredItem[]
  changes: ItemChange[]
  costChanges: CostChange[]
  alarms: Alarm[]
  renamings: Renaming[]
}

const currency = 'IDR'
const codeLengthMax = 100

/** A list that lost this much is a failure of the supplier's, not the end of half its business. */
export const isShrunken = (known: number, listed: number, percentMin: number): boolean =>
  listed === 0 || listed * 100 < known * percentMin

/** What makes no sense in one line of a list. */
export function refusalOf(item: ListedItem, seen: ReadonlySet<string>): string | null {
  if (item.code === '' || item.code.length > codeLengthMax) return 'code-unusable'
  if (seen.has(item.code)) return 'code-repeated'
  if (item.name.trim() === '') return 'name-missing'
  if (item.cost === null) return item.kind === 'postpaid' ? null : 'cost-missing'
  if (item.cost.currency !== currency) return 'currency-foreign'
  return item.cost.amount <= 0n ? 'cost-absurd' : null
}

/** Further than `percentMax` from what it was, in either direction. */
export function isJump(before: bigint, after: bigint, percentMax: number): boolean {
  const distance = after > before ? after - before : before - after
  return distance * 100n > before * BigInt(percentMax)
}

/** All that a list changes, decided before anything is written: pure, so that every case is a line in a test. */
export function diffOf(mirror: readonly MirroredItem[], list: readonly ListedItem[], jumpPercentMax: number): Diff {
  const known = new Map(mirror.map((item) => [item.code, item]))
  const diff: Diff = { rows: [], vanished: [], changes: [], costChanges: [], alarms: [], renamings: [] }
  const seen = new Set<string>()
  for (const item of list) {
    const refusal = refusalOf(item, seen)
    // Without a code of its own a line cannot be kept.
    const keyless = refusal === 'code-unusable' || refusal === 'code-repeated'
    if (refusal !== null) diff.changes.push(lineOf('refused', item, { because: refusal }))
    if (keyless) continue
    seen.add(item.code)
    const before = known.get(item.code)
    if (refusal !== null) addRefused(diff, before, item, refusal)
    else if (before === undefined) addNew(diff, item)
    else addKnown(diff, before, item, jumpPercentMax)
  }
  addVanished(
    diff,
    mirror.filter((item) => !item.vanished && !seen.has(item.code)),
  )
  return diff
}

function addNew(diff: Diff, item: ListedItem): void {
  const row = rowOf(item)
  diff.rows.push(row)
  diff.changes.push(lineOf('new', row, { after: essentials(row) }))
  if (row.cost !== null) diff.costChanges.push({ code: row.code, before: null, after: row.cost.amount })
}

function addKnown(diff: Diff, before: MirroredItem, item: ListedItem, jumpPercentMax: number): void {
  const row = rowOf(item)
  diff.rows.push(row)
  const differing = differences(before, row)
  if (before.vanished || differing !== null)
    diff.changes.push(lineOf(before.vanished ? 'revived' : 'changed', row, differing ?? {}))
  if (isRenamed(before, row)) diff.renamings.push({ before, after: row })
  const was = before.cost?.amount ?? null
  const is = row.cost?.amount ?? null
  if (was === is) return
  diff.costChanges.push({ code: row.code, before: was, after: is })
  if (was !== null && is !== null && isJump(was, is, jumpPercentMax))
    diff.alarms.push({ because: 'cost-jump', item: before, before: was, after: is })
}

/** What was known before stands; only the first list that says nonsense rings the bell. */
function addRefused(diff: Diff, before: MirroredItem | undefined, item: ListedItem, because: string): void {
  if (before === undefined) {
    diff.rows.push({ ...rowOf(item), cost: null, refusedBecause: because })
    return
  }
  const { id: _, vanished: __, offer: ___, ...row } = before
  diff.rows.push({ ...row, refusedBecause: because })
  if (before.refusedBecause !== null || because === 'name-missing') return
  const [was, is] = [before.cost?.amount ?? null, item.cost?.amount ?? null]
  diff.costChanges.push({ code: item.code, before: was, after: is })
  diff.alarms.push({ because: 'cost-absurd', item: before, before: was, after: is })
}

function addVanished(diff: Diff, gone: readonly MirroredItem[]): void {
  diff.vanished.push(...gone)
  diff.changes.push(...gone.map((item) => lineOf('vanished', item, { before: essentials(item) })))
}

const lineOf = (
  change: ItemChange['change'],
  { code, name }: { code: string; name: string },
  more: Partial<ItemChange>,
): ItemChange => ({ change, code, name, before: null, after: null, because: null, ...more })

const rowOf = (item: ListedItem): ItemRow => ({
  code: item.code,
  name: item.name.trim(),
  category: item.category.trim(),
  brand: item.brand.trim(),
  type: item.type.trim(),
  kind: item.kind,
  // A bill's list shows what the supplier earns, never what it costs us.
  cost: item.kind === 'postpaid' || item.cost === null ? null : money(item.cost.amount),
  adminFee: item.adminFee == null ? null : money(item.adminFee.amount),
  sellable: item.sellable,
  stock: item.stock === null ? null : Math.max(0, item.stock),
  multi: item.multi,
  cutOff: cutOffOf(item.cutOff),
  description: item.description,
  needsZone: item.needsZone,
  refusedBecause: null,
})

/** Equal hours mean that there is no cut-off. */
const cutOffOf = (hours: CutOff | null): CutOff | null =>
  hours === null || hours.fromMinute === hours.toMinute ? null : hours

const compared = [
  'name',
  'category',
  'brand',
  'type',
  'kind',
  'cost',
  'adminFee',
  'sellable',
  'multi',
  'cutOff',
  'description',
  'needsZone',
  'refusedBecause',
] as const satisfies readonly (keyof ItemRow)[]

/** Only what differs. How much is in stock changes with every list; whether anything is, is worth a line. */
function differences(before: ItemRow, after: ItemRow): { before: Partial<ItemRow>; after: Partial<ItemRow> } | null {
  const fields: (keyof ItemRow)[] = compared.filter((field) => !equal(before[field], after[field]))
  if ((before.stock === 0) !== (after.stock === 0)) fields.push('stock')
  if (fields.length === 0) return null
  const pick = (row: ItemRow) => Object.fromEntries(fields.map((field) => [field, row[field]])) as Partial<ItemRow>
  return { before: pick(before), after: pick(after) }
}

function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return Object.keys(left).every((key) => left[key] === right[key])
}

const isRenamed = (before: ItemRow, after: ItemRow): boolean =>
  (['name', 'brand', 'category', 'type', 'kind'] as const).some((field) => before[field] !== after[field])

const essentials = ({ brand, category, kind, cost, sellable }: ItemRow): Partial<ItemRow> => ({
  brand,
  category,
  kind,
  cost,
  sellable,
})
