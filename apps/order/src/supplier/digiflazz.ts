import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { askOutside, fits, jsonFromOutside, type Secret } from '@konter/service'
import { type Static, type TSchema, Type } from 'typebox'
import type { Answer, Purchase } from '../purchase/purchase.ts'
import { isAboutTheQuery, responseCodes } from './response-codes.ts'
import { cutOffOf, type ItemKind, type PriceItem, type Supplier, TooSoon, type Webhook } from './supplier.ts'

/** facts: payments-and-suppliers, section 1 (Digiflazz, buyer API). */
export type DigiflazzOptions = {
  baseUrl: string
  username: string | undefined
  apiKey: Secret | undefined
  webhookSecret: Secret | undefined
  /** Test cases instead of real purchases. */
  testing: boolean
  timeoutMs: number
}

const minuteMs = 60_000
const pollDelayMsMax = 60 * minuteMs
/** RC 74 comes by a webhook that is sent once (facts 1.9, 1.11). */
const lookBacksMs = [60 * minuteMs, 24 * 60 * minuteMs]
/** Digiflazz forgets a reference after 90 days, and takes it for a new purchase then (facts 1.7). */
const referenceLifeMs = 80 * 24 * 60 * minuteMs

const NumberLike = Type.Union([Type.Number(), Type.String()])
const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
/** At the limit `data` of a price list is an object (facts 1.4). */
const ListOrRefusal = Type.Union([Type.Array(Type.Unknown()), Type.Object({ rc: Type.String() })])

/** Everything but the codes may be missing: failed and pending answers carry little (facts 1.6). */
const Transaction = Type.Object({
  ref_id: Type.String(),
  status: Text,
  rc: Text,
  message: Text,
  sn: Text,
  price: Type.Optional(Type.Union([NumberLike, Type.Null()])),
})
export type Transaction = Static<typeof Transaction>

const Prepaid = Type.Object({
  product_name: Type.String(),
  category: Type.String(),
  brand: Type.String(),
  type: Text,
  price: NumberLike,
  buyer_sku_code: Type.String({ minLength: 1 }),
  buyer_product_status: Type.Boolean(),
  seller_product_status: Type.Boolean(),
  unlimited_stock: Type.Boolean(),
  stock: NumberLike,
  multi: Type.Boolean(),
  start_cut_off: Type.String(),
  end_cut_off: Type.String(),
  desc: Text,
})
const Postpaid = Type.Object({
  product_name: Type.String(),
  category: Type.String(),
  brand: Type.String(),
  admin: NumberLike,
  buyer_sku_code: Type.String({ minLength: 1 }),
  buyer_product_status: Type.Boolean(),
  seller_product_status: Type.Boolean(),
  desc: Text,
})

const kinds: Readonly<Record<string, ItemKind>> = {
  pulsa: 'pulsa',
  data: 'data',
  games: 'game',
  pln: 'pln',
  'e-money': 'emoney',
  voucher: 'gift_code',
}

export const sign = (username: string, apiKey: string, suffix: string): string =>
  createHash('md5').update(`${username}${apiKey}${suffix}`).digest('hex')

export function webhookSignatureIsRight(secret: string, raw: Buffer, header: unknown): boolean {
  if (typeof header !== 'string' || !/^sha1=[0-9a-f]{40}$/.test(header)) return false
  return timingSafeEqual(
    createHmac('sha1', secret).update(raw).digest(),
    Buffer.from(header.slice('sha1='.length), 'hex'),
  )
}

/** What a transaction object means. The same code says less when the transaction had been asked for before. */
export function readTransaction(transaction: Transaction, asked: 'first' | 'again'): Answer {
  const rc = transaction.rc ?? ''
  const status = (transaction.status ?? '').toLowerCase()
  const text = `rc ${rc} ${transaction.message ?? ''}`.trim()
  const known = responseCodes[rc]
  if (rc === '49') return { says: 'review', text }
  if (asked === 'again' && isAboutTheQuery(rc)) return { says: 'unknown', text }
  if (known?.group === 'reversed') return { says: 'reversed', text }
  if (known?.group === 'pending') return { says: 'pending', supplierReference: null, text }
  if (known?.group === 'done' || (known === undefined && status === 'sukses')) return successOf(transaction, text)
  if (known !== undefined || status === 'gagal') return { says: 'failed', supplierReference: null, text }
  // An unknown code and no status we know: nothing is certain (facts 1.8).
  return { says: status === 'pending' ? 'pending' : 'unknown', supplierReference: null, text }
}

function successOf({ sn, price }: Transaction, text: string): Answer {
  return {
    says: 'success',
    serialNumber: sn === undefined || sn === null || sn === '' ? null : sn,
    charged: wholeOf(price),
    supplierReference: null,
    text,
  }
}

const wholeOf = (value: string | number | null | undefined): bigint | null => {
  const text = String(value ?? '')
  return /^\d+$/.test(text) ? BigInt(text) : null
}

