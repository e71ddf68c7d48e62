import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '@konter/testing'
import { schemaNames } from '../../tools/schemas.ts'
import type { World } from './world.ts'

/** Of each process, in bytes: what its heap still holds after all garbage was collected. */
export async function memoryOf({ dir, launched }: World): Promise<Map<string, number>> {
  const all = [...launched.programs.values()].map(async (program): Promise<[string, number]> => {
    const told = join(dir, 'control', `heap-${program.pid()}`)
    program.kill('SIGUSR2')
    const bytes = await eventually(() => Number(readFileSync(told, 'utf8')), { withinMs: 15_000 })
    rmSync(told)
    return [program.name, bytes]
  })
  return new Map(await Promise.all(all))
}

const megabyte = 1024 * 1024
/** Caches fill up to their bounds. A leak of a kilobyte for each request of thousands of orders would be more. */
const growthMax = 40 * megabyte

/** What nobody gave back: connections, transactions, locks, memory. */
export async function leftovers(world: World, base: ReadonlyMap<string, number>): Promise<Record<string, string[]>> {
  const grown = [...(await memoryOf(world))]
    .filter(([name, bytes]) => bytes - (base.get(name) ?? 0) > growthMax)
    .map(
      ([name, bytes]) =>
        `${name}: ${Math.round((base.get(name) ?? 0) / megabyte)} MB at first, ${Math.round(bytes / megabyte)} MB now`,
    )
  return {
    'no transaction is left open': await lines(
      world,
      `
      select application_name || ' ' || state || ' for ' || (now() - state_change) || ': ' || query as line from pg_stat_activity
       where datname = $1 and pid <> pg_backend_pid() and (state like 'idle in transaction%' or (state = 'active' and now() - query_start > interval '5 s'))`,
    ),
    'no connection is left behind': await lines(
      world,
      `
      select application_name || ': ' || count(*) || ' connections' as line from pg_stat_activity
       where datname = $1 and application_name <> '' group by application_name
      having count(*) > case when application_name like '% relay' or application_name like '% workers' then 1 else 10 end`,
    ),
    'each relay is led by one, and by one only': await lines(
      world,
      `
      select s || ': ' || count(l.pid) || ' leaders' as line from unnest(array['${schemaNames.join("', '")}']) s
        left join pg_locks l on l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = $1)
         and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('relay:' || s, 0)
       group by s having count(l.pid) <> 1`,
    ),
    'memory is back near where it was': grown,
  }
}

const lines = async ({ db, database }: World, sql: string): Promise<string[]> =>
  (await db.query<{ line: string }>(sql, [database])).rows.map(({ line }) => line)
