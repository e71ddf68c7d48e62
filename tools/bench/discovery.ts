import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { withClient } from './books.ts'
import { type Catalog, catalogAlone } from './discovery/catalog-alone.ts'
import { loadMarket } from './discovery/load-market.ts'
import { publishPlans } from './discovery/plans-page.ts'
import { chances, mixture, pathsOf, shapes } from './discovery/questions.ts'
import { explained, keep } from './history/plans.ts'
import { cpuSeconds, type Lab, median, type Row } from './lab.ts'
import type { LoadResult } from './load.ts'

export const title = 'Finding vouchers'
export const goal =
  'p95 < 40 ms at the service, the mixture of questions, a question under way for each core, 1 million vouchers of 50 thousand merchants; beside it, with 16 under way all the time, which is more than the machine can do at once'

const connections = availableParallelism()
const manyConnections = 16
const p95MsMax = 40
const pathsPerShape = 3_000
const deepLists = 60
const deepPages = 10
const warmUpSeconds = 10
/** The service looks at the statistics, and counts, every minute. */
const settleMsMax = 150_000
const mixed = 'all, mixed'

type Turn = LoadResult & { cpuMs: number; postgresCpuMs: number }

/** The catalogue alone, asked directly: what the gateway keeps would hide what a question costs. */
export async function run(lab: Lab): Promise<Row[]> {
  const vouchers = lab.rows ?? (lab.quick ? 20_000 : 1_000_000)
  const catalog = await catalogAlone(lab)
  await loadMarket(lab, catalog.database, { vouchers, merchants: Math.ceil(vouchers / 20) })
  await catalog.start()
  await settled(lab, catalog)
  const paths = await questionsFor(lab, catalog)
  lab.say('warming up')
  await ask(lab, catalog, paths[mixed] ?? [], { seconds: lab.quick ? 1 : warmUpSeconds })
  const contestants: Record<string, () => Promise<Turn>> = {
    ...Object.fromEntries(Object.entries(paths).map(([name, list]) => [name, () => turnOf(lab, catalog, list)])),
    [`${mixed}, ${manyConnections} at once`]: () => turnOf(lab, catalog, paths[mixed] ?? [], manyConnections),
  }
  const turns = await lab.inTurns(contestants)
  await plansOf(lab, catalog, paths)
  return Object.entries(turns).map(([name, results]) => rowOf(name, results))
}

async function settled(lab: Lab, { database }: Catalog): Promise<void> {
  lab.say('waiting until it has counted')
  const { databaseAdminUrl } = await lab.servers()
  const deadline = performance.now() + settleMsMax
  await withClient(databaseAdminUrl, database, async (client) => {
    for (;;) {
      const { rows } = await client.query('select 1 from catalog.voucher_count limit 1')
      if (rows.length > 0) return
      if (performance.now() > deadline) throw new Error('nothing has been counted')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })
}

async function questionsFor(lab: Lab, catalog: Catalog): Promise<Record<string, string[]>> {
  const count = lab.quick ? 100 : pathsPerShape
  const lists = Object.fromEntries(
    Object.entries(shapes).map(([name, shape], nth) => [name, pathsOf(shape, count, nth)]),
  )
  lab.say('turning pages')
  const deep = await deepPaths(catalog, lab.quick ? 5 : deepLists)
  const all: Record<string, string[]> = { ...lists, 'deep page': deep }
  const chance = chances(99)
  const mix = Object.entries(mixture).flatMap(([name, percent]) => {
    const list = all[name] ?? []
    return Array.from(
      { length: Math.ceil((count * percent) / 100) },
      () => list[Math.floor(chance() * list.length)] ?? '',
    )
  })
  const shuffled = mix.map((path) => [chance(), path] as const).sort(([a], [b]) => a - b)
  return { [mixed]: shuffled.map(([, path]) => path), ...all }
}

/** Where a thousand have been seen already, of the lists that are as long as that. */
async function deepPaths(catalog: Catalog, count: number): Promise<string[]> {
  const asked = ['text', 'filters', 'near me'].flatMap((name, nth) =>
    pathsOf(shapes[name] ?? (() => ''), count, 50 + nth),
  )
  const found: string[] = []
  for (const path of asked) {
    let cursor: string | null = null
    for (let page = 0; page < deepPages; page++) {
      const next: string | null = await cursorAfter(
        catalog,
        `${path}&limit=100${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      if (next === null) break
      cursor = next
    }
    if (cursor !== null) found.push(`${path}&cursor=${cursor}`)
  }
  return found
}

async function cursorAfter({ url, callerToken }: Catalog, path: string): Promise<string | null> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${callerToken()}` } })
  if (!answer.ok) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`)
  return ((await answer.json()) as { nextCursor: string | null }).nextCursor
}

/** Each thread begins somewhere else in the list. */
const lua = (paths: readonly string[]): string => `
local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local at = 0
local threads = 0
function setup(thread) threads = threads + 1; thread:set('first', threads) end
function init() at = first * 997 end
function request() at = at + 1; return wrk.format(nil, paths[at % #paths + 1]) end
`

type Asking = { atOnce?: number; seconds?: number }
const ask = (
  lab: Lab,
  { url, callerToken }: Catalog,
  paths: readonly string[],
  { atOnce = connections, seconds = lab.seconds }: Asking = {},
) =>
  lab.load({
    url,
    connections: atOnce,
    seconds,
    headers: { authorization: `Bearer ${callerToken()}` },
    lua: lua(paths),
  })

async function turnOf(lab: Lab, catalog: Catalog, paths: readonly string[], atOnce = connections): Promise<Turn> {
  const postgres = (await lab.servers()).pid('postgres')
  const cpu = () => [cpuSeconds(catalog.pid), cpuSeconds(postgres)] as const
  const [ownBefore, postgresBefore] = cpu()
  const result = await ask(lab, catalog, paths, { atOnce })
  const [own, ofPostgres] = cpu()
  const each = (seconds: number) => Number(((seconds * 1000) / result.requests).toFixed(2))
  return { ...result, cpuMs: each(own - ownBefore), postgresCpuMs: each(ofPostgres - postgresBefore) }
}

function rowOf(name: string, turns: readonly Turn[]): Row {
  const of = (figure: keyof Turn) => median(turns.map((turn) => turn[figure]))
  return {
    questions: name,
    'of a hundred': mixture[name] ?? '',
    'requests/s': Math.round(of('perSecond')),
    'p50 ms': of('p50Ms').toFixed(1),
    'p95 ms': of('p95Ms').toFixed(1),
    'p99 ms': of('p99Ms').toFixed(1),
    'CPU ms': of('cpuMs').toFixed(2),
    'CPU ms of Postgres': of('postgresCpuMs').toFixed(2),
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: name === mixed ? (of('p95Ms') < p95MsMax ? 'met' : 'missed') : '',
  }
}

/** Every statement of a second of each shape, as Postgres carried it out. */
async function plansOf(lab: Lab, catalog: Catalog, paths: Record<string, string[]>): Promise<void> {
  const { [mixed]: _all, ...each } = paths
  const found = []
  for (const [shape, list] of Object.entries(each))
    found.push({ shape, statements: await explained(lab, catalog, () => ask(lab, catalog, list, { seconds: 1 })) })
  keep(
    join(lab.dir, '..', 'plans-discovery.txt'),
    found.flatMap(({ statements }) => statements),
  )
  if (!lab.quick) publishPlans(found)
}
