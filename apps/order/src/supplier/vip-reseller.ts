import { createHash, timingSafeEqual } from 'node:crypto'
import { askOutside, fits, jsonFromOutside, type Secret } from '@konter/service'
import { type Static, type TSchema, Type } from 'typebox'
import type { Answer, Purchase } from '../purchase/purchase.ts'
import { cutOffOf, type ItemKind, type PriceItem, type Supplier, type Webhook } from './supplier.ts'

/** facts: payments-and-suppliers, section 2 (VIP Reseller). */
export type VipResellerOptions = {
  baseUrl: string
  apiId: Secret | undefined
  apiKey: Secret | undefined
  /** Which of the three prices is ours. */
  level: 'basic' | 'premium' | 'special'
  timeoutMs: number
}

const recentMax = 50
/** So often the recent transactions are searched before staff are asked. */
const searchesMax = 5

const NumberLike = Type.Union([Type.Number(), Type.String()])
const Price = Type.Union([NumberLike, Type.Object({ basic: NumberLike, premium: NumberLike, special: NumberLike })])

const Transaction = Type.Object({
  trxid: Type.String(),
  data: Type.String(),
  zone: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  code: Type.Optional(Type.String()),
  service: Type.Optional(Type.String()),
  status: Type.String(),
  note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  price: Type.Optional(NumberLike),
})
type Transaction = Static<typeof Transaction>

const Game = Type.Object({
  code: Type.String({ minLength: 1 }),
  game: Type.String(),
  name: Type.String(),
  price: Price,
  status: Type.String(),
})
const Prepaid = Type.Object({
  code: Type.String({ minLength: 1 }),
  brand: Type.String(),
  name: Type.String(),
  note: Type.Optional(Type.String()),
  price: Price,
  status: Type.String(),
  multi_trx: Type.Optional(Type.Boolean()),
  // Spelt like this on the wire.
  maintenace: Type.Optional(Type.String()),
  category: Type.String(),
  type: Type.Optional(Type.String()),
})

const kinds: readonly (readonly [RegExp, ItemKind])[] = [
  [/pulsa/i, 'pulsa'],
  [/data|internet/i, 'data'],
  [/pln|listrik/i, 'pln'],
  [/e-?money|e-?wallet|saldo/i, 'emoney'],
  [/voucher/i, 'gift_code'],
]

export const sign = (apiId: string, apiKey: string): string =>
  createHash('md5').update(`${apiId}${apiKey}`).digest('hex')

/** Unfinished, finished, failed; `partial` and whatever else appears is for staff (facts 2.3). */
export function readStatus({ trxid, status, note, price }: Transaction): Answer {
  const text = `${status} ${note ?? ''}`.trim()
  switch (status.toLowerCase()) {
    case 'success':
      return {
        says: 'success',
        serialNumber: note === undefined || note === null || note === '' ? null : note,
        charged: wholeOf(price),
        supplierReference: trxid,
        text,
      }
    case 'error':
      return { says: 'failed', supplierReference: trxid, text }
    case 'waiting':
    case 'processing':
      return { says: 'pending', supplierReference: trxid, text }
    default:
      return { says: 'review', text }
  }
}

const wholeOf = (value: string | number | undefined): bigint | null =>
  /^\d+$/.test(String(value ?? '')) ? BigInt(String(value)) : null

/** The transaction that must be ours: same target and service, and not known to be somebody else's. */
export function findTransaction(
  recent: readonly Transaction[],
  purchase: Purchase,
  taken: readonly string[],
): Transaction[] {
  const isOurs = (each: Transaction) =>
    !taken.includes(each.trxid) &&
    each.data === purchase.target &&
    (each.zone ?? '') === (purchase.zone ?? '') &&
    (each.code === undefined ? each.service === purchase.itemName : each.code === purchase.itemCode)
  return recent.filter(isOurs)
}

