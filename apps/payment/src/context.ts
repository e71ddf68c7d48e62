import {
  type Base,
  consumersFor,
  type Database,
  jobsFor,
  type Log,
  type Metrics,
  measureOutside,
  type Tx,
} from '@konter/service'
import type { Static } from 'typebox'
import type { PaymentConfig } from './config.ts'
import type { Gateways } from './gateway/gateway.ts'
import { createManual } from './gateway/manual.ts'
import { observed } from './gateway/observed.ts'
import { createTripay } from './gateway/tripay.ts'

export type Context = {
  config: Static<PaymentConfig>
  log: Log
  now(): Date
  db: Database
  transaction: Database['transaction']
  gateways: Gateways
  count: ReturnType<typeof countersOf>
}

export const { on } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext({ config, log, now, db, metrics }: Base<Static<PaymentConfig>>): Context {
  const outside = measureOutside(metrics, 'gateway', 'payment_gateway_call_seconds', 'Calls to payment gateways')
  const tripay = createTripay({
    baseUrl: config.TRIPAY_BASE_URL,
    merchantCode: config.TRIPAY_MERCHANT_CODE,
    apiKey: config.TRIPAY_API_KEY,
    privateKey: config.TRIPAY_PRIVATE_KEY,
    callbackUrl: config.TRIPAY_CALLBACK_URL,
    fallbackEmail: config.TRIPAY_FALLBACK_EMAIL,
    timeoutMs: config.GATEWAY_TIMEOUT_MS,
  })
  const gateways = [observed(tripay, outside), createManual(BigInt(config.CASH_AMOUNT_MAX))]
  for (const { code, unconfigured } of gateways) {
    const missing = unconfigured()
    if (missing !== undefined) log.warn({ gateway: code, missing }, 'a payment gateway is not configured')
  }
  return {
    config,
    log,
    now,
    db,
    transaction: db.transaction,
    gateways: new Map(gateways.map((each) => [each.code, each])),
    count: countersOf(metrics),
  }
}

const countersOf = (metrics: Metrics) => ({
  amount: metrics.counter('payments_rupiah_total', 'Money that came in by payments', ['gateway']),
  paid: metrics.counter('payments_paid_total', 'Payments that were paid', ['gateway']),
  refunded: metrics.counter('payments_refunded_total', 'Payments that their gateway gave back', ['gateway']),
  closed: metrics.counter('payments_closed_total', 'Payments that will not be paid', ['gateway', 'reason']),
  callbacks: metrics.counter('payment_callbacks_total', 'Callbacks by what we made of them', ['verdict']),
})
