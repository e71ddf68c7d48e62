import type { OpenPayment, PaymentView } from '@konter/contracts'
// As a namespace, so that a function which is not generated yet is no reason for this file not to load.
import * as konter from '@konter/sdk/internal'
import {
  type Base,
  consumersFor,
  type Database,
  jobsFor,
  type Log,
  type Metrics,
  measureOutside,
  type ServiceName,
  type Tx,
  unlessMissing,
} from '@konter/service'
import type { Static } from 'typebox'
import type { OrderConfig } from './config.ts'
import { measureBacklog, measureOrders, type OrderMeasures } from './measures.ts'
import { Drives } from './order/drives.ts'
import type { Offer } from './order/order.ts'
import { createDigiflazz } from './supplier/digiflazz.ts'
import { SupplierHealth } from './supplier/health.ts'
import { observed } from './supplier/observed.ts'
import type { Suppliers } from './supplier/supplier.ts'
import { createVipReseller } from './supplier/vip-reseller.ts'

export type GuestSession = { accessToken: string; refreshToken: string; expiresIn: number }
type Contact = { name: string; email: string | null; phone: string | null }
type CatalogQuote = (Omit<konter.AcceptedQuote, 'offers'> & { offers: Offer[] }) | konter.RefusedQuote

export type Context = {
  config: Static<OrderConfig>
  log: Log
  now(): Date
  db: Database
  transaction: Database['transaction']
  suppliers: Suppliers
  supplierHealth: SupplierHealth
  drives: Drives
  /** Goes on with the trace that something was left behind in. */
  resume: Base<unknown>['resume']
  catalog: {
    quote(of: {
      sku: string
      input: Record<string, unknown>
      customerType: string
      memberLevel: string
    }): Promise<CatalogQuote>
  }
  ledger: {
    post(transfer: konter.PostTransfer): Promise<void>
    /** Once per payment: asked again, it answers the same. */
    takeBack(payment: konter.TakeBack): Promise<{ taken: number; claimed: number }>
  }
  payments: {
    methods(
      amount: bigint,
    ): Promise<
      { code: string; fee: { amount: number; currency: string }; min: number; max: number; available: boolean }[]
    >
    open(payment: OpenPayment): Promise<PaymentView>
    /** Undefined when there is none of this id. */
    find(id: string): Promise<PaymentView | undefined>
  }
  users: {
    createGuest(guest: {
      guestId: string
      name?: string
      email?: string
      phone?: string
      language: 'id' | 'en'
    }): Promise<GuestSession & { user: { id: string } }>
    contact(userId: string): Promise<Contact>
  }
  count: OrderMeasures
}
export type { Tx }

export const { on } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext({ config, log, now, db, metrics, callTo, resume }: Base<Static<OrderConfig>>): Context {
  const drives = new Drives()
  const suppliers = suppliersOf(config, metrics)
  const supplierHealth = new SupplierHealth(db, now)
  measureBacklog(metrics, db, now, [...suppliers.keys()], supplierHealth)
  const clientOf = (service: ServiceName) =>
    ({ client: konter.createClient(callTo(service)), throwOnError: true }) as const
  const [catalog, wallet, payment, user] = [
    clientOf('catalog'),
    clientOf('wallet'),
    clientOf('payment'),
    clientOf('user'),
  ]
  return {
    config,
    log,
    now,
    db,
    transaction: waking(drives, db.transaction),
    suppliers,
    supplierHealth,
    drives,
    resume,
    catalog: {
      quote: async ({ sku, input, customerType, memberLevel }) => {
        const { data } = await konter.makeQuote({ ...catalog, body: { sku, input, customerType, memberLevel } })
        return data.verdict === 'refused' ? data : { ...data, offers: data.offers.map(offerOf) }
      },
    },
    ledger: {
      post: async (body) => void (await konter.postTransfer({ ...wallet, body })),
      takeBack: async (body) => (await konter.takeBack({ ...wallet, body })).data,
    },
    payments: {
      methods: async (amount) =>
        (await konter.listPaymentMethods({ ...payment, query: { amount: Number(amount) } })).data.items,
      open: async (body) => (await konter.openPayment({ ...payment, body })).data,
      find: (id) => unlessMissing(konter.readPayment({ ...payment, path: { id } })),
    },
    users: {
      createGuest: async (body) => (await konter.createGuest({ ...user, body })).data,
      contact: async (id) => (await konter.getContact({ ...user, path: { id } })).data,
    },
    count: measureOrders(metrics, [...suppliers.keys()]),
  }
}

/** What a transaction woke is driven right after its commit. */
const waking =
  (drives: Drives, transaction: Database['transaction']): Database['transaction'] =>
  async (work) => {
    let last: Tx | undefined
    const result = await transaction((tx) => {
      last = tx
      return work(tx)
    })
    if (last !== undefined) drives.committed(last)
    return result
  }

const offerOf = ({ cost, ...offer }: konter.QuotedOffer): Offer => ({ ...offer, cost: cost.amount })

function suppliersOf(config: Static<OrderConfig>, metrics: Metrics): Suppliers {
  const outside = measureOutside(metrics, 'supplier', 'supplier_call_seconds', 'Calls to suppliers')
  const timeoutMs = config.SUPPLIER_TIMEOUT_MS
  const all = [
    createDigiflazz({
      baseUrl: config.DIGIFLAZZ_BASE_URL,
      username: config.DIGIFLAZZ_USERNAME,
      apiKey: config.DIGIFLAZZ_API_KEY,
      webhookSecret: config.DIGIFLAZZ_WEBHOOK_SECRET,
      testing: config.DIGIFLAZZ_TESTING,
      timeoutMs,
    }),
    createVipReseller({
      baseUrl: config.VIP_BASE_URL,
      apiId: config.VIP_API_ID,
      apiKey: config.VIP_API_KEY,
      level: config.VIP_LEVEL,
      timeoutMs,
    }),
  ]
  return new Map(all.map((each) => [each.code, observed(each, outside)]))
}
