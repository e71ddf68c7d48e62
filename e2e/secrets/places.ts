import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createLog, openBus, type ServiceName } from '@konter/service'
import type pg from 'pg'

/** Where something may have been written down. */
export type Place = { where: string; text: string }

/** Every line that any process wrote. */
export async function* logLines(...folders: string[]): AsyncGenerator<Place> {
  for (const folder of folders.filter(existsSync))
    for (const file of readdirSync(folder))
      for await (const text of createInterface({ input: createReadStream(join(folder, file)) }))
        yield { where: `log ${file}`, text }
}

/** Every row of every table, as text. Bytes that are text are read as such. */
export async function* rows(db: pg.Pool): AsyncGenerator<Place> {
  const tables = await db.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public', 'tiger', 'topology')`,
  )
  for (const { schema, name } of tables.rows) {
    const { rows: found } = await db.query<{ text: string }>(
      `select row_to_json(t)::text || coalesce((select string_agg(encode(decode(substr(value, 3), 'hex'), 'escape'), ' ')
         from json_each_text(row_to_json(t)) where value like '\\\\x%' and value ~ '^\\\\x([0-9a-f]{2})+$'), '') as text
         from "${schema}"."${name}" t`,
    )
    for (const { text } of found) yield { where: `table ${schema}.${name}`, text }
  }
}

/** Every message that is kept in the streams of this installation. */
export async function* messages(natsUrl: string, database: string): AsyncGenerator<Place> {
  const bus = openBus(natsUrl, 'somebody who reads along', database.replaceAll('_', '-'), createLog('test', 'silent'))
  try {
    const { manager } = await bus.ready
    for (const { name, from, to } of await streamsOf(manager.streams, bus.namespace))
      for (let seq = from; seq <= to; seq++) {
        const message = await manager.streams.getMessage(name, { seq })
        if (message !== null)
          yield { where: `event ${message.subject}`, text: `${message.subject} ${message.string()}` }
      }
  } finally {
    await bus.close()
  }
}

type Streams = Awaited<Awaited<ReturnType<typeof openBus>['ready']>['manager']>['streams']

async function streamsOf(streams: Streams, namespace: string) {
  const found: { name: string; from: number; to: number }[] = []
  for await (const { config, state } of streams.list())
    if (config.name.startsWith(namespace) && state.messages > 0)
      found.push({ name: config.name, from: state.first_seq, to: state.last_seq })
  return found
}

/** What every service tells whoever measures. */
export async function* metrics(ports: Readonly<Record<ServiceName, number>>): AsyncGenerator<Place> {
  for (const [name, port] of Object.entries(ports))
    yield { where: `metrics of ${name}`, text: await (await fetch(`http://127.0.0.1:${port}/metrics`)).text() }
}
