import { type EventDefinition, publisherOf } from '@konter/contracts'
import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  type Consumer as PullConsumer,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node'
import type { Log } from './log.ts'

const days = 24 * 60 * 60 * 1000
const streamAgeMsMax = 7 * days
/** Publishing again within this window is recognised by the server; later, by the inboxes. */
const duplicateWindowMs = 2 * 60 * 1000
const ackWaitMs = 30_000

export type Bus = {
  /** Keeps the streams of several installations (or tests) on one server apart. */
  readonly namespace: string
  /** Resolves when the first connection stands; afterwards the client reconnects by itself, for ever. */
  readonly ready: Promise<{ connection: NatsConnection; js: JetStreamClient; manager: JetStreamManager }>
  isUp(): boolean
  close(): Promise<void>
}

/** Connects in the background: a service starts, and answers what it can, while NATS is away. */
export function openBus(url: string, name: string, namespace: string, log: Log): Bus {
  let connection: NatsConnection | undefined
  let closed = false
  let up = false

  async function dial(): Promise<NatsConnection> {
    while (!closed) {
      try {
        return await connect({
          servers: url,
          name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 500,
          timeout: 3_000,
          pingInterval: 5_000,
          maxPingOut: 2,
          // Else an error is made for every question, in case it fails, with the stack of who asked.
          noAsyncTraces: true,
        })
      } catch (error) {
        log.warn({ err: error }, 'NATS is away, trying again')
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
    throw new Error('the bus was closed before it connected')
  }

  async function open() {
    connection = await dial()
    up = true
    void watch(connection)
    // No api check: it would fail while JetStream recovers its files after a kill.
    return { connection, js: jetstream(connection), manager: await jetstreamManager(connection, { checkAPI: false }) }
  }

  async function watch(of: NatsConnection): Promise<void> {
    for await (const status of of.status()) {
      if (status.type === 'disconnect') up = false
      if (status.type === 'reconnect') up = true
    }
  }

  const ready = open()
  ready.catch(() => {})
  return {
    namespace,
    ready,
    isUp: () => up,
    close: async () => {
      closed = true
      await connection?.close()
    },
  }
}

/** One stream per publishing service, for the set of features of nats-server 2.9. Whoever needs it first makes it. */
export async function ensureStream(bus: Bus, service: string): Promise<void> {
  const { manager } = await bus.ready
  const name = streamName(bus, service)
  try {
    await manager.streams.info(name)
  } catch {
    await manager.streams.add({
      name,
      subjects: [subjectOf(bus, `${service}.>`)],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      max_age: nanos(streamAgeMsMax),
      duplicate_window: nanos(duplicateWindowMs),
    })
  }
}

/** A durable pull consumer that reads one event from its beginning. */
export async function ensureConsumer(
  bus: Bus,
  event: EventDefinition,
  durable: string,
  pendingMax: number,
): Promise<PullConsumer> {
  const { js, manager } = await bus.ready
  const publisher = publisherOf(event)
  await ensureStream(bus, publisher)
  const config: Partial<ConsumerConfig> = {
    durable_name: durable,
    filter_subject: subjectOf(bus, event.type),
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ackWaitMs),
    max_ack_pending: pendingMax,
    // What is poison is decided by us: a server that counts deliveries would also count outages.
    max_deliver: -1,
  }
  await manager.consumers.add(streamName(bus, publisher), config)
  return js.consumers.get(streamName(bus, publisher), durable)
}

const stateTimeoutMs = 2_000

/** How far a durable reader is behind. Undefined when nobody can say: NATS is away, or the reader has not read yet. */
export async function consumerState(bus: Bus, event: EventDefinition, durable: string) {
  if (!bus.isUp()) return undefined
  const { manager } = await bus.ready
  const asked = manager.consumers
    .info(streamName(bus, publisherOf(event)), durable)
    .then(({ num_pending: pending, num_ack_pending: unacknowledged, num_redelivered: redelivered }) => ({
      pending,
      unacknowledged,
      redelivered,
    }))
    .catch(() => undefined)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, stateTimeoutMs, undefined).unref())
  return Promise.race([asked, late])
}

/** Reads what is told from now on, without a durable name: each replica hears everything. */
export async function listenFromNow(bus: Bus, event: EventDefinition): Promise<PullConsumer> {
  const { js } = await bus.ready
  const publisher = publisherOf(event)
  await ensureStream(bus, publisher)
  return js.consumers.get(streamName(bus, publisher), {
    filter_subjects: subjectOf(bus, event.type),
    deliver_policy: DeliverPolicy.New,
  })
}

const streamName = ({ namespace }: Bus, service: string): string => `${namespace}_${service}`
export const subjectOf = ({ namespace }: Bus, subject: string): string => `${namespace}.${subject}`
