import type { MerchantRecord, VoucherRecord } from '@konter/contracts'
// As a namespace, so that a function which is not generated yet is no reason for this file not to load.
import * as konter from '@konter/sdk/internal'
import {
  type Base,
  type Bus,
  consumersFor,
  createSafe,
  createTurns,
  type Database,
  jobsFor,
  type Log,
  type Metrics,
  type Safe,
  type Turns,
  type Tx,
  unlessMissing,
} from '@konter/service'
import type { Static } from 'typebox'
import { type CodeSecrets, createCodeSecrets } from './code/code-secrets.ts'
import type { RedemptionConfig } from './config.ts'
import { createCopies } from './copy.ts'
import { createEngine, type Engine } from './fraud/judge-scan.ts'
import { measureFraud } from './fraud/measures.ts'
import { findMerchant, keepMerchant } from './merchant/merchant.repo.ts'
import type { Merchant } from './merchant/merchant.ts'
import { createKeyring, type Keyring } from './qr-key/keyring.ts'
import { openTills, type Tills } from './redemption/tills.ts'
import { findVoucher, keepVoucher } from './voucher/voucher.repo.ts'
import type { Voucher } from './voucher/voucher.ts'

export type Context = Tills & {
  readonly config: Static<RedemptionConfig>
  readonly log: Log
  readonly db: Database
  readonly transaction: Database['transaction']
  readonly bus: Bus
  readonly metrics: Metrics
  /** Keeps codes and private keys at rest. */
  readonly safe: Safe
  readonly codes: CodeSecrets
  readonly keyring: Keyring
  /** As catalog told us, or as it answers when we do not know it yet, or may be behind. Undefined: there is none. */
  readonly vouchers: (id: string) => Promise<Voucher | undefined>
  readonly merchants: (id: string) => Promise<Merchant | undefined>
  /** Fewer claims at once than there are connections: a rush for one voucher must not keep everybody else out. */
  readonly claiming: Turns
  /** What a scan looks like, before anything is taken. */
  readonly engine: Engine
  now(): Date
  close(): Promise<void>
}

type Catalog = {
  voucher(id: string): Promise<VoucherRecord | undefined>
  merchant(id: string): Promise<MerchantRecord | undefined>
}

/** Beyond that somebody is told to come back: the gateway would not wait for the answer. */
const claimsWaitingMax = 5_000
const claimWaitMsMax = 8_000

export const { on, onLatest } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext(base: Base<Static<RedemptionConfig>>): Context {
  const { config, log, now, db, bus, metrics } = base
  const safe = createSafe(config.DATA_KEYS, 'redemption')
  const catalog = askCatalog(base)
  const tills = openTills(base)
  return {
    ...tills,
    config,
    log,
    now,
    db,
    transaction: db.transaction,
    bus,
    metrics,
    safe,
    codes: createCodeSecrets({ db, safe }),
    keyring: createKeyring({ db, safe, now }),
    claiming: createTurns({
      concurrency: Math.ceil(config.DATABASE_CONNECTIONS_MAX / 2),
      waitingMax: claimsWaitingMax,
      waitMsMax: claimWaitMsMax,
    }),
    vouchers: createCopies(base, {
      find: (id) => findVoucher(db, id),
      ask: catalog.voucher,
      keep: (record) => db.transaction((tx) => keepVoucher(tx, record, now())),
    }),
    merchants: createCopies(base, {
      find: (id) => findMerchant(db, id),
      ask: catalog.merchant,
      keep: (record) => db.transaction((tx) => keepMerchant(tx, record, now())),
    }),
    engine: createEngine({ db, log, measure: measureFraud(metrics, db, now), budgetMs: config.FRAUD_BUDGET_MS }),
    close: tills.closeTills,
  }
}

function askCatalog({ callTo }: Pick<Base<unknown>, 'callTo'>): Catalog {
  const catalog = { client: konter.createClient(callTo('catalog')), throwOnError: true } as const
  return {
    voucher: (id) => unlessMissing(konter.readVoucherTerms({ ...catalog, path: { id } })),
    merchant: (id) => unlessMissing(konter.readMerchantRecord({ ...catalog, path: { id } })),
  }
}
