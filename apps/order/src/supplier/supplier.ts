import type { Answer, Purchase } from '../purchase/purchase.ts'

export type ItemKind = 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'other'

/** One line of a supplier's price list, in our words. Money in whole rupiah, cut-off in minutes of a Jakarta day. */
export type PriceItem = {
  code: string
  name: string
  category: string
  brand: string
  type: string
  kind: ItemKind
  /** Null for bills: their price comes from the inquiry. */
  cost: bigint | null
  adminFee: bigint | null
  sellable: boolean
  /** Null: unlimited. */
  stock: number | null
  /** False: the supplier refuses a second purchase of it for the same number. */
  multi: boolean
  cutOff: { fromMinute: number; toMinute: number } | null
  description: string
  /** Null: the list does not tell. */
  needsZone: boolean | null
}

/** What a webhook said. `hint`: the sender is not proven, so the supplier is asked. */
export type Webhook =
  | { kind: 'answer'; reference: string; answer: Answer }
  | { kind: 'hint'; supplierReference: string; target: string }
  | { kind: 'ping' }
  | { kind: 'malformed' }

/** The supplier allows this only now and then. */
export class TooSoon extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TooSoon'
  }
}

/**
 * An upstream seller of digital goods. `buy` and `ask` never throw for what a supplier says, only for what we cannot
 * read; the caller takes a throw for "unknown".
 */
export type Supplier = {
  readonly code: string
  /** It knows our reference: asking again with it never buys twice. Otherwise an open purchase locks its target. */
  readonly knowsReference: boolean
  /** Undefined when it can be used; else what is missing. */
  unconfigured(): string | undefined
  priceList(): Promise<PriceItem[]>
  /** The first time. */
  buy(purchase: Purchase): Promise<Answer>
  /** Every later time. `taken` are supplier references of other purchases, for suppliers that must be searched. */
  ask(purchase: Purchase, taken: readonly string[]): Promise<Answer>
  /**
   * What is listed already and looks like this purchase, before it is asked for: none of it can be it. For suppliers that
   * must be searched.
   */
  lookalikes?(purchase: Purchase): Promise<string[]>
  /** How long to wait before asking for the n-th time more. */
  pollDelayMs(asks: number): number
  /** When to ask again after a success: who takes a delivery back says so once, and that word may be lost. */
  readonly lookBacksMs: readonly number[]
  /** In constant time, over the raw bytes. */
  signatureIsRight(raw: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): boolean
  readWebhook(raw: Buffer): Webhook[]
}

export type Suppliers = ReadonlyMap<string, Supplier>

/** `"23:45"` in minutes of the day; undefined when it is no time. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const value = Number(hours) * 60 + Number(minutes)
  return value < 1_440 ? value : undefined
}

/** Equal ends mean no cut-off (facts 1.4, 2.2). */
export function cutOffOf(from: string, to: string): PriceItem['cutOff'] {
  const [fromMinute, toMinute] = [minutesOf(from), minutesOf(to)]
  return fromMinute === undefined || toMinute === undefined || fromMinute === toMinute ? null : { fromMinute, toMinute }
}
