import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInstallation } from './installation.ts'

/** What an installation knows and nobody else does: lost, it is a sentence and not a service that never gets ready. */

let dir: string
let secrets: string
const databaseAdminUrl = process.env.DATABASE_ADMIN_URL ?? ''
const database = `konter_installation_${process.pid}`
const open = () => openInstallation({ dir, database, servers: { databaseAdminUrl, natsUrl: '', redisUrl: '' } })

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'konter-installation-'))
  secrets = join(dir, 'secrets.json')
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await onServer(`drop database if exists ${database} with (force)`)
})

test('a half-written file of keys is not taken for an empty one', async () => {
  writeFileSync(secrets, '{"passwords":')
  await expect(open()).rejects.toThrow(/secrets\.json is missing or damaged.*remove .* to begin anew/)
  expect(readFileSync(secrets, 'utf8'), 'what is left of it is left alone').toBe('{"passwords":')
  rmSync(secrets)
})

test('new keys are not put beside old data, however often it is tried', async () => {
  await onServer(`create database ${database}`)
  for (const attempt of ['first', 'second']) {
    const installation = await open()
    await expect(installation.migrate(), attempt).rejects.toThrow('secrets.json is missing or damaged')
  }
})

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAdminUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}
