import { newId } from '@konter/core'
import type { Tx } from './database.ts'
import { toJson } from './json.ts'

export type DeadLetterKind = 'event' | 'job'

/** Sets a message or job aside that failed for its own reasons, so that those behind it go on. Ops can replay or drop it. */
export async function bury(
  tx: Tx,
  letter: { kind: DeadLetterKind; consumer: string; message: unknown; error: unknown; tries: number },
): Promise<void> {
  await tx.query(
    `insert into dead_letter (id, kind, consumer, message, error, tries, failed_at)
     values ($1::uuid, $2, $3, $4::jsonb, $5, $6::int, $7::timestamptz)`,
    [newId(), letter.kind, letter.consumer, toJson(letter.message), textOf(letter.error), letter.tries, new Date()],
  )
}

export const textOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4_000)
