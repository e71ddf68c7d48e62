import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@konter/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBehind, type Migratable } from './migrate.ts'

const order: Migratable = { name: 'order', migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)) }

describe('a schema is brought up to date', () => {
  let database: TestDatabase
  let admin: pg.Client
  let folder: string
  const behind = async (...schemas: Migratable[]) =>
    (await findBehind(database.adminUrl, schemas)).map(({ name }) => name)

  beforeAll(async () => {
    database = await testDatabase(order)
    admin = new pg.Client({ connectionString: database.adminUrl })
    await admin.connect()
    folder = mkdtempSync(join(tmpdir(), 'konter-migrations-'))
    cpSync(order.migrations, folder, { recursive: true })
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await admin.end()
    await database.drop()
  })

  test('not when nothing is missing, and what a later release left is no reason either', async () => {
    expect(await behind(order)).toEqual([])
    await admin.query(`insert into "order".migration (name, run_on) values ('9999-of-a-later-release', now())`)
    expect(await behind(order)).toEqual([])
  })

  test('when it is not there at all, and nobody else with it', async () => {
    expect(await behind(order, { ...order, name: 'wallet' })).toEqual(['wallet'])
    expect(await findBehind(database.adminUrl, [])).toEqual([])
  })

  test('when there is one migration more than it knows', async () => {
    writeFileSync(join(folder, '0009-more.sql'), 'select 1;')
    expect(await behind({ ...order, migrations: folder })).toEqual(['order'])
  })

  test.each([
    [
      'one that every service has',
      `delete from "order".kit_migration where name = (select max(name) from "order".kit_migration)`,
    ],
    ['one of its jobs', 'delete from order_jobs.migrations where id = (select max(id) from order_jobs.migrations)'],
    ['all that it was told of its jobs', 'drop table order_jobs.migrations'],
  ])('when it lacks %s', async (_what, sql) => {
    const own = await testDatabase(order)
    const client = new pg.Client({ connectionString: own.adminUrl })
    try {
      await client.connect()
      await client.query(sql)
      expect(await findBehind(own.adminUrl, [order])).toEqual([order])
    } finally {
      await client.end()
      await own.drop()
    }
  })
})
