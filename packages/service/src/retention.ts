import { keyLifeMs } from './claim.ts'
import type { Database } from './database.ts'
import { defineJob } from './jobs.ts'

const days = 24 * 60 * 60 * 1000
/** The outbox can be published again this far back; inboxes remember longer than that. */
const outboxMs = 14 * days
const inboxMs = 35 * days
const deadLetterMs = 180 * days
const rowsPerBatch = 5_000

export const CleanUp = defineJob('clean-up')
/** 02:00 in Jakarta. */
export const cleanUpAt = '0 19 * * *'

const rules = [
  { table: 'outbox', where: 'published_at < $1::timestamptz', keepMs: outboxMs },
  { table: 'inbox', where: 'received_at < $1::timestamptz', keepMs: inboxMs },
  { table: 'request_claim', where: 'claimed_at < $1::timestamptz', keepMs: keyLifeMs },
  { table: 'dead_letter', where: `status <> 'waiting' and resolved_at < $1::timestamptz`, keepMs: deadLetterMs },
] as const

/** Deletes what is past its time, in bounded batches. */
export async function cleanUp(db: Database, now: Date): Promise<void> {
  for (const { table, where, keepMs } of rules) {
    const sql = `with old as (select ctid from ${table} where ${where} limit ${rowsPerBatch})
                 delete from ${table} where ctid in (select ctid from old) returning 1 as one`
    for (let more = true; more; ) {
      const gone = await db.query(sql, [new Date(now.getTime() - keepMs)])
      more = gone.length === rowsPerBatch
    }
  }
}
