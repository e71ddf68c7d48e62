import { createLog, openBus } from '@konter/service'
import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { json, table } from './table.ts'

const timeoutMs = 5_000

type Stream = { name: string; messages: number; bytes: number; last: string; readers: number }

/** What NATS holds of this installation. */
export async function streams({ words: [verb = 'list'], values, env, print }: Ops): Promise<0 | 1> {
  const [url, namespace] = [env.NATS_URL ?? 'nats://127.0.0.1:4222', env.NATS_NAMESPACE ?? 'konter']
  if (verb === 'remove') {
    if (values.yes !== true)
      throw new OpsError('Say --yes: readers begin anew, and what no outbox still has is gone.', 2)
    print(`Removed ${await removeStreams(url, namespace)} streams of ${namespace}.\n`)
    return 0
  }
  if (verb !== 'list') throw new OpsError(`streams ${verb}? There are: list, remove.`, 2)
  const found = await withStreams(url, namespace, async (all) => all)
  const rows = found.map(({ name, messages, bytes, readers, last }) => [
    name,
    ...[messages, bytes, readers].map(String),
    last,
  ])
  if (values.json === true) print(json(found))
  else print(table(['STREAM', 'EVENTS', 'BYTES', 'READERS', 'LAST'], rows))
  return 0
}

/** Services make them again, empty. Nothing is lost that the outboxes still have: docs/runbooks/restore.md. */
export const removeStreams = (url: string, namespace: string): Promise<number> =>
  withStreams(url, namespace, async (all, remove) => {
    for (const { name } of all) await remove(name)
    return all.length
  })

async function withStreams<T>(
  url: string,
  namespace: string,
  work: (all: Stream[], remove: (name: string) => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const bus = openBus(url, 'ops', namespace, createLog('ops', 'silent'))
  try {
    const { manager } = await within(bus.ready, `NATS does not answer at ${url}.`)
    const found: Stream[] = []
    for await (const { config, state } of manager.streams.list())
      if (config.name.startsWith(`${namespace}_`))
        found.push({
          name: config.name,
          messages: state.messages,
          bytes: state.bytes,
          last: state.messages === 0 ? '-' : state.last_ts,
          readers: state.consumer_count,
        })
    return await work(found, (name) => manager.streams.delete(name))
  } finally {
    await bus.close()
  }
}

async function within<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OpsError(otherwise)), timeoutMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
