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
  type ServiceName,
  type Tx,
  unlessMissing,
} from '@konter/service'
import type { Static } from 'typebox'
import type { WalletConfig } from './config.ts'
import { measureLedger } from './ledger/measures.ts'
import { createLedger, type Ledger } from './ledger/post.ts'

export type Context = {
  config: Static<WalletConfig>
  log: Log
  now(): Date
  db: Database
  transaction: Database['transaction']
  ledger: Ledger
  payments: {
    open(payment: OpenPayment): Promise<PaymentView>
    /** Undefined when there is none of this id. */
    find(id: string): Promise<PaymentView | undefined>
  }
  count: ReturnType<typeof countersOf>
  contacts: { of(userId: string): Promise<{ name: string; email: string | null; phone: string | null }> }
}

export const { on } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext({ config, log, now, db, metrics, callTo }: Base<Static<WalletConfig>>): Context {
  const clientOf = (service: ServiceName) =>
    ({ client: konter.createClient(callTo(service)), throwOnError: true }) as const
  const [payment, user] = [clientOf('payment'), clientOf('user')]
  return {
    config,
    log,
    now,
    db,
    transaction: db.transaction,
    ledger: createLedger(db, now, measureLedger(metrics)),
    count: countersOf(metrics),
    payments: {
      open: async (body) => (await konter.openPayment({ ...payment, body })).data,
      find: (id) => unlessMissing(konter.readPayment({ ...payment, path: { id } })),
    },
    contacts: { of: async (id) => (await konter.getContact({ ...user, path: { id } })).data },
  }
}

/** Business, as it happens. The ledger is what is true of money; these are for looking at trends. */
const countersOf = (metrics: Metrics) => ({
  deposits: metrics.counter('deposits_total', 'Deposits by what became of them', ['status']),
  takenBack: metrics.counter('payments_taken_back_rupiah_total', 'Refunded payments: what came back, what is claimed', [
    'from',
  ]),
  deposited: metrics.counter('deposits_rupiah_total', 'Money that came in by deposits'),
})