export function createVipReseller(options: VipResellerOptions): Supplier {
  const { baseUrl, apiId, apiKey, level, timeoutMs } = options
  const ourSign = sign(apiId?.reveal() ?? '', apiKey?.reveal() ?? '')

  async function call(
    path: string,
    fields: Record<string, string>,
  ): Promise<{ result: boolean; data: unknown; message: string }> {
    const body = new URLSearchParams({ key: apiKey?.reveal() ?? '', sign: ourSign, ...fields })
    const { status, text } = await askOutside(`${baseUrl}${path}`, { method: 'POST', body, timeoutMs })
    const said = jsonFromOutside(text)
    const envelope = fits(Envelope, said) ? said : undefined
    if (envelope === undefined || status >= 500)
      // What it says names customers and their codes: none of that belongs into a log.
      throw new Error(`VIP Reseller answered ${status} with something unreadable, ${text.length} characters`)
    return { result: envelope.result, data: envelope.data, message: envelope.message ?? '' }
  }

  /** Their status answers are arrays. */
  async function statuses(purchase: Purchase, fields: Record<string, string>): Promise<Transaction[]> {
    const { result, data, message } = await call(pathOf(purchase), { type: 'status', ...fields })
    if (!result || !Array.isArray(data)) throw new Error(`VIP Reseller refused a status: ${message}`)
    return data.filter((each) => fits(Transaction, each))
  }

  async function buy(purchase: Purchase): Promise<Answer> {
    const { result, data, message } = await call(pathOf(purchase), {
      type: 'order',
      service: purchase.itemCode,
      data_no: purchase.target,
      ...(purchase.zone === null ? {} : { data_zone: purchase.zone }),
    })
    if (!result) return { says: 'failed', supplierReference: null, text: message }
    if (!fits(Transaction, data)) throw new Error('VIP Reseller took an order without saying which')
    return readStatus(data)
  }

  const recentLike = async (purchase: Purchase, taken: readonly string[]) =>
    findTransaction(await statuses(purchase, { limit: String(recentMax) }), purchase, taken)

  async function ask(purchase: Purchase, taken: readonly string[]): Promise<Answer> {
    const { supplierReference: ours } = purchase
    if (ours !== null) {
      // Whatever else they list: another's success is not ours.
      const known = (await statuses(purchase, { trxid: ours })).find(({ trxid }) => trxid === ours)
      return known === undefined ? { says: 'unknown', text: 'not listed' } : readStatus(known)
    }
    // The answer to the order was lost, and with it their number: it is searched among the recent ones.
    const [found, ...others] = await recentLike(purchase, taken)
    if (others.length > 0) return { says: 'review', text: 'several transactions look like ours' }
    if (found !== undefined) return readStatus(found)
    const text = 'not among the recent transactions'
    return purchase.asks > searchesMax ? { says: 'review', text } : { says: 'unknown', text }
  }

  async function services<S extends TSchema>(path: string, schema: S): Promise<Static<S>[]> {
    const { result, data, message } = await call(path, { type: 'services' })
    if (!result || !Array.isArray(data)) throw new Error(`VIP Reseller refused its price list: ${message}`)
    return data.filter((each) => fits(schema, each))
  }

  const costOf = (price: Static<typeof Price>): bigint | null =>
    wholeOf(typeof price === 'object' ? price[level] : price)

  return {
    code: 'vip',
    knowsReference: false,
    unconfigured: () => (apiId === undefined || apiKey === undefined ? 'VIP_API_ID, VIP_API_KEY not set' : undefined),
    priceList: async () => [
      ...(await services('/game-feature', Game)).map((item) => gameItem(item, costOf(item.price))),
      ...(await services('/prepaid', Prepaid)).map((item) => prepaidItem(item, costOf(item.price))),
    ],
    buy,
    ask,
    lookalikes: async (purchase) => (await recentLike(purchase, [])).map(({ trxid }) => trxid),
    pollDelayMs: (asks) => Math.min(10_000 * 2 ** Math.max(0, asks - 2), 10 * 60_000),
    // Its success is final (facts 0.4).
    lookBacksMs: [],
    signatureIsRight: (_raw, headers) => {
      const given = headers['x-client-signature']
      return (
        apiId !== undefined &&
        typeof given === 'string' &&
        /^[0-9a-f]{32}$/.test(given) &&
        timingSafeEqual(Buffer.from(given), Buffer.from(ourSign))
      )
    },
    readWebhook,
  }
}

const Envelope = Type.Object({
  result: Type.Boolean(),
  data: Type.Optional(Type.Unknown()),
  message: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

/** Games and prepaid goods are sold at two addresses. */
const pathOf = ({ kind }: Purchase): string => (kind === 'game' ? '/game-feature' : '/prepaid')

/** The header proves little and does not cover the body: whatever it says, the supplier is asked (facts 2.4). */
function readWebhook(raw: Buffer): Webhook[] {
  const body = jsonFromOutside(raw.toString('utf8')) as { data?: unknown } | null | undefined
  const all = Array.isArray(body?.data) ? body.data : [body?.data]
  return all.map(
    (each): Webhook =>
      fits(Transaction, each)
        ? { kind: 'hint', supplierReference: each.trxid, target: each.data }
        : { kind: 'malformed' },
  )
}

const plain = { adminFee: null, stock: null, description: '' } as const

const gameItem = (item: Static<typeof Game>, cost: bigint | null): PriceItem => ({
  ...plain,
  code: item.code,
  name: item.name,
  category: 'Games',
  brand: item.game,
  type: 'game',
  kind: 'game',
  cost,
  sellable: item.status === 'available',
  multi: true,
  cutOff: null,
  needsZone: null,
})

function prepaidItem(item: Static<typeof Prepaid>, cost: bigint | null): PriceItem {
  const [from = '', to = ''] = (item.maintenace ?? '').split(' - ')
  return {
    ...plain,
    code: item.code,
    name: item.name,
    category: item.category,
    brand: item.brand,
    type: item.type ?? '',
    kind: kinds.find(([pattern]) => pattern.test(`${item.category} ${item.type ?? ''}`))?.[1] ?? 'other',
    cost,
    sellable: item.status === 'available',
    multi: item.multi_trx ?? true,
    cutOff: cutOffOf(from, to),
    description: item.note ?? '',
    needsZone: false,
  }
}
