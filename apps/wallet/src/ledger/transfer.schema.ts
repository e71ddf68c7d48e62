import { Amount, Id, OneOf } from '@konter/core'
import { type Static, Type } from 'typebox'
import { CUSTOMER_CODE, HOUSE_CODE } from './ledger.ts'

const Code = Type.String({
  pattern: `^(${CUSTOMER_CODE}|${HOUSE_CODE})$`,
  maxLength: 80,
  description: '`customer:<user id>` or `house:<name>`.',
})
const Key = Type.String({ minLength: 1, maxLength: 200 })
const Word = Type.String({ minLength: 1, maxLength: 100 })

export type PostTransfer = Static<typeof PostTransfer>
export const PostTransfer = Type.Object(
  {
    key: Key,
    kind: Word,
    reference: Word,
    postings: Type.Array(Type.Object({ from: Code, to: Code, amount: Amount }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 20,
      description: 'Applied in this order, all or none.',
    }),
  },
  { additionalProperties: false, title: 'PostTransfer' },
)
export const TransferView = Type.Object(
  { id: Id, status: OneOf(['posted']), replayed: Type.Boolean({ description: 'The key had been posted before.' }) },
  { title: 'Transfer' },
)
