import type pg from 'pg'
import { withClient } from '../books.ts'
import type { Lab } from '../lab.ts'
import { foundRows, helpers, type Market, merchantRows, voucherRows } from './market.sql.ts'

const sessions = 2

/**
 * Fills the catalogue of nobody. As superuser with `session_replication_role = replica`, so that triggers do not find each voucher one by
 * one: what they would have written is written set by set, from the same view, and compared at the end.
 */
export async function loadMarket(lab: Lab, database: string, market: Market): Promise<void> {
  const { databaseAdminUrl } = await lab.servers()
  const session = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> =>
    withClient(databaseAdminUrl, database, async (client) => {
      for (const setting of [
        'session_replication_role = replica',
        'synchronous_commit = off',
        `work_mem = '256MB'`,
        `maintenance_work_mem = '1GB'`,
      ])
        await client.query(`set ${setting}`)
      await client.query('set search_path = catalog, extensions')
      for (const helper of helpers) await client.query(helper.replaceAll(':merchants', String(market.merchants)))
      return work(client)
    })
  lab.say(`loading ${market.merchants} merchants and ${market.vouchers} vouchers`)
  await session(async (client) => {
    for (const statement of merchantRows) await client.query(statement)
    await client.query('analyze catalog.merchant')
    await client.query('drop index catalog.voucher_find_words')
  })
  const parts = Array.from({ length: sessions }, (_, part) => part)
  const share = Math.ceil(market.vouchers / sessions)
  await Promise.all(
    parts.map((part) =>
      session(async (client) => {
        for (const statement of voucherRows(part * share, Math.min(market.vouchers, (part + 1) * share)))
          await client.query(statement.replaceAll(':merchants', String(market.merchants)))
      }),
    ),
  )
  lab.say('finding them')
  await session((client) => client.query('insert into catalog.place_find select * from catalog.place_findable'))
  await Promise.all(parts.map((part) => session((client) => client.query(foundRows(part, sessions)))))
  await session(async (client) => {
    await client.query(
      'create index voucher_find_words on catalog.voucher_find using gin (words) with (fastupdate = off)',
    )
    await client.query(
      `insert into catalog.voucher_word (word) select word from ts_stat('select words from catalog.voucher_find') where word !~ '^[#=@&%<>]' order by 1`,
    )
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    const { rows } = await client.query<{ table: string; size: string }>(
      `select relname as table, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
        where relname ~ '^(voucher|place)_find' and relkind in ('r', 'i') order by pg_relation_size(oid) desc`,
    )
    lab.say(rows.map(({ table, size }) => `${table} ${size}`).join(', '))
  })
}
