import { ById, Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { decodeCursor, pageOf } from './cursor.ts'
import type { Database, Transactions, Tx } from './database.ts'
import type { Envelope } from './emit.ts'
import type { App } from './http.ts'
import { type Consumer, handleOnce } from './inbox.ts'
import { enqueue, type Job } from './jobs.ts'
import { fromJson } from './json.ts'
import type { Log } from './log.ts'
import { problem } from './problems.ts'

const DeadLetterView = Type.Object(
  {
    id: Id,
    kind: OneOf(['event', 'job']),
    consumer: Type.String(),
    message: Type.Unknown(),
    error: Type.String(),
    tries: Type.Integer(),
    failedAt: Instant,
    status: OneOf(['waiting', 'replayed', 'dropped']),
    resolvedAt: Nullable(Instant),
    resolvedBy: Nullable(Type.String()),
  },
  { title: 'DeadLetter' },
)

type Row = {
  id: string
  kind: 'event' | 'job'
  consumer: string
  message: unknown
  error: string
  tries: number
  failed_at: Date
  status: 'waiting' | 'replayed' | 'dropped'
  resolved_at: Date | null
  resolved_by: string | null
}

const viewOf = (row: Row) => ({
  id: row.id,
  kind: row.kind,
  consumer: row.consumer,
  message: row.message,
  error: row.error,
  tries: row.tries,
  failedAt: row.failed_at,
  status: row.status,
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by,
})

type Needs<Ctx, X extends Tx> = {
  service: string
  db: Database
  ctx: Ctx
  transaction: Transactions<X>
  log: Log
  consumers: readonly Consumer<Ctx, X>[]
  jobs: readonly Job<Ctx>[]
}

/** What could not be handled: ops see it, replay it once the cause is mended, or drop it. */
export function registerDeadLetters<Ctx, X extends Tx>(app: App, needs: Needs<Ctx, X>): void {
  const { service, db } = needs
  const path = `/v1/admin/${service}/dead-letters`
  const operationOf = (verb: string) => `${verb}${service.split('-').map(capital).join('')}DeadLetter`

  app.get(
    path,
    {
      config: { access: 'system:read' },
      schema: {
        operationId: `${operationOf('list')}s`,
        summary: `What ${service} could not handle`,
        querystring: Type.Object(
          { ...Page, status: Type.Optional(OneOf(['waiting', 'replayed', 'dropped'])) },
          { additionalProperties: false },
        ),
        response: { 200: page(DeadLetterView, 'DeadLetterPage') },
      },
    },
    async ({ query: { limit = 20, cursor, status = 'waiting' } }) => {
      const [failedAt = 'infinity', id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
      const rows = await db.query<Row>(
        `select * from dead_letter where status = $1 and ($3::uuid is null or (failed_at, id) < ($2::timestamptz, $3::uuid))
        order by failed_at desc, id desc limit $4::int`,
        [status, failedAt, id, limit + 1],
      )
      return pageOf(rows, limit, viewOf, (row) => [row.failed_at.toISOString(), row.id])
    },
  )

  const act = (verb: 'replay' | 'drop', summary: string, work: (tx: X, row: Row) => Promise<void>) =>
    app.post(
      `${path}/:id/${verb}`,
      {
        config: { access: 'system:operate' },
        schema: { operationId: operationOf(verb), summary, params: ById, response: { 200: DeadLetterView } },
      },
      async ({ params: { id }, caller }) => {
        const row = await waiting(db, id)
        if (verb === 'replay' && row.kind === 'event') await replayEvent(needs, row)
        return needs.transaction(async (tx) => {
          await work(tx, row)
          return viewOf(await resolve(tx, id, verb === 'replay' ? 'replayed' : 'dropped', caller.actor))
        })
      },
    )

  act('drop', 'Leave it unhandled for good', async () => {})
  act('replay', 'Handle it again, once its cause is mended', async (tx, row) => {
    if (row.kind === 'job') await enqueue(tx, { name: row.consumer }, fromJson(row.message) as object)
  })
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

async function waiting(db: Database, id: string): Promise<Row> {
  const [row] = await db.query<Row>(`select * from dead_letter where id = $1::uuid and status = 'waiting'`, [id])
  if (row === undefined) throw problem('dead-letter.not-found', { id })
  return row
}

/** In its own transaction, as at the first time; the inbox makes a second replay harmless. */
async function replayEvent<Ctx, X extends Tx>(needs: Needs<Ctx, X>, row: Row): Promise<void> {
  const consumer = needs.consumers.find(({ name }) => name === row.consumer)
  if (consumer === undefined) throw problem('dead-letter.not-found', { id: row.id })
  await handleOnce(consumer, fromJson(row.message) as Envelope, needs)
}

async function resolve(tx: Tx, id: string, status: string, by: string): Promise<Row> {
  const [row] = await tx.query<Row>(
    `update dead_letter set status = $2, resolved_at = $3::timestamptz, resolved_by = $4
      where id = $1::uuid and status = 'waiting' returning *`,
    [id, status, new Date(), by],
  )
  if (row === undefined) throw problem('dead-letter.not-found', { id })
  return row
}