export function createDigiflazz(options: DigiflazzOptions): Supplier {
  const { baseUrl, username = '', apiKey, webhookSecret, testing, timeoutMs } = options
  const signed = (suffix: string) => ({ username, sign: sign(username, apiKey?.reveal() ?? '', suffix) })

  async function call<S extends TSchema>(path: string, body: object, schema: S): Promise<Static<S>> {
    const { status, text } = await askOutside(`${baseUrl}${path}`, { method: 'POST', body, timeoutMs })
    // Business errors may come with any status; what is not their JSON is somebody in between.
    const data = dataIn(text)
    if (!fits(schema, data))
      // What it says names customers and their codes: none of that belongs into a log.
      throw new Error(`Digiflazz answered ${status} with something unreadable, ${text.length} characters`)
    return data
  }

  async function transact(purchase: Purchase, asked: 'first' | 'again'): Promise<Answer> {
    const transaction = await call(
      '/transaction',
      {
        ...signed(purchase.reference),
        buyer_sku_code: purchase.itemCode,
        customer_no: purchase.target,
        ref_id: purchase.reference,
        max_price: Number(purchase.priceMax),
        ...(testing ? { testing } : {}),
      },
      Transaction,
    )
    if (transaction.ref_id !== purchase.reference) throw new Error('Digiflazz answered about another reference')
    return readTransaction(transaction, asked)
  }

  async function list<S extends TSchema>(cmd: 'prepaid' | 'pasca', item: S): Promise<Static<S>[]> {
    const data = await call('/price-list', { cmd, ...signed('pricelist') }, ListOrRefusal)
    if (!Array.isArray(data)) throw new TooSoon(`Digiflazz refused its price list, rc ${data.rc}`)
    return data.filter((each) => fits(item, each))
  }

  return {
    code: 'digiflazz',
    knowsReference: true,
    unconfigured: () =>
      username === '' || apiKey === undefined ? 'DIGIFLAZZ_USERNAME, DIGIFLAZZ_API_KEY not set' : undefined,
    priceList: async () => [
      ...(await list('prepaid', Prepaid)).map(prepaidItem),
      ...(await list('pasca', Postpaid)).map(postpaidItem),
    ],
    buy: (purchase) => transact(purchase, 'first'),
    // The identical request is the status query; it buys what never arrived (facts 1.7).
    ask: async (purchase) =>
      isForgotten(purchase)
        ? { says: 'review', text: 'too old to be asked about: Digiflazz would buy it anew' }
        : transact(purchase, 'again'),
    pollDelayMs: (asks) => Math.min(minuteMs * 2 ** Math.max(0, asks - 2), pollDelayMsMax),
    lookBacksMs,
    signatureIsRight: (raw, headers) =>
      webhookSecret !== undefined && webhookSignatureIsRight(webhookSecret.reveal(), raw, headers['x-hub-signature']),
    readWebhook: (raw) => [readWebhook(raw)],
  }
}

/** It is its turn, so the next one, at most an hour from now, tells the time. */
const isForgotten = ({ openedAt, nextAskAt }: Purchase): boolean =>
  nextAskAt.getTime() - openedAt.getTime() > referenceLifeMs

const dataIn = (text: string): unknown => (jsonFromOutside(text) as { data?: unknown } | null | undefined)?.data

function readWebhook(raw: Buffer): Webhook {
  const text = raw.toString('utf8')
  const data = dataIn(text)
  if (fits(Transaction, data)) return { kind: 'answer', reference: data.ref_id, answer: readTransaction(data, 'again') }
  return data === undefined && text.includes('"hook_id"') ? { kind: 'ping' } : { kind: 'malformed' }
}

function prepaidItem(item: Static<typeof Prepaid>): PriceItem {
  const stock = wholeOf(item.stock)
  return {
    code: item.buyer_sku_code,
    name: item.product_name,
    category: item.category,
    brand: item.brand,
    type: item.type ?? '',
    kind: kinds[item.category.toLowerCase()] ?? 'other',
    cost: wholeOf(item.price),
    adminFee: null,
    sellable: item.buyer_product_status && item.seller_product_status,
    stock: item.unlimited_stock ? null : Number(stock ?? 0),
    multi: item.multi,
    cutOff: cutOffOf(item.start_cut_off, item.end_cut_off),
    description: item.desc ?? '',
    needsZone: null,
  }
}

function postpaidItem(item: Static<typeof Postpaid>): PriceItem {
  return {
    code: item.buyer_sku_code,
    name: item.product_name,
    category: item.category,
    brand: item.brand,
    type: 'pasca',
    kind: 'postpaid',
    cost: null,
    adminFee: wholeOf(item.admin),
    sellable: item.buyer_product_status && item.seller_product_status,
    stock: null,
    multi: true,
    cutOff: null,
    description: item.desc ?? '',
    needsZone: false,
  }
}
