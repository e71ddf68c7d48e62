import type { Tx } from '@konter/service'

export type NewResponse = { text: string; userId: string; at: Date }

/** With the review locked: there is one, and who comes second edits it. */
export async function insertResponse(tx: Tx, reviewId: string, { text, userId, at }: NewResponse): Promise<void> {
  await tx.query(
    'insert into review_response (review_id, text, user_id, given_at) values ($1::uuid, $2, $3::uuid, $4::timestamptz)',
    [reviewId, text, userId, at],
  )
}

export async function updateResponse(tx: Tx, reviewId: string, { text, userId, at }: NewResponse): Promise<void> {
  await tx.query(
    'update review_response set text = $2, user_id = $3::uuid, edited_at = $4::timestamptz where review_id = $1::uuid',
    [reviewId, text, userId, at],
  )
}

/** Null: shown again. */
export async function hideResponse(tx: Tx, reviewId: string, because: string | null): Promise<void> {
  await tx.query('update review_response set hidden_because = $2 where review_id = $1::uuid', [reviewId, because])
}
