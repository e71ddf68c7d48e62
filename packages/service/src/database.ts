import type { Writable } from 'node:stream'
import pg from 'pg'
import type { Secret } from './config.ts'
import { sqlStateOf } from './failures.ts'
import { endWhenSilent } from './silence.ts'

/** What a `pg` and a Prisma transaction have in common: `emit`, `enqueue`, inbox and claims need no more. */
export type Tx = {
  query<Row extends object = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>
}

export type Transactions<X extends Tx> = <T>(work: (tx: X) => Promise<T>) => Promise<T>

export type Database = Tx & {
  readonly transaction: Transactions<Tx>
  readonly pool: pg.Pool
  close(): Promise<void>
}

const INT8 = 20
const attemptsMax = 4
const connectTimeoutMs = 5_000
const statementTimeoutMs = 15_000
/** Who waits for a lock gives up before the statement runs out of time: so the two can be told apart. */
const lockShare = 2 / 3
/** A connection costs a password check of thousands of hashes: it is kept through a quiet while. */
const idleTimeoutMs = 30_000
const answerGraceMs = 2_000
/** To compile a plan takes longer than any statement of ours. */
export const planning = '-c jit=off'
/** The pool ends an idle connection before. One that is idle for so long was lost on the way to us. */
const lostAfterMs = 60_000

/** Names by text: every statement in the code is prepared once per connection. The set is bounded by the code. */
const statementNames = new Map<string, string>()

function statementName(sql: string): string {
  const known = statementNames.get(sql)
  if (known !== undefined) return known
  const name = `s${statementNames.size + 1}`
  statementNames.set(sql, name)
  return name
}

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

type DatabaseOptions = { connectionsMax: number; name: string; statementTimeoutMs?: number }

/** A pool whose bigints are bigints. Every statement and every connection attempt has an end. */
export function openDatabase(url: Secret, options: DatabaseOptions): Database {
  const timeoutMs = options.statementTimeoutMs ?? statementTimeoutMs
  const pool = new pg.Pool({
    connectionString: url.reveal(),
    max: options.connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: timeoutMs,
    lock_timeout: Math.ceil(timeoutMs * lockShare),
    // The server cannot end what it is cut off from.
    query_timeout: timeoutMs + answerGraceMs,
    idle_in_transaction_session_timeout: timeoutMs,
    application_name: options.name,
    options: `-c idle_session_timeout=${lostAfterMs} ${planning}`,
    types,
    // What is asked without waiting for the answer before goes out together; the answers come in the same order.
    pipeline: true,
  } as pg.PoolConfig)
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // Nor must one that breaks in the middle of a transaction, while no statement is under way: the next one will fail.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    endWhenSilent(client, timeoutMs + answerGraceMs)
  })
  return {
    pool,
    query: (sql, params) => ask(pool, sql, params),
    transaction: (work) => once(pool, work),
    close: () => pool.end(),
  }
}

type Query = pg.Query & { name: string; callback?: (error: Error | undefined, result: pg.QueryResult) => void }

/** As pg makes it for itself. What it is given in another form it clones, property by property, for every statement. */
function queryOf(text: string, values: readonly unknown[] = []): Query {
  const query = new pg.Query(text, [...values]) as Query
  query.name = statementName(text)
  return query
}

const ask = async <Row>(pool: pg.Pool, text: string, values?: readonly unknown[]): Promise<Row[]> =>
  ((await pool.query(queryOf(text, values))) as unknown as pg.QueryResult).rows as Row[]

async function askOn<Row>(client: pg.PoolClient, text: string, values?: readonly unknown[]): Promise<Row[]> {
  try {
    return await new Promise((resolve, reject) => {
      const query = queryOf(text, values)
      query.callback = (error, result) => (error ? reject(error) : resolve(result.rows as Row[]))
      client.query(query)
    })
  } catch (error) {
    // Whose statement it was, and not where its answer came in.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

/** Runs again what lost a deadlock or a serialisation conflict: nothing of it was kept. */
export async function retrying<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt === attemptsMax || !['40001', '40P01'].includes(sqlStateOf(error) ?? '')) throw error
    }
  }
}

const sentAtOnce = new WeakSet<Promise<unknown>>()
/** In a transaction that failed already; 26000 when a statement before it, of the same words, did not come to be prepared. */
const CONSEQUENCES: ReadonlySet<string | undefined> = new Set(['25P02', '26000'])

