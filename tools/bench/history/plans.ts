import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { withClient } from '../books.ts'
import type { Konter } from '../konter.ts'
import type { Lab } from '../lab.ts'
import { median } from '../lab.ts'

/** What Postgres did for every statement of a load, those within functions included: EXPLAIN (ANALYZE, BUFFERS) of the real ones. */

export type Statement = { text: string; times: number; blocks: number; scanned: string[]; plan: string }
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Node[]
}
type Explained = { 'Query Text': string; Plan: Node }

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
}
/** A table this small is read at once, and no index would be faster. */
const rowsFew = 1_000
const reconnectMs = 3_000
/** What was under way when the load ended explains itself, too. */
const endMs = 1_000

/** Has every new connection explain itself while `load` runs. */
export async function explained(
  lab: Lab,
  { database }: Pick<Konter, 'database'>,
  load: () => Promise<unknown>,
): Promise<Statement[]> {
  const { databaseAdminUrl } = await lab.servers()
  const onDatabase = (what: (name: string, value: string) => string) =>
    withClient(databaseAdminUrl, database, async (client) => {
      await client.query(`load 'auto_explain'`)
      for (const [name, value] of Object.entries(settings))
        await client.query(`alter database ${database} ${what(name, value)}`)
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    })
  await onDatabase((name, value) => `set ${name} = '${value}'`)
  await delay(reconnectMs)
  const { size } = statSync(lab.postgresLog)
  await load()
  await delay(endMs)
  const said = readFileSync(lab.postgresLog).subarray(size).toString()
  await onDatabase((name) => `reset ${name}`)
  return statementsIn(said, await largeTables(databaseAdminUrl, database))
}

async function largeTables(adminUrl: string, database: string): Promise<Set<string>> {
  const rows = await withClient(adminUrl, database, async (client) => {
    const found = await client.query<{ relname: string }>('select relname from pg_class where reltuples > $1', [
      rowsFew,
    ])
    return found.rows
  })
  return new Set(rows.map(({ relname }) => relname))
}

function statementsIn(log: string, large: ReadonlySet<string>): Statement[] {
  const byText = new Map<string, Explained[]>()
  for (const [, json = ''] of log.matchAll(/plan:\n((?:\t.*\n)+)/g)) {
    const one = JSON.parse(json.replaceAll(/^\t/gm, '')) as Explained
    const text = one['Query Text'].replaceAll(/\s+/g, ' ').trim()
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  return [...byText].map(([text, all]) => ({
    text,
    times: all.length,
    blocks: median(all.map(({ Plan }) => (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0))),
    scanned: [...new Set(all.flatMap(({ Plan }) => scannedIn(Plan)).filter((table) => large.has(table)))],
    plan: JSON.stringify(all.at(-1)?.Plan, null, 1),
  }))
}

const scannedIn = (node: Node): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? '?'] : []),
  ...(node.Plans ?? []).flatMap(scannedIn),
]

/** For reading: what costs most first. */
export function keep(path: string, statements: readonly Statement[]): void {
  const costly = statements.toSorted((a, b) => b.blocks * b.times - a.blocks * a.times)
  const pages = costly.map(
    ({ text, times, blocks, scanned, plan }) =>
      `${times} times, ${blocks} blocks each${scanned.length > 0 ? `, READS ALL OF ${scanned.join(', ')}` : ''}\n${text}\n${plan}\n`,
  )
  writeFileSync(path, pages.join('\n'))
}
