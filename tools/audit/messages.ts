import { schemaNames } from '../schemas.ts'
import { services } from '../services.ts'
import { type Check, now, quoted, settledBefore, withinMemory } from './check.ts'

/** Invariant 9: what is told is sent, in order, and heard once by everybody who listens. */

const ofAll = (statement: (schema: string) => string): string => schemaNames.map(statement).join('\n union all ')

/** Who listens to what. */
const readers = services
  .flatMap(({ name, consumers = [] }) =>
    consumers.map(({ name: consumer, event }) => `(${[name, consumer, event.type].map(quoted).join(', ')})`),
  )
  .join(', ')

export const messages: Check[] = [
  {
    invariant: 'messages.sent',
    number: 9,
    what: 'everything told is sent',
    sql: ofAll(
      (schema) => `
      select '${schema} has not sent ' || type || ' ' || event_id as example
        from "${schema}".outbox where published_at is null and occurred_at < ${settledBefore}`,
    ),
  },
  {
    invariant: 'messages.in-order',
    number: 9,
    what: 'the events of an aggregate are numbered without gaps, in the order in which they were told',
    sql: ofAll(
      (schema) => `
      select '${schema} told ' || aggregate_id || ' #' || sequence || ' after #' || before as example
        from (select aggregate_id, sequence, occurred_at, lag(sequence) over w as before, lag(occurred_at) over w as told_before
                from "${schema}".outbox window w as (partition by aggregate_id order by position)) o
       where sequence <> before + 1 and ${withinMemory('told_before')}
       union all
      select '${schema} told ' || max(o.sequence) || ' of ' || coalesce(a.sequence, 0) || ' events of ' || o.aggregate_id
        from "${schema}".outbox o left join "${schema}".aggregate a using (aggregate_id)
       group by o.aggregate_id, a.sequence having max(o.sequence) is distinct from a.sequence`,
    ),
  },
  {
    invariant: 'messages.heard',
    number: 9,
    what: 'every event is handled by everybody who listens to it, or set aside where staff can see it',
    sql: `
      with told as (${ofAll((schema) => `select type, event_id, occurred_at from "${schema}".outbox where ${withinMemory('published_at')}`)}),
           reader (service, consumer, type) as (values ${readers}),
           heard as (${ofAll((schema) => `select '${schema}' as service, consumer, event_id from "${schema}".inbox`)}
                     union all ${ofAll((schema) => `select '${schema}', consumer, (message->>'id')::uuid from "${schema}".dead_letter where kind = 'event'`)})
      select r.service || '.' || r.consumer || ' has not handled ' || t.type || ' ' || t.event_id as example
        from told t join reader r using (type)
       where t.occurred_at < ${settledBefore}
         and not exists (select from heard h where h.service = r.service and h.consumer = r.consumer and h.event_id = t.event_id)`,
  },
  {
    invariant: 'messages.known',
    number: 9,
    what: 'nothing is handled that nobody told',
    // Streams that are ahead of a restored database bring such: docs/runbooks/restore.md.
    sql: `
      with told as (${ofAll((schema) => `select event_id from "${schema}".outbox`)}),
           heard as (${ofAll((schema) => `select '${schema}' as service, consumer, event_id from "${schema}".inbox where ${withinMemory('received_at')}`)})
      select h.service || '.' || h.consumer || ' handled ' || h.event_id as example
        from heard h left join told t using (event_id) where t.event_id is null`,
  },
  {
    invariant: 'messages.none-set-aside',
    number: 9,
    what: 'no message or job waits as a dead letter',
    sql: ofAll(
      (schema) => `
      select '${schema}.' || consumer || ' set aside ' || id || ': ' || split_part(error, E'\\n', 1) as example
        from "${schema}".dead_letter where status = 'waiting'`,
    ),
  },
  {
    invariant: 'messages.jobs-run',
    number: 9,
    what: 'no job waits for a quarter of an hour after it was due',
    sql: ofAll(
      (schema) => `
      select '${schema} has not run job ' || id || ', due at ' || run_at as example
        from ${schema}_jobs._private_jobs where locked_at is null and run_at < ${now} - interval '15 minutes'`,
    ),
  },
]