/**
 * For a transaction whose statements are all sent by now, because none needs another's answer: then `commit` leaves with
 * them, and one trip to Postgres does it all. What must not be committed is refused by SQL (`expect_one`), or before
 * anything is asked: whoever refuses it for what was answered comes too late, and is told so.
 */
export function atOnce<T extends readonly unknown[]>(statements: { [At in keyof T]: Promise<T[At]> }): Promise<T> {
  const all = Promise.all(statements).catch((error: unknown) =>
    cause(error, statements),
  ) as Promise<unknown> as Promise<T>
  sentAtOnce.add(all)
  return all
}

/** A statement that is refused only because one before it failed says nothing: that one does. */
async function cause(error: unknown, statements: Iterable<unknown>): Promise<never> {
  if (!CONSEQUENCES.has(sqlStateOf(error))) throw error
  const failures = (await Promise.allSettled(statements)).filter((each) => each.status === 'rejected')
  throw failures.find(({ reason }) => !CONSEQUENCES.has(sqlStateOf(reason)))?.reason ?? error
}

/**
 * `begin` waits for no answer of its own: it leaves with the first statements. Statements that do not need each other's
 * answers are given to `Promise.all` and share a round trip; should one be refused, so are those behind it.
 */
async function once<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  let isOver = false
  let committed: Promise<pg.QueryResult> | undefined
  try {
    asOnePacket(client)
    const begun = client.query('begin')
    begun.catch(() => {})
    const query: Tx['query'] = async (sql, params) => {
      if (isOver) throw new Error('this transaction is over')
      asOnePacket(client)
      return askOn(client, sql, params)
    }
    const working = work({ query })
    if (sentAtOnce.has(working)) {
      isOver = true
      ;({ committed } = await commitBehind(client, working))
    }
    const result = await working
    isOver = true
    await begun
    committed ??= client.query('commit')
    // What Postgres answers to the commit of a transaction in which a statement failed.
    if ((await committed).command === 'ROLLBACK') throw new Error('rolled back: a statement failed, and nobody said so')
    return result
  } catch (error) {
    isOver = true
    const command = await end(client, committed)
    isBroken = command === undefined
    if (command === 'COMMIT') throw new Error('refused when it was committed already', { cause: error })
    throw error
  } finally {
    client.release(isBroken)
  }
}

/** How a transaction that failed ended: what Postgres says; undefined when it says nothing any more. */
async function end(client: pg.PoolClient, committed: Promise<pg.QueryResult> | undefined): Promise<string | undefined> {
  try {
    return (await (committed ?? client.query('rollback'))).command
  } catch (error) {
    // A commit may be refused, and the connection is as good as before.
    return committed === undefined || sqlStateOf(error) === undefined ? undefined : end(client, undefined)
  }
}

/**
 * Sends the commit with what was sent in this turn, before anything is answered. Undefined when the work has failed by
 * itself, without any answer: then there is nothing to commit.
 */
async function commitBehind(client: pg.PoolClient, working: Promise<unknown>) {
  const stream = streamOf(client)
  let hasFailed = false
  working.catch(() => {
    hasFailed = true
  })
  stream.cork()
  // A tick comes when all promises have been heard that wait for nothing from outside.
  await new Promise<void>((resolve) => process.nextTick(resolve))
  const committed = hasFailed ? undefined : client.query('commit')
  stream.uncork()
  committed?.catch(() => {})
  // In an object: awaiting it would be waiting for Postgres.
  return { committed }
}

const streamOf = (client: pg.PoolClient): Writable =>
  (client as unknown as { connection: { stream: Writable } }).connection.stream

/** What is written from here to the end of this turn of the event loop leaves as one packet. */
function asOnePacket(client: pg.PoolClient): void {
  const stream = streamOf(client)
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** For a Prisma client (`prisma.$extends(withQuery)`): gives it, and its transactions, the `query` of a Tx. */
export const withQuery = {
  name: 'query',
  client: {
    query<Row extends object = Record<string, unknown>>(this: unknown, sql: string, params: readonly unknown[] = []) {
      return (this as { $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<Row[]> }).$queryRawUnsafe(
        sql,
        ...params,
      )
    },
  },
} as const

/** The row that must be there. */
export function only<Row>(rows: readonly Row[]): Row {
  if (rows.length !== 1) throw new Error(`expected exactly one row, got ${rows.length}`)
  return rows[0] as Row
}
