import type { MerchantRecord, VoucherRecord } from '@konter/contracts'
// As a namespace, so that a function which is not generated yet is no reason for this file not to load.
import * as konter from '@konter/sdk/internal'
import {
  type Base,
  type Bus,
  consumersFor,
  createSafe,
  type Database,
  jobsFor,
  type Log,
  type Metrics,
  type Safe,
  type Tx,
  unlessMissing,
} from '@konter/service'
import type { Static } from 'typebox'
import type { RedemptionConfig } from './config.ts'
import { createEngine, type Engine } from './fraud/judge-scan.ts'
import { measureFraud } from './fraud/measures.ts'

export type Context = {
  readonly config: Static<RedemptionConfig>
  readonly log: Log
  readonly db: Database
  readonly transaction: Database['transaction']
  readonly bus: Bus
  readonly metrics: Metrics
  /** Keeps codes and private keys at rest. */
  readonly safe: Safe
  /** What catalog says now. Undefined when there is none of this id or number. */
  readonly catalog: Catalog
  /** What a scan looks like, before anything is taken. */
  readonly fraud: Engine
  now(): Date
}

export type Catalog = {
  voucher(id: string): Promise<VoucherRecord | undefined>
  merchant(id: string): Promise<MerchantRecord | undefined>
  merchantByNumber(number: number): Promise<MerchantRecord | undefined>
}

export const { on, onLatest } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext(base: Base<Static<RedemptionConfig>>): Context {
  const { config, log, now, db, bus, metrics } = base
  return {
    config,
    log,
    now,
    db,
    transaction: db.transaction,
    bus,
    metrics,
    safe: createSafe(config.DATA_KEYS, 'redemption'),
    catalog: askCatalog(base),
    fraud: createEngine({ db, log, measure: measureFraud(metrics), budgetMs: config.FRAUD_BUDGET_MS }),
  }
}

function askCatalog({ callTo }: Pick<Base<unknown>, 'callTo'>): Catalog {
  const catalog = { client: konter.createClient(callTo('catalog')), throwOnError: true } as const
  return {
    voucher: (id) => unlessMissing(konter.readVoucherTerms({ ...catalog, path: { id } })),
    merchant: (id) => unlessMissing(konter.readMerchantRecord({ ...catalog, path: { id } })),
    merchantByNumber: (number) => unlessMissing(konter.readMerchantByNumber({ ...catalog, path: { number } })),
  }
}
