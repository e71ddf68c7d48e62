import type { Tx } from '../context.ts'
import { problem } from '../problems.ts'

const triesMax = 10
const windowMs = 15 * 60_000

/**
 * Counts a try before its password is looked at, in one statement: guesses that run in parallel, on any replica, are
 * counted all the same. A right password takes the count away again.
 */
export async function countTry(db: Tx, subject: string, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - windowMs)
  const counted = await db.query(
    `insert into sign_in_try as t (subject, tries, since) values ($1, 1, $2::timestamptz)
     on conflict (subject) do update
       set tries = case when t.since <= $3::timestamptz then 1 else t.tries + 1 end,
           since = case when t.since <= $3::timestamptz then excluded.since else t.since end
       where t.since <= $3::timestamptz or t.tries < $4::int
     returning tries`,
    [subject, now, forgotten, triesMax],
  )
  if (counted.length === 0) throw await tooMany(db, subject, now)
}

async function tooMany(db: Tx, subject: string, now: Date) {
  const row = await db.signInTry.findUnique({ where: { subject } })
  const untilMs = (row?.since ?? now).getTime() + windowMs - now.getTime()
  const seconds = Math.max(1, Math.ceil(untilMs / 1000))
  return problem('auth.too-many-attempts', { seconds }, { headers: { 'retry-after': String(seconds) } })
}

export async function forgetTries(tx: Tx, subject: string): Promise<void> {
  await tx.signInTry.deleteMany({ where: { subject } })
}

export async function deleteTriesOver(db: Tx, now: Date): Promise<void> {
  await db.signInTry.deleteMany({ where: { since: { lt: new Date(now.getTime() - windowMs) } } })
}
