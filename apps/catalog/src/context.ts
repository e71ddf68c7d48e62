// As a namespace, so that a function which is not generated yet is no reason for this file not to load.
import * as konter from '@konter/sdk/internal'
import {
  type Base,
  consumersFor,
  jobsFor,
  type Log,
  type ObjectStore,
  openObjectStore,
  type Tx as Queryable,
  type Transactions,
  unlessMissing,
  withQuery,
} from '@konter/service'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import type { Static } from 'typebox'
import type { CatalogConfig } from './config.ts'
import type { FacetMemory } from './discovery/facets.ts'
import { createLexicon, type Lexicon } from './discovery/lexicon.ts'
import { PrismaClient } from './generated/client.ts'
import { measureCatalog } from './metrics.ts'
import { createPriceBook, type PriceBook } from './price/price-book.ts'
import { createInputChecks, type InputChecks } from './quote/check-input.ts'
import { type PriceList, readPriceList } from './supplier/price-list.ts'

const openPrisma = (pool: Pool) =>
  new PrismaClient({
    adapter: new PrismaPg(pool, { schema: 'catalog' }),
    transactionOptions: { timeout: 15_000, maxWait: 5_000 },
  }).$extends(withQuery)

export type Db = ReturnType<typeof openPrisma>
/** The client inside of a transaction: Prisma's models, and `query` for what is better said in SQL. */
export type Tx = Omit<Db, '$connect' | '$disconnect' | '$on' | '$transaction' | '$use' | '$extends'>

export type Context = {
  config: Static<CatalogConfig>
  log: Log
  now(): Date
  db: Db
  /** The pool itself, statements prepared: what customers ask for all day reads through this, several times as fast. */
  sql: Queryable
  /** A transaction of `sql`. */
  transaction: Transactions<Queryable>
  /** One that Prisma's models can be used in, too: for what staff do, for it costs several times as much. */
  prismaTransaction: Transactions<Tx>
  /** The order service owns the adapters and the credentials; it hands their lists on, normalised. */
  suppliers: { priceList(supplier: string): Promise<PriceList> }
  /** What the user service calls somebody; undefined when there is nobody. */
  names: { of(userId: string): Promise<string | undefined> }
  /** Runs `work` unless it runs already, in whatever replica; then undefined. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined>
  prices: PriceBook
  /** Where images are. */
  objects: ObjectStore
  inputs: InputChecks
  /** What is known of how often words occur in vouchers. */
  lexicon(): Promise<Lexicon>
  facets: FacetMemory
  close(): Promise<void>
}

export const { on, onAtOnce } = consumersFor<Context, Queryable>()
export const { job } = jobsFor<Context>()

export function openContext(base: Base<Static<CatalogConfig>>): Context {
  const { config, log, now, db, metrics } = base
  const prisma = openPrisma(db.pool)
  measureCatalog(metrics, db, now)
  const objects = openObjectStore('catalog', config, metrics)
  const prismaTransaction: Transactions<Tx> = (work) => prisma.$transaction((tx) => work(tx))
  return {
    config,
    log,
    now,
    db: prisma,
    sql: db,
    transaction: db.transaction,
    prismaTransaction: base.nudging(prismaTransaction),
    suppliers: { priceList: (supplier) => askForPriceList(base, supplier) },
    names: { of: (userId) => askForName(base, userId) },
    alone: (name, work) => alone(db.pool, name, work),
    prices: createPriceBook(db),
    objects,
    inputs: createInputChecks(),
    lexicon: createLexicon(db, now),
    facets: new Map(),
    close: async () => {
      await Promise.all([prisma.$disconnect(), objects.close()])
    },
  }
}

async function askForPriceList({ callTo }: Pick<Base<unknown>, 'callTo'>, supplier: string): Promise<PriceList> {
  const client = konter.createClient(callTo('order'))
  const { data } = await konter.readPriceList({ client, throwOnError: true, path: { supplier } })
  return readPriceList(data)
}

async function askForName({ callTo }: Pick<Base<unknown>, 'callTo'>, id: string): Promise<string | undefined> {
  const client = konter.createClient(callTo('user'))
  return (await unlessMissing(konter.getContact({ client, throwOnError: true, path: { id } })))?.name
}

/** An advisory lock dies with the connection that holds it, however that ends. No transaction is open meanwhile. */
async function alone<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect()
  let broken = true
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [name])
    const result = rows[0]?.mine === true ? await work() : undefined
    if (rows[0]?.mine === true) await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    broken = false
    return result
  } finally {
    // After a failure the connection is thrown away, and the lock with it.
    client.release(broken)
  }
}
