import pg from 'pg'
import { verifyLedger } from '../../apps/wallet/src/ledger/verify-ledger.ts'
import type { Lab } from './lab.ts'

export async function withClient<T>(
  adminUrl: string,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A fast ledger that is wrong is worth nothing. */
export async function proveBooks(lab: Pick<Lab, 'servers' | 'say'>, database: string): Promise<void> {
  const { databaseAdminUrl } = await lab.servers()
  const violations = await withClient(databaseAdminUrl, database, async (client) => {
    await client.query('set search_path = wallet')
    const query = async (sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows
    return verifyLedger({ query } as Parameters<typeof verifyLedger>[0])
  })
  if (violations.length > 0) throw new Error(`the books are wrong: ${JSON.stringify(violations)}`)
  lab.say('the books are right: nothing lost, no gap, no balance below its floor')
}
