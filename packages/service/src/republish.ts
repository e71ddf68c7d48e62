import { Instant } from '@konter/core'
import { Type } from 'typebox'
import { type Database, only, type Transactions, type Tx } from './database.ts'
import type { App } from './http.ts'
import { defineJob, enqueue } from './jobs.ts'

const rowsPerBatch = 5_000

type Republish = { since: string; before: string }

/** Sends everything again that was told since an instant, in its order: after a restore, or when the streams were lost. */
export const RepublishOutbox = defineJob<Republish>('republish-outbox')

/**
 * Marks as unsent what was sent before the request, in bounded batches; the relay does the rest. What the relay has sent
 * again meanwhile is not marked a second time, so that this ends, and may be run again after a crash.
 */
export async function markUnsent(db: Database, { since, before }: Republish): Promise<void> {
  for (let more = true; more; ) {
    const marked = await db.query(
      `update outbox set published_at = null where position in (
         select position from outbox where occurred_at >= $1::timestamptz and published_at < $2::timestamptz order by position limit ${rowsPerBatch}
       ) returning position`,
      [since, before],
    )
    more = marked.length === rowsPerBatch
  }
}

const Since = Type.Object({ since: Instant }, { additionalProperties: false, title: 'RepublishOutbox' })
const Accepted = Type.Object(
  { events: Type.Integer({ description: 'How many are sent again.' }) },
  { title: 'OutboxRepublished' },
)

type Needs = { service: string; db: Database; transaction: Transactions<Tx> }

export function registerRepublish(app: App, { service, db, transaction }: Needs): void {
  app.post(
    `/v1/admin/${service}/outbox/republish`,
    {
      config: { access: 'system:operate' },
      schema: {
        operationId: `republish${service.split('-').map(capital).join('')}Outbox`,
        summary: 'Send again what was told since an instant; who has handled it ignores it',
        body: Since,
        response: { 202: Accepted },
      },
    },
    async ({ body: { since }, caller, log }, reply) => {
      const before = new Date().toISOString()
      const { events } = only(
        await db.query<{ events: number }>(
          'select count(*)::int as events from outbox where occurred_at >= $1::timestamptz',
          [since],
        ),
      )
      await transaction((tx) =>
        enqueue(tx, RepublishOutbox, { since: new Date(since).toISOString(), before }, { key: 'republish-outbox' }),
      )
      log.warn({ since, events, actor: caller.actor }, 'the outbox is sent again')
      return reply.code(202).send({ events })
    },
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
