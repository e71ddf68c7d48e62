import type { Money } from '@konter/core'
import { fromJson } from '@konter/service'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Kind } from '../category/kind.ts'
import { KINDS } from '../category/kind.ts'

/** Daily hours in Jakarta in which an item is not sold; may wrap midnight, equal means none. */
export type CutOff = { fromMinute: number; toMinute: number }

/** One line of a supplier's list, whatever the supplier calls its fields. */
export type ListedItem = {
  code: string
  name: string
  category: string
  brand: string
  type: string
  kind: Kind
  /** Null for postpaid bills: the inquiry tells. */
  cost: Money | null
  adminFee?: Money | null
  sellable: boolean
  /** Null is unlimited. */
  stock: number | null
  multi: boolean
  cutOff: CutOff | null
  description: string
  needsZone: boolean | null
}
export type PriceList = { supplier: string; fetchedAt: string; items: ListedItem[] }

const MoneyOnWire = Type.Object({ amount: Type.Integer(), currency: Type.String() })
/** Ten times the longest list we have seen: beyond it something else is being sent. */
const itemsMax = 50_000
const Minute = Type.Integer({ minimum: 0, maximum: 1439 })

/** What others send stays open to new fields. */
const PriceListSchema = Type.Object({
  supplier: Type.String(),
  fetchedAt: Type.String(),
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      category: Type.String(),
      brand: Type.String(),
      type: Type.String(),
      kind: Type.String({ enum: [...KINDS] }),
      cost: Type.Union([MoneyOnWire, Type.Null()]),
      adminFee: Type.Optional(Type.Union([MoneyOnWire, Type.Null()])),
      sellable: Type.Boolean(),
      stock: Type.Union([Type.Integer(), Type.Null()]),
      multi: Type.Boolean(),
      cutOff: Type.Union([Type.Object({ fromMinute: Minute, toMinute: Minute }), Type.Null()]),
      description: Type.String(),
      needsZone: Type.Union([Type.Boolean(), Type.Null()]),
    }),
    { maxItems: itemsMax },
  ),
})

/** The list that the order service answered with, checked. A list that is not one is a failure of the whole sync. */
export function readPriceList(answer: unknown): PriceList {
  if (!Value.Check(PriceListSchema, answer)) {
    const [first] = Value.Errors(PriceListSchema, answer)
    throw new Error(`the price list is not as agreed: ${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  }
  return fromJson(answer) as PriceList
}
