import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type Values = Record<string, SQLInputValue>

/** All that a simulator remembers. Every write is on disk before the answer that depends on it goes out. */
export type State = {
  all<Row>(sql: string, values?: Values): Row[]
  one<Row>(sql: string, values?: Values): Row | undefined
  /** Answers how many rows were changed. */
  run(sql: string, values?: Values): number
  /** Answers the new row's id. */
  insert(table: string, row: Values): number
  /** Runs all of `work` or nothing of it; a transaction inside a transaction joins it. */
  transaction<T>(work: () => T): T
  clear(): void
  close(): void
}

/** No directory means memory only: good for a test that never restarts. */
export function openState(name: string, directory: string | undefined, schema: string[]): State {
  if (directory !== undefined) mkdirSync(directory, { recursive: true })
  const db = new DatabaseSync(directory === undefined ? ':memory:' : join(directory, `${name}.sqlite`))
  // NORMAL loses nothing when the process is killed; only a power cut could take the last commits.
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000')
  for (const statements of schema) db.exec(statements)
  const prepare = keepPrepared(db)
  const all = <Row>(sql: string, values: Values = {}) => prepare(sql).all(values).map(camelRow) as Row[]
  return {
    all,
    one: <Row>(sql: string, values?: Values) => all<Row>(sql, values)[0],
    run: (sql, values = {}) => Number(prepare(sql).run(values).changes),
    insert: (table, row) => Number(prepare(insertSql(table, row)).run(row).lastInsertRowid),
    transaction: (work) => transact(db, work),
    clear: () => transact(db, () => clearTables(db)),
    close: () => db.close(),
  }
}

function keepPrepared(db: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>()
  return (sql) => {
    const statement = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
}

function transact<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work()
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    db.exec('rollback')
    throw error
  }
}

function clearTables(db: DatabaseSync): void {
  const tables = db.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`).all()
  for (const { name } of tables) db.exec(`delete from "${String(name)}"`)
}

const insertSql = (table: string, row: Values): string => {
  const fields = Object.keys(row)
  return `insert into ${table} (${fields.map(snake).join(', ')}) values (${fields.map((field) => `:${field}`).join(', ')})`
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const camelRow = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]))
