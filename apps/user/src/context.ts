import { type Base, createSafe, jobsFor, type Log, type Safe, type Transactions, withQuery } from '@konter/service'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Static } from 'typebox'
import { type FirstAdmin, firstAdminFrom } from './account/first-admin.ts'
import type { Config } from './config.ts'
import { PrismaClient } from './generated/client.ts'
import { createPasswords, type Passwords } from './password/password.ts'
import { onceDone, setUp } from './set-up.ts'
import { createKeyring, type Keyring } from './signing-key/keyring.ts'

type Db = ReturnType<typeof openPrisma>
/** A Prisma transaction that also takes SQL. The client itself will do where no transaction is needed. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]

/** Everything from outside that the code needs, as one type. */
export type Context = {
  readonly db: Tx
  readonly transaction: Transactions<Tx>
  readonly log: Log
  readonly passwords: Passwords
  readonly safe: Safe
  readonly keyring: Keyring
  readonly firstAdmin: FirstAdmin | undefined
  /** Resolves once what must be there before the first request is there. */
  ready(): Promise<void>
  now(): Date
  close(): Promise<void>
}

export const { job } = jobsFor<Context>()

const openPrisma = (base: Base<Static<typeof Config>>) =>
  new PrismaClient({
    adapter: new PrismaPg(base.db.pool, { schema: 'user' }),
    transactionOptions: { timeout: 15_000, maxWait: 5_000 },
  }).$extends(withQuery)

export function openContext(base: Base<Static<typeof Config>>): Context {
  const { config, log, now } = base
  const db = openPrisma(base)
  const safe = createSafe(config.DATA_KEYS, 'user')
  const ctx: Context = {
    db,
    transaction: base.nudging((work) => db.$transaction((tx) => work(tx))),
    log,
    passwords: createPasswords(),
    safe,
    keyring: createKeyring({ db, safe, now }),
    firstAdmin: firstAdminFrom(config),
    ready: onceDone(() => setUp(ctx)),
    now,
    close: () => db.$disconnect(),
  }
  return ctx
}
