import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { asProblem, isDependencyDown, isStatementTimeout } from './failures.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  const migrations = fileURLToPath(new URL('../test-migrations', import.meta.url))
  database = await testDatabase({ name: 'order', migrations })
  db = openDatabase(new Secret(database.url), { connectionsMax: 3, name: 'test', statementTimeoutMs: 300 })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  )

test('who waits for a lock gives up before the statement runs out of time, and takes it for an outage', async () => {
  const holder = await db.pool.connect()
  await holder.query('select pg_advisory_lock(1)')
  const error = await failureOf(db.query('select pg_advisory_xact_lock(1)::text'))
  expect(error).toMatchObject({ code: '55P03' })
  expect([isDependencyDown(error), isStatementTimeout(error), asProblem(error).status]).toEqual([true, false, 503])
  await holder.query('select pg_advisory_unlock(1)')
  holder.release()
})

test('a statement that runs out of time is no outage; its caller may try again all the same', async () => {
  const error = await failureOf(db.query('select pg_sleep(2)::text'))
  expect(error).toMatchObject({ code: '57014' })
  expect([isDependencyDown(error), isStatementTimeout(error), asProblem(error).status]).toEqual([false, true, 503])
})
