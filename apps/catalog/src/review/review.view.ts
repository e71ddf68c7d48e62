import { editableUntil, type Review } from './review.ts'

const wordOf = ({ response }: Review) =>
  response === null || response.hiddenBecause !== null
    ? null
    : { text: response.text, givenAt: response.givenAt, editedAt: response.editedAt }

/** As anybody sees it: of who wrote it, no more than the name they agreed to. */
export const publicViewOf = (review: Review) => {
  const { id, voucherId, stars, text, name, writtenAt, editedAt } = review
  return { id, voucherId, stars, text, name, writtenAt, editedAt, response: wordOf(review) }
}

/** As its author sees it. */
export const ownViewOf = (review: Review) => {
  const { customerId: _, ...whole } = review
  return { ...whole, editableUntil: editableUntil(review.writtenAt), response: wordOf(review) }
}
