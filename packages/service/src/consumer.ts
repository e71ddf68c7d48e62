import type { ConsumerMessages, JsMsg, Consumer as PullConsumer } from '@nats-io/jetstream'
import { Bell, backoffMs } from './bell.ts'
import { type Bus, ensureConsumer } from './bus.ts'
import type { Tx } from './database.ts'
import { bury, textOf } from './dead-letter.ts'
import { decodeEnvelope, type Envelope } from './emit.ts'
import { isDependencyDown, isStatementTimeout } from './failures.ts'
import { type AtOnce, type Consumer, handleOnce, handleTogether, type Needs, type Told } from './inbox.ts'
import type { MessageMeasures } from './measures.ts'
import { killPoint } from './test-control.ts'
import { currentTrace, inTrace, type Recording, type Trace, type Tracing, traceFrom } from './trace.ts'

const concurrency = 8
/** Events in one transaction, at most: their locks are held together. */
const togetherMax = 16
export const triesMax = 8
/** Between tries that fail for the message's own reasons, and that ran out of time: eight of those take half an hour. */
const ownPause = { firstMs: 250, maxMs: 30_000 }
const timeoutPause = { firstMs: 15_000, maxMs: 10 * 60_000 }

type Watched = { measure?: MessageMeasures; tracing?: Tracing | undefined }

const recordingOf = (tracing: Tracing, durable: string, { id, type, aggregateId }: Envelope): Recording => ({
  tracing,
  name: `process ${type}`,
  kind: 'consumer',
  attributes: {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.destination.name': type,
    'messaging.consumer.group.name': durable,
    'messaging.message.id': id,
    'konter.aggregate.id': aggregateId,
  },
})

/** The name under which NATS remembers how far a reader has read. */
export const durableOf = (service: string, consumer: string): string => `${service}_${consumer}`.replaceAll('.', '_')

export type Consuming = {
  readonly name: string
  /** How many events it has yet to handle. Throws while NATS is away. */
  pending(): Promise<number>
  stop(): Promise<void>
}

