import assert from 'node:assert/strict'
import type { EventData, EventDefinition } from '@konter/contracts'
import { newId } from '@konter/core'
import type { Tx } from './database.ts'
import { validatorOf } from './fits.ts'
import { fromJson, toJson } from './json.ts'
import { currentTraceparent } from './trace.ts'

export const checkEvent = (event: EventDefinition, data: unknown): void => checkPlain(event, JSON.parse(toJson(data)))

/** The same for data that is what its JSON says: no bigints, no dates. */
export function checkPlain(event: EventDefinition, plain: unknown): void {
  const validator = validatorOf(event.schema)
  assert(validator.Check(plain), `${event.type} does not fit its schema: ${JSON.stringify(validator.Errors(plain))}`)
}

const emitted = new WeakSet<object>()

/** Did this transaction tell something? Then the relay is nudged after its commit. */
export const hasEmitted = (tx: Tx): boolean => emitted.has(tx)

/**
 * Tells a fact in the transaction that made it true. The row lock on the aggregate makes the order of its events the
 * order of their commits. Data that does not fit the schema is a mistake of ours and fails the transaction.
 */
export async function emit<E extends EventDefinition>(tx: Tx, event: E, data: EventData<E>): Promise<void> {
  const json = toJson(data)
  checkPlain(event, JSON.parse(json))
  emitted.add(tx)
  const aggregateId = String((data as Record<string, unknown>)[event.aggregate])
  await tx.query(
    `with next as (
       insert into aggregate as a (aggregate_id, sequence) values ($3, 1)
       on conflict (aggregate_id) do update set sequence = a.sequence + 1
       returning sequence
     )
     insert into outbox (event_id, type, aggregate_id, sequence, data, traceparent, occurred_at)
     select $1::uuid, $2, $3, sequence, $4::jsonb, $5, $6::timestamptz from next`,
    [newId(), event.type, aggregateId, json, currentTraceparent() ?? null, new Date()],
  )
}

/** What travels: the event's id is also the `Nats-Msg-Id`. */
export type Envelope = {
  id: string
  type: string
  aggregateId: string
  sequence: number
  occurredAt: string
  traceparent?: string
  data: unknown
}

export const decodeEnvelope = (payload: Uint8Array): Envelope => {
  const envelope = JSON.parse(new TextDecoder().decode(payload)) as Envelope
  return { ...envelope, data: fromJson(envelope.data) }
}
