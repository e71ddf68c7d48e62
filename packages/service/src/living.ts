import { Bell } from './bell.ts'
import type { Secret } from './config.ts'
import type { Log } from './log.ts'
import { Session } from './session.ts'

const unlockEveryMs = 2_000

type Handed = readonly { readonly id: string }[]
type Living = { add(worker: string): void; took(jobs: Handed): void; gave(jobs: Handed): void; stop(): Promise<void> }

/**
 * graphile-worker gives the jobs of a killed worker back after four hours. Here every worker holds a lock that dies with
 * its process, and whoever finds jobs of a worker without a lock gives them back at once. So are those of our own that
 * nobody here works on: the answer that handed them out, or that they are done, was lost on its way. Jobs are safe to run twice.
 */
export function watchLiving(service: string, url: Secret, log: Log): Living {
  const session = new Session(url, `${service} workers`)
  const own = new Set<string>()
  const atWork = new Set<string>()
  let suspects: ReadonlySet<string> = new Set()
  const bell = new Bell()
  let stopped = false

  /** Seen twice: what was seen once may be on its way to us, or to its end. */
  async function unlockLost(): Promise<void> {
    const client = await session.client()
    const { rows } = await client.query('select id::text as id from _private_jobs where locked_by = any ($1)', [
      [...own],
    ])
    const idle = (rows as { id: string }[]).map(({ id }) => id).filter((id) => !atWork.has(id))
    const lost = idle.filter((id) => suspects.has(id))
    suspects = new Set(idle)
    if (lost.length === 0) return
    await client.query(
      'update _private_jobs set locked_by = null, locked_at = null where id = any ($1::bigint[]) and locked_by = any ($2)',
      [lost, [...own]],
    )
    log.warn({ jobs: lost }, 'gave back jobs that nobody works on')
  }

  async function unlockDead(): Promise<void> {
    for (const worker of own) await session.tryLock(`worker:${worker}`)
    const client = await session.client()
    const { rows } = await client.query(
      'select distinct locked_by as worker from _private_jobs where locked_by is not null and locked_by <> all ($1)',
      [[...own]],
    )
    for (const { worker } of rows as { worker: string }[]) {
      if (!(await session.tryLock(`worker:${worker}`))) continue
      await client.query('select force_unlock_workers(array[$1]::text[])', [worker])
      await session.unlock(`worker:${worker}`)
      log.warn({ worker }, 'gave back the jobs of a worker that died')
    }
  }

  /**
   * Enqueueing a job by its key while it is at work makes a new one and takes key and tries from the old. Should its worker
   * die before the end, the old one is never handed out again: it would stand there for ever, due.
   */
  async function clearReplaced(): Promise<void> {
    const client = await session.client()
    await client.query('delete from _private_jobs where key is null and attempts >= max_attempts and locked_by is null')
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      await unlockDead()
        .then(unlockLost)
        .then(clearReplaced)
        .catch(async (error: unknown) => {
          log.warn({ err: error }, 'could not look for dead workers')
          await session.reset()
        })
      await bell.wait(unlockEveryMs)
    }
  }

  const looping = loop()
  return {
    add: (worker) => {
      own.add(worker)
      bell.ring()
    },
    took: (jobs) => {
      for (const { id } of jobs) atWork.add(id)
    },
    gave: (jobs) => {
      for (const { id } of jobs) atWork.delete(id)
    },
    stop: async () => {
      stopped = true
      bell.ring()
      await looping
      await session.reset()
    },
  }
}