export function startConsumer<Ctx, X extends Tx>(
  service: string,
  consumer: Consumer<Ctx, X>,
  bus: Bus,
  needs: Needs<Ctx, X> & Watched,
  probe: () => Promise<void>,
): Consuming {
  const log = needs.log.child({ consumer: consumer.name })
  const { measure, tracing } = needs
  const count = (outcome: string) => measure?.events.handled.inc({ consumer: consumer.name, outcome })
  const bell = new Bell()
  const running = new Set<Promise<void>>()
  const locks = 'prepare' in consumer ? consumer.locks : undefined
  const gathered: JsMsg[] = []
  let stopped = false
  let messages: ConsumerMessages | undefined
  let reading: PullConsumer | undefined
  let dependencyDown: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let failures = 0; !stopped; failures++) {
      try {
        const pull = await ensureConsumer(bus, consumer.event, durable, concurrency * 8)
        reading = pull
        // A stream that was lost (a restore, a new NATS) ends the reading, so that it is made again: else we would be deaf.
        messages = await pull.consume({ max_messages: concurrency * 4, abort_on_missing_resource: true })
        failures = 0
        await readAll(messages)
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'the consumer stumbled and starts over')
      }
      if (!stopped) await bell.wait(backoffMs(failures + 1, { firstMs: 200, maxMs: 5_000 }))
    }
  }

  async function readAll(from: ConsumerMessages): Promise<void> {
    for await (const message of from) {
      while (running.size >= concurrency) await Promise.race(running)
      if (dependencyDown !== undefined) await dependencyDown
      if (stopped) return
      if (locks === undefined) run(receive(message))
      else gather(message)
    }
  }

  function run(receiving: Promise<void>): void {
    const work = receiving.finally(() => running.delete(work))
    running.add(work)
  }

  /** What comes in one turn of the event loop goes together. */
  function gather(message: JsMsg): void {
    const isFirst = gathered.push(message) === 1
    if (isFirst) setImmediate(handOver)
    if (gathered.length === togetherMax) handOver()
  }

  function handOver(): void {
    const together = gathered.splice(0)
    if (together.length > 0 && !stopped) run(receiveAll(together))
  }

  async function receiveAll(messages: readonly JsMsg[]): Promise<void> {
    const fresh = messages.filter(({ info }) => info.deliveryCount === 1)
    const areDone = fresh.length > 1 && (await receiveTogether(fresh))
    await Promise.all((areDone ? messages.filter((each) => !fresh.includes(each)) : messages).map(receive))
  }

  /** False when that could not be: none of them suffers for another, and who fails is found out by itself. */
  async function receiveTogether(messages: readonly JsMsg[]): Promise<boolean> {
    const told: (Told & { message: JsMsg })[] = []
    const stop = measure?.events.seconds.startTimer({ consumer: consumer.name })
    try {
      for (const message of messages) {
        const envelope = decodeEnvelope(message.data)
        told.push({ message, envelope, trace: traceOf(envelope) })
      }
      await handleTogether(consumer as AtOnce<Ctx, X>, told, needs)
    } catch (error) {
      log.debug({ err: error, events: messages.length }, 'could not be handled together')
      return false
    } finally {
      for (const { trace } of told) trace.span?.end()
      stop?.()
    }
    killPoint(`${service}.event-before-ack`)
    for (const { message, envelope } of told) acknowledge(message, envelope, 'done')
    return true
  }

  const traceOf = (envelope: Envelope): Trace =>
    traceFrom(envelope.traceparent, {}, tracing && recordingOf(tracing, durable, envelope))

  function acknowledge(message: JsMsg, { occurredAt }: Envelope, outcome: string): void {
    message.ack()
    count(outcome)
    measure?.events.lag.observe({ consumer: consumer.name }, (Date.now() - Date.parse(occurredAt)) / 1000)
  }

  async function receive(message: JsMsg): Promise<void> {
    let envelope: Envelope
    try {
      envelope = decodeEnvelope(message.data)
    } catch (error) {
      log.error({ err: error, subject: message.subject, sequence: message.seq }, 'dropped a message that is not ours')
      return message.term()
    }
    const trace = traceOf(envelope)
    const stop = measure?.events.seconds.startTimer({ consumer: consumer.name })
    await inTrace(trace, () => attempt(message, envelope))
    stop?.()
    trace.span?.end()
  }

  async function attempt(message: JsMsg, envelope: Envelope): Promise<void> {
    try {
      // A redelivery counts before it is tried: a message that kills the process must not do so for ever.
      const tries = message.info.deliveryCount > 1 ? await countTry(envelope) : 0
      if (tries > triesMax) await setAside(envelope, tries)
      else await handleOnce(consumer, envelope, needs)
      killPoint(`${service}.event-before-ack`)
      acknowledge(message, envelope, tries > triesMax ? 'set-aside' : 'done')
    } catch (error) {
      await fail(message, envelope, error)
    }
  }

  async function fail(message: JsMsg, envelope: Envelope, error: unknown): Promise<void> {
    const fields = { err: error, event: envelope.type, eventId: envelope.id, deliveries: message.info.deliveryCount }
    currentTrace()?.span?.failed(error)
    try {
      if (isDependencyDown(error)) {
        count('paused')
        log.warn(fields, 'paused: something the consumer depends on is away')
        dependencyDown ??= waitForDependency()
        message.nak(1_000)
        if (message.info.deliveryCount > 1) await dependencyDown.then(() => uncountTry(envelope))
        return
      }
      const tries = await noteFailure(envelope, error, message.info.deliveryCount === 1)
      count('failed')
      log.error({ ...fields, tries }, 'the handler failed')
      message.nak(backoffMs(tries, isStatementTimeout(error) ? timeoutPause : ownPause))
    } catch (failed) {
      log.warn({ err: failed }, 'could not note a failure; the message comes again by itself')
    }
  }

  async function waitForDependency(): Promise<void> {
    for (let attempt = 1; !stopped; attempt++) {
      const up = await probe().then(
        () => true,
        () => false,
      )
      if (up) break
      await bell.wait(backoffMs(attempt, { firstMs: 100, maxMs: 2_000 }))
    }
    dependencyDown = undefined
  }

  const changeTries = (envelope: Envelope, by: number, error: string | null) =>
    needs.transaction((tx) =>
      tx.query<{ tries: number }>(
        `insert into inbox_failure as f (consumer, event_id, tries, last_error) values ($1, $2::uuid, greatest($3::int, 0), $4)
         on conflict (consumer, event_id) do update
           set tries = greatest(f.tries + $3::int, 0), last_error = coalesce($4, f.last_error)
         returning tries`,
        [consumer.name, envelope.id, by, error],
      ),
    )
  const countTry = async (envelope: Envelope) => (await changeTries(envelope, 1, null))[0]?.tries ?? 0
  const uncountTry = (envelope: Envelope) => changeTries(envelope, -1, null)
  const noteFailure = async (envelope: Envelope, error: unknown, first: boolean) =>
    (await changeTries(envelope, first ? 1 : 0, textOf(error)))[0]?.tries ?? 1

  async function setAside(envelope: Envelope, tries: number): Promise<void> {
    await needs.transaction(async (tx) => {
      const failures = await tx.query<{ last_error: string | null }>(
        'delete from inbox_failure where consumer = $1 and event_id = $2::uuid returning last_error',
        [consumer.name, envelope.id],
      )
      const error = failures[0]?.last_error ?? 'the process ended while handling it'
      await bury(tx, { kind: 'event', consumer: consumer.name, message: envelope, error, tries: tries - 1 })
    })
    log.error({ event: envelope.type, eventId: envelope.id, tries: tries - 1 }, 'set aside as a dead letter')
  }

  const durable = durableOf(service, consumer.name)
  const working = work().catch((error: unknown) => {
    if (!stopped) log.error({ err: error }, 'the consumer ended')
  })
  return {
    name: consumer.name,
    pending: async () => {
      if (reading === undefined || !bus.isUp()) throw new Error('NATS is away')
      const { num_pending: unsent, num_ack_pending: unfinished } = await reading.info()
      return unsent + unfinished
    },
    stop: async () => {
      stopped = true
      bell.ring()
      await messages?.close().catch(() => {})
      await Promise.allSettled(running)
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
    },
  }
}
