import { setTimeout } from 'node:timers/promises'
import type { JetStreamClient } from '@nats-io/jetstream'
import { headers } from '@nats-io/transport-node'
import type pg from 'pg'
import { Bell, backoffMs } from './bell.ts'
import { type Bus, ensureStream, subjectOf } from './bus.ts'
import type { Secret } from './config.ts'
import type { Envelope } from './emit.ts'
import { openHints } from './hints.ts'
import type { Log } from './log.ts'
import { Session } from './session.ts'
import { killPoint } from './test-control.ts'
import { parentIn, type Span, type Tracing, traceparentOf } from './trace.ts'

const batchMax = 256
/** Nobody waits for this: who commits something says so. It is for what was said while nobody could hear it. */
const pollMsUsually = 500
/** Looks begin this far apart at least: what is committed meanwhile shares the next one. After a quiet while nothing waits. */
const paceMs = 50
const standbyMs = 1_000
const publishTimeoutMs = 5_000

type Row = {
  position: string
  event_id: string
  type: string
  aggregate_id: string
  sequence: string
  data: unknown
  traceparent: string | null
  occurred_at: Date
}

export type Relay = {
  /** Something was committed: look now. */
  nudge(): void
  stop(): Promise<void>
}

/**
 * Publishes the outbox in order. Of all replicas of a service one holds the lock and works, the others stand by.
 * What a crash left unsent, or sent without noting it, is sent (again): `Nats-Msg-Id` and the inboxes make that harmless.
 */
export function startRelay(options: {
  service: string
  url: Secret
  bus: Bus
  log: Log
  tracing?: Tracing | undefined
  pollMs?: number
}): Relay {
  const { service, bus, log, tracing, pollMs = pollMsUsually } = options
  // A plan from when there was nothing to send must not read all that was ever sent.
  const session = new Session(options.url, `${service} relay`, { options: '-c enable_seqscan=off' })
  const bell = new Bell()
  // Of all replicas one publishes, and it is seldom the one that committed.
  const hints = openHints(bus, { relay: (of) => of === service && isLeading && bell.ring() })
  let isLeading = false
  let stopped = false

  async function work(): Promise<void> {
    const { js } = await bus.ready
    let failures = 0
    while (!stopped) {
      try {
        await ensureStream(bus, service)
        await lead(js, () => {
          failures = 0
        })
      } catch (error) {
        failures += 1
        isLeading = false
        if (!stopped) log.warn({ err: error, failures }, 'the relay stumbled and starts over')
        await session.reset()
        await bell.wait(backoffMs(failures, { firstMs: 100, maxMs: 5_000 }))
      }
    }
  }

  async function lead(js: JetStreamClient, onProgress: () => void): Promise<void> {
    const lock = `relay:${service}`
    while (!stopped && !(await session.tryLock(lock))) await bell.wait(standbyMs)
    // Each time: it costs nothing while the connection lasts, and another connection does not hold the lock.
    while (!stopped && (await session.tryLock(lock))) {
      isLeading = true
      const paced = setTimeout(paceMs)
      const client = await session.client()
      const rows = await unsent(client)
      if (rows.length > 0) killPoint(`${service}.relay-before-publish`)
      if (rows.length > 0) await publishAll(service, (row) => publishInSpan(bus, js, row, tracing), client, rows)
      onProgress()
      if (rows.length < batchMax) await bell.wait(pollMs)
      if (rows.length < batchMax) await paced
    }
    isLeading = false
    // The lock went with a connection that broke unnoticed: whoever has it now was not told what we were told meanwhile.
    if (!stopped) hints.tell('relay', service)
  }

  const working = work().catch((error: unknown) => {
    if (!stopped) log.error({ err: error }, 'the relay ended')
  })
  return {
    nudge: () => (isLeading ? bell.ring() : hints.tell('relay', service)),
    stop: async () => {
      stopped = true
      bell.ring()
      await Promise.race([working, setTimeout(3_000, undefined, { ref: false })])
      await session.reset()
    },
  }
}

async function unsent(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query({
    name: 'unsent',
    text: `select position, event_id, type, aggregate_id, sequence, data, traceparent, occurred_at
             from outbox where published_at is null order by position limit $1`,
    values: [batchMax],
  })
  return rows as Row[]
}

/** Pipelined. Rows before the first failure are noted as sent; the rest is sent again, so that order is kept. */
async function publishAll(
  service: string,
  send: (row: Row) => Promise<void>,
  client: pg.Client,
  rows: Row[],
): Promise<void> {
  const results = await Promise.allSettled(rows.map(send))
  const failed = results.findIndex((each) => each.status === 'rejected')
  const sent = failed === -1 ? rows : rows.slice(0, failed)
  if (sent.length > 0) {
    killPoint(`${service}.relay-after-publish`)
    await client.query({
      name: 'sent',
      text: 'update outbox set published_at = $2 where position = any($1::bigint[])',
      values: [sent.map(({ position }) => position), new Date()],
    })
  }
  if (failed !== -1) throw (results[failed] as PromiseRejectedResult).reason
}

/** The span of whoever told it, which may have ended long ago, is the parent; who hears it goes on from here. */
function publishInSpan(bus: Bus, js: JetStreamClient, row: Row, tracing: Tracing | undefined): Promise<void> {
  const parent = tracing === undefined ? undefined : parentIn(row.traceparent ?? undefined)
  if (tracing === undefined || parent?.sampled !== true) return publish(bus, js, row)
  const { span, ...context } = tracing.begin(parent, `send ${row.type}`, 'producer', {
    'messaging.system': 'nats',
    'messaging.operation.type': 'send',
    'messaging.operation.name': 'send',
    'messaging.destination.name': row.type,
    'messaging.message.id': row.event_id,
    'konter.aggregate.id': row.aggregate_id,
    'konter.waited_ms': Date.now() - row.occurred_at.getTime(),
  })
  return ended(span, publish(bus, js, { ...row, traceparent: traceparentOf(context) }))
}

const ended = (span: Span | undefined, work: Promise<void>): Promise<void> =>
  work
    .catch((error: unknown) => {
      span?.failed(error)
      throw error
    })
    .finally(() => span?.end())

async function publish(bus: Bus, js: JetStreamClient, row: Row): Promise<void> {
  const carried = headers()
  if (row.traceparent !== null) carried.set('traceparent', row.traceparent)
  const envelope: Envelope = {
    id: row.event_id,
    type: row.type,
    aggregateId: row.aggregate_id,
    sequence: Number(row.sequence),
    occurredAt: row.occurred_at.toISOString(),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
    data: row.data,
  }
  await js.publish(subjectOf(bus, row.type), JSON.stringify(envelope), {
    msgID: row.event_id,
    headers: carried,
    timeout: publishTimeoutMs,
  })
}
