import { only, type Tx, toJson } from '@konter/service'
import {
  type Act,
  type Activity,
  GENESIS,
  type Head,
  hashOf,
  hex,
  masked,
  type Verdict,
  verifyLinks,
} from './activity.ts'

const rowsPerBatch = 1_000

type Row = {
  position: bigint
  at: Date
  actor: string
  action: string
  subject: string
  reason: string | null
  before: unknown
  after: unknown
  request_id: string
  ip: string | null
  previous_hash: Uint8Array
  hash: Uint8Array
}

const columns = 'position, at, actor, action, subject, reason, before, after, request_id, ip, previous_hash, hash'

const activityOf = ({ request_id, previous_hash, ...row }: Row): Activity => ({
  ...row,
  requestId: request_id,
  previousHash: previous_hash,
})

/**
 * Adds an act to the chain, in the transaction that does it. One at a time, until that transaction ends: therefore after
 * every other lock that it needs and right before it tells.
 */
export async function recordAct(tx: Tx, { reason, before, after, ...act }: Act): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('user.activity', 0))::text as locked`)
  const [last] = await tx.query<{ position: bigint; hash: Uint8Array }>(
    'select position, hash from activity order by position desc limit 1',
  )
  const row: Activity = {
    ...act,
    position: (last?.position ?? 0n) + 1n,
    reason: reason ?? null,
    before: plain(before),
    after: plain(after),
    previousHash: last?.hash ?? GENESIS,
    hash: GENESIS,
  }
  await insertActivity(tx, { ...row, hash: hashOf(row) })
}

/** As it will be read again: masked, and nothing that JSON does not know. */
const plain = (value: object | undefined): unknown =>
  value === undefined ? null : (JSON.parse(toJson(masked(value))) as unknown)

const insertActivity = (tx: Tx, row: Activity) =>
  tx.query(
    `insert into activity (${columns})
     values ($1::bigint, $2::timestamptz, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11::bytea, $12::bytea)`,
    [
      row.position,
      row.at,
      row.actor,
      row.action,
      row.subject,
      row.reason,
      row.before === null ? null : JSON.stringify(row.before),
      row.after === null ? null : JSON.stringify(row.after),
      row.requestId,
      row.ip,
      Buffer.from(row.previousHash),
      Buffer.from(row.hash),
    ],
  )

type Listing = { actor?: string; subject?: string; action?: string; after: bigint | undefined; limit: number }

/** Newest first; one row more than asked for tells whether there is a next page. */
export async function listActivity(db: Tx, { actor, subject, action, after, limit }: Listing): Promise<Activity[]> {
  const rows = await db.query<Row>(
    `select ${columns} from activity
      where ($1::text is null or actor = $1::text) and ($2::text is null or subject = $2::text)
        and ($3::text is null or action = $3::text) and ($4::bigint is null or position < $4::bigint)
      order by position desc limit $5::int`,
    [actor ?? null, subject ?? null, action ?? null, after ?? null, limit + 1],
  )
  return rows.map(activityOf)
}

/**
 * Reads the whole chain, in bounded batches. With a head that was noted earlier it also shows whether the end was cut off
 * and written anew since.
 */
export async function verifyActivity(db: Tx, noted?: Head): Promise<Verdict> {
  let verdict: Verdict = { whole: true, head: { position: 0n, hash: hex(GENESIS) } }
  for (let more = true; more && verdict.whole; ) {
    const rows = await db.query<Row>(
      `select ${columns} from activity where position > $1::bigint order by position limit $2::int`,
      [verdict.head.position, rowsPerBatch],
    )
    verdict = verifyLinks(rows.map(activityOf), verdict.head)
    more = rows.length === rowsPerBatch
  }
  return verdict.whole && noted !== undefined && !(await holds(db, noted))
    ? { whole: false, brokenAt: noted.position }
    : verdict
}

async function holds(db: Tx, { position, hash }: Head): Promise<boolean> {
  const rows = await db.query<{ hash: Uint8Array }>('select hash from activity where position = $1::bigint', [position])
  return rows.length === 1 && hex(only(rows).hash) === hash
}
