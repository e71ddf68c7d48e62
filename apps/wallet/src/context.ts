import type { OpenPayment, PaymentView } from '@konter/contracts'
import { type Base, consumersFor, type Database, jobsFor, type Log, type Tx } from '@konter/service'
import type { Static } from 'typebox'
import type { WalletConfig } from './config.ts'
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
    get(id: string): Promise<PaymentView>
    exists(id: string): Promise<boolean>
  }
  contacts: { of(userId: string): Promise<{ name: string; email: string | null; phone: string | null }> }
}

export const { on } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

export function openContext({ config, log, now, db }: Base<Static<WalletConfig>>): Context {
  return {
    config,
    log,
    now,
    db,
    transaction: db.transaction,
    ledger: createLedger(db, now),
    payments: undefined as never,
    contacts: undefined as never,
  }
}
