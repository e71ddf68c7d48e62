import type { Tx } from '@konter/service'
import type { StepLine } from '../merchant/merchant.repo.ts'
import { problem } from '../problems.ts'
import { type Review, type ReviewStatus, type ReviewStep, steps } from './review.ts'

const columns = `r.id, r.redemption_id as "redemptionId", r.voucher_id as "voucherId", r.merchant_id as "merchantId",
  r.customer_id as "customerId", r.stars, r.text, r.anonymous, r.name, r.status, r.hidden_because as "hiddenBecause",
  r.written_at as "writtenAt", r.edited_at as "editedAt", r.version`

const responseColumns = `p.text as "responseText", p.user_id as "responseUserId", p.hidden_because as "responseHiddenBecause",
  p.given_at as "responseGivenAt", p.edited_at as "responseEditedAt"`

const whole = `select ${columns}, ${responseColumns} from review r left join review_response p on p.review_id = r.id`

type Row = Omit<Review, 'response'> & {
  responseText: string | null
  responseUserId: string
  responseHiddenBecause: string | null
  responseGivenAt: Date
  responseEditedAt: Date | null
}

const reviewOf = (row: Row): Review => {
  const { responseText, responseUserId, responseHiddenBecause, responseGivenAt, responseEditedAt, ...review } = row
  const response =
    responseText === null
      ? null
      : {
          text: responseText,
          userId: responseUserId,
          hiddenBecause: responseHiddenBecause,
          givenAt: responseGivenAt,
          editedAt: responseEditedAt,
        }
  return { ...review, response }
}

/** False when its redemption was reviewed before. */
export async function insertReview(tx: Tx, review: Review): Promise<boolean> {
  const { id, redemptionId, voucherId, merchantId, customerId, stars, text, anonymous, name, status, writtenAt } =
    review
  const inserted = await tx.query(
    `insert into review (id, redemption_id, voucher_id, merchant_id, customer_id, stars, text, anonymous, name, status, written_at, updated_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, $7, $8::boolean, $9, $10, $11::timestamptz, $11::timestamptz)
     on conflict (redemption_id) do nothing returning id`,
    [id, redemptionId, voucherId, merchantId, customerId, stars, text, anonymous, name, status, writtenAt],
  )
  return inserted.length === 1
}

type Key = { id: string; customerId?: string; merchantId?: string }

const isOf = ({ customerId, merchantId }: Key, row: Row): boolean =>
  (customerId === undefined || row.customerId === customerId) &&
  (merchantId === undefined || row.merchantId === merchantId)

/** Another's is as if there were none. */
export async function readReview(db: Tx, key: Key): Promise<Review> {
  const [row] = await db.query<Row>(`${whole} where r.id = $1::uuid`, [key.id])
  if (row === undefined || !isOf(key, row)) throw problem('review.not-found', { review: key.id })
  return reviewOf(row)
}

/** As it is, and stays until the transaction ends. Read after the lock: what was waited for may be a response. */
export async function lockReview(tx: Tx, key: Key): Promise<Review> {
  await tx.query('select 1 as one from review where id = $1::uuid for update', [key.id])
  return readReview(tx, key)
}

/** It stays what it is until the transaction ends; others may hold it so, too. */
export async function holdReview(tx: Tx, key: Key): Promise<Review> {
  await tx.query('select 1 as one from review where id = $1::uuid for share', [key.id])
  return readReview(tx, key)
}

export async function lockReviewOf(tx: Tx, redemptionId: string): Promise<Review | undefined> {
  const [row] = await tx.query<{ id: string }>('select id from review where redemption_id = $1::uuid for update', [
    redemptionId,
  ])
  return row && readReview(tx, row)
}

/** What it says. Only onto the version that was read: the later of two editors is told. */
export async function updateReview(tx: Tx, after: Review, version: number, at: Date): Promise<void> {
  const updated = await tx.query(
    `update review
        set stars = $3::int, text = $4, anonymous = $5::boolean, name = $6, version = version + 1, edited_at = $7::timestamptz,
            updated_at = $7::timestamptz
      where id = $1::uuid and version = $2::int and status in ('pending', 'published') returning id`,
    [after.id, version, after.stars, after.text, after.anonymous, after.name, at],
  )
  if (updated.length === 0) throw problem('review.edited-meanwhile', {})
}

