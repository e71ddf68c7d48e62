import { statfsSync } from 'node:fs'
import type pg from 'pg'
import { withClient } from '../books.ts'
import type { Konter } from '../konter.ts'
import { cpuSeconds, type Lab } from '../lab.ts'
import { type History, helpers, notificationRows, orderRows, userRows, walletRows } from './rows.sql.ts'

const day = 24 * 60 * 60 * 1000
/** Outboxes, inboxes and claims forget within 35 days, and an order is looked back at for one: history is older. */
const untilMs = 40 * day
const fromMs = 400 * day
const ordersPerCustomer = 100
/** Of disk, with its indexes and what the log of Postgres takes meanwhile. */
const bytesPerOrder = 2_500

export const historyOf = (orders: number): History => ({
  orders,
  customers: Math.max(16, Math.ceil(orders / ordersPerCustomer)),
  from: new Date(Date.now() - fromMs),
  until: new Date(Date.now() - untilMs),
})

/**
 * Fills the database of a Konter that has sold nothing yet. As superuser with `session_replication_role = replica`: foreign
 * keys are not looked up for every row (check and unique constraints are), and the audit proves afterwards what they would have.
 */
export async function loadHistory(lab: Lab, { database }: Konter, orders: number): Promise<void> {
  const { databaseAdminUrl } = await lab.servers()
  const { bavail, bsize } = statfsSync(lab.dir)
  const wanted = orders * bytesPerOrder
  if (bavail * bsize < wanted * 1.2)
    throw new Error(
      `${gigabytes(wanted)} GB of disk are needed here, and ${gigabytes(bavail * bsize)} are free: say fewer --rows`,
    )
  const history = historyOf(orders)
  const session = (statements: string[]) =>
    withClient(databaseAdminUrl, database, async (client) => {
      await prepare(client, history)
      for (const statement of statements) await client.query(statement)
    })
  lab.say(`loading ${orders} orders and as many entries`)
  const postgres = (await lab.servers()).pid('postgres')
  const cpuBefore = cpuSeconds(postgres)
  await Promise.all([
    session(orderRows(history)),
    session([...userRows(history), ...walletRows(history), ...notificationRows(history)]),
  ])
  await withClient(databaseAdminUrl, database, async (client) => {
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
    const cpu = (cpuSeconds(postgres) - cpuBefore).toFixed(0)
    lab.say(`loaded: ${gigabytes(Number(rows[0]?.bytes))} GB, ${cpu} s of CPU`)
  })
}

async function prepare(client: pg.Client, history: History): Promise<void> {
  for (const setting of [
    'session_replication_role = replica',
    'synchronous_commit = off',
    `work_mem = '256MB'`,
    `maintenance_work_mem = '512MB'`,
  ])
    await client.query(`set ${setting}`)
  for (const helper of helpers(history)) await client.query(helper)
}

const gigabytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(1)
