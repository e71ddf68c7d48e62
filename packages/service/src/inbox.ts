import type { EventData, EventDefinition } from '@konter/contracts'
import { atOnce, type Transactions, type Tx } from './database.ts'
import { checkEvent, type Envelope } from './emit.ts'
import { isNotOne } from './failures.ts'
import type { Log } from './log.ts'
import { inTrace, type Trace } from './trace.ts'

/* What an event does, with its row in the inbox: once, however often it comes. */

/** One reader of one event. `name` is its durable name: changing it means reading everything again. */
export type Consumer<Ctx, X extends Tx> = InSteps<Ctx, X> | AtOnce<Ctx, X>
type Reader = { readonly event: EventDefinition; readonly name: string }

type InSteps<Ctx, X extends Tx> = Reader & {
  /** `each`: every fact counts. `latest`: only the newest state of an aggregate does; older sequences are ignored. */
  readonly keep: 'each' | 'latest'
  readonly handle: (tx: X, data: never, ctx: Ctx) => Promise<void>
}
export type AtOnce<Ctx, X extends Tx> = Reader & {
  /** Names the one row that the effect locks, besides those that it makes. With it, events that come together go together. */
  readonly locks?: ((data: never) => string) | undefined
  readonly prepare: (data: never, ctx: Ctx) => Effect<X> | Promise<Effect<X>>
}
type Effect<X extends Tx> = (tx: X) => Promise<void>

/**
 * `on(Event, 'durable-name', handler)`: the handler's effect and the inbox row commit in one transaction, so a
 * redelivery changes nothing. Returning is done; throwing means again later. A refusal of the business is not thrown: it is told.
 *
 * `onAtOnce(Event, 'durable-name', prepare)`: the same in one trip to Postgres, for effects whose statements need no answers.
 * What they need is found out before, by `prepare`, which is asked again by a redelivery. With `{ locks }`, those that come
 * together share the trip and the commit.
 */
export const consumersFor = <Ctx, X extends Tx>() => {
  const make =
    (keep: 'each' | 'latest') =>
    <E extends EventDefinition>(
      event: E,
      name: string,
      handle: (tx: X, data: EventData<E>, ctx: Ctx) => Promise<void>,
    ): InSteps<Ctx, X> => ({ event, name, keep, handle: handle as InSteps<Ctx, X>['handle'] })
  const onAtOnce = <E extends EventDefinition>(
    event: E,
    name: string,
    prepare: (data: EventData<E>, ctx: Ctx) => Effect<X> | Promise<Effect<X>>,
    { locks }: { locks?: (data: EventData<E>) => string } = {},
  ): AtOnce<Ctx, X> => ({ event, name, prepare: prepare as AtOnce<Ctx, X>['prepare'], locks })
  return { on: make('each'), onLatest: make('latest'), onAtOnce }
}

export type Needs<Ctx, X extends Tx> = { ctx: Ctx; transaction: Transactions<X>; log: Log }

/** Effect and inbox row in one transaction. False when the event had been handled, or outrun by a newer one, before. */
export async function handleOnce<Ctx, X extends Tx>(
  consumer: Consumer<Ctx, X>,
  envelope: Envelope,
  needs: Needs<Ctx, X>,
): Promise<boolean> {
  try {
    return await ('prepare' in consumer
      ? handleAtOnce(consumer, envelope, needs)
      : handleInSteps(consumer, envelope, needs))
  } catch (error) {
    if (error === KNOWN) return false
    throw error
  }
}

function handleInSteps<Ctx, X extends Tx>(consumer: InSteps<Ctx, X>, envelope: Envelope, needs: Needs<Ctx, X>) {
  return needs.transaction(async (tx) => {
    await noteFirst(tx, consumer.name, envelope)
    if (consumer.keep === 'latest' && !(await isNewest(tx, consumer.name, envelope))) return false
    checkEvent(consumer.event, envelope.data)
    await consumer.handle(tx, envelope.data as never, needs.ctx)
    return true
  })
}

async function handleAtOnce<Ctx, X extends Tx>(
  { event, name, prepare }: AtOnce<Ctx, X>,
  envelope: Envelope,
  { ctx, transaction }: Needs<Ctx, X>,
): Promise<boolean> {
  checkEvent(event, envelope.data)
  const effect = await prepare(envelope.data as never, ctx)
  await transaction((tx) => atOnce([noteFirst(tx, name, envelope), effect(tx)]))
  return true
}

export type Told = { readonly envelope: Envelope; readonly trace: Trace }

/**
 * Events that came together, in one transaction. Their effects go in the order of what they lock, so that of two such
 * transactions each waits for the other at most once. Throws, and nothing is kept, when one of them cannot be handled now or
 * was handled before: then each is handled by itself.
 */
export async function handleTogether<Ctx, X extends Tx>(
  { event, name, prepare, locks = () => '' }: AtOnce<Ctx, X>,
  told: readonly Told[],
  { ctx, transaction }: Needs<Ctx, X>,
): Promise<void> {
  const prepared = async ({ envelope, trace }: Told) => {
    checkEvent(event, envelope.data)
    const data = envelope.data as never
    return { envelope, trace, lock: locks(data), effect: await prepare(data, ctx) }
  }
  const all = await Promise.all(told.map((each) => inTrace(each.trace, () => prepared(each))))
  all.sort((a, b) => (a.lock < b.lock ? -1 : Number(a.lock > b.lock)))
  await transaction((tx) =>
    atOnce(
      all.flatMap(({ envelope, trace, effect }) => inTrace(trace, () => [noteFirst(tx, name, envelope), effect(tx)])),
    ),
  )
}

const KNOWN = new Error('this event was handled before')

/** Fails the transaction when there is an inbox row. */
async function noteFirst(tx: Tx, consumer: string, { id }: Envelope): Promise<void> {
  try {
    await tx.query(
      `with fresh as (
         insert into inbox (consumer, event_id, received_at) values ($1, $2::uuid, $3::timestamptz)
         on conflict do nothing returning consumer
       )
       select expect_one(count(*)) from fresh`,
      [consumer, id, new Date()],
    )
  } catch (error) {
    throw isNotOne(error) ? KNOWN : error
  }
}

async function isNewest(tx: Tx, consumer: string, { aggregateId, sequence }: Envelope): Promise<boolean> {
  const newer = await tx.query(
    `insert into inbox_latest as seen (consumer, aggregate_id, sequence) values ($1, $2, $3::bigint)
     on conflict (consumer, aggregate_id) do update set sequence = excluded.sequence where seen.sequence < excluded.sequence
     returning sequence`,
    [consumer, aggregateId, sequence],
  )
  return newer.length === 1
}