export type Cause = { actor: string; cause: string; at: Date }

/** The only writer of `status`: it moves if it still is where it was read, and the step is noted with who took it and why. */
export async function moveReview(
  tx: Tx,
  { id, status: from }: Pick<Review, 'id' | 'status'>,
  step: ReviewStep,
  { actor, cause, at }: Cause,
): Promise<ReviewStatus> {
  const to = steps[from][step]
  if (to === undefined) throw problem('review.step-refused', { status: from, step })
  const moved = await tx.query(
    `update review set status = $3, hidden_because = $4, version = version + 1, updated_at = $5::timestamptz
      where id = $1::uuid and status = $2 returning id`,
    [id, from, to, to === 'hidden' ? cause : null, at],
  )
  if (moved.length === 0) throw problem('review.edited-meanwhile', {})
  await noteReviewStep(tx, id, { step, from, to, actor, cause, at })
  return to
}

type Noted = Cause & { step: string; from: ReviewStatus | null; to: ReviewStatus }

/** With the review locked, so that steps count on. */
export async function noteReviewStep(tx: Tx, id: string, { step, from, to, actor, cause, at }: Noted): Promise<void> {
  await tx.query(
    `insert into review_step (review_id, nth, at, step, from_status, to_status, actor, cause)
     select $1::uuid, count(*) + 1, $2::timestamptz, $3, $4, $5, $6, $7 from review_step where review_id = $1::uuid`,
    [id, at, step, from, to, actor, cause],
  )
}

export const reviewSteps = (db: Tx, id: string): Promise<StepLine[]> =>
  db.query<StepLine>(
    `select at, step, from_status as "from", to_status as "to", actor, cause from review_step where review_id = $1::uuid order by nth`,
    [id],
  )

type PageBefore = { limit: number; before: string | null }
export type About = { merchantId: string } | { voucherId: string }

/** What is shown about a merchant or a voucher, the newest first. */
export async function shownReviews(
  db: Tx,
  about: About,
  { limit, before, answered }: PageBefore & { answered?: boolean | undefined },
): Promise<Review[]> {
  const [column, id] =
    'merchantId' in about
      ? (['r.merchant_id', about.merchantId] as const)
      : (['r.voucher_id', about.voucherId] as const)
  const rows = await db.query<Row>(
    `${whole}
      where ${column} = $1::uuid and r.status = 'published' and ($2::uuid is null or r.id < $2::uuid)
        and ($3::boolean is null or (p.review_id is not null) = $3::boolean)
      order by r.id desc limit $4::int`,
    [id, before, answered ?? null, limit + 1],
  )
  return rows.map(reviewOf)
}

/** Whatever became of them, the newest first. */
export async function reviewsOf(db: Tx, customerId: string, { limit, before }: PageBefore): Promise<Review[]> {
  const rows = await db.query<Row>(
    `${whole} where r.customer_id = $1::uuid and ($2::uuid is null or r.id < $2::uuid) order by r.id desc limit $3::int`,
    [customerId, before, limit + 1],
  )
  return rows.map(reviewOf)
}

const reported = 'select review_id from review_report where decided_at is null'
/** What staff asks for. */
const queues = {
  waiting: `r.id in (select id from review where status = 'pending' union all ${reported})`,
  pending: `r.status = 'pending'`,
  reported: `r.id in (${reported})`,
  hidden: `r.status = 'hidden'`,
  all: 'true',
} as const
export type Queue = keyof typeof queues
export const QUEUES = Object.keys(queues) as Queue[]

/** The oldest first: who waits longest is looked at first. */
export async function queuedReviews(
  db: Tx,
  { queue, merchantId }: { queue: Queue; merchantId?: string | undefined },
  { limit, after }: { limit: number; after: string | null },
): Promise<Review[]> {
  const rows = await db.query<Row>(
    `${whole}
      where ${queues[queue]} and ($1::uuid is null or r.merchant_id = $1::uuid) and ($2::uuid is null or r.id > $2::uuid)
      order by r.id limit $3::int`,
    [merchantId ?? null, after, limit + 1],
  )
  return rows.map(reviewOf)
}
