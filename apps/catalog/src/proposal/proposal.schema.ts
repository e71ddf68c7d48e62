import { Id, Instant, Integer, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import { Slug } from '../product/product.schema.ts'
import { PROPOSAL_STATUSES } from './proposal.ts'

const Confidence = Type.Integer({ minimum: 0, maximum: 100 })
const bulkMax = 2_000

export const ProposalView = Type.Object(
  {
    id: Id,
    status: OneOf(PROPOSAL_STATUSES),
    supplier: Type.String(),
    itemId: Id,
    itemCode: Type.String(),
    itemName: Type.String(),
    itemBrand: Type.String(),
    itemCategory: Type.String(),
    cost: Nullable(Integer),
    vanished: Type.Boolean(),
    brand: Nullable(Type.String({ description: 'Slug.' })),
    brandName: Nullable(Type.String()),
    brandIsNew: Type.Boolean({ description: 'Confirming makes the brand.' }),
    kind: OneOf(KINDS),
    denomination: Nullable(Type.String()),
    productSku: Nullable(Type.String({ description: 'Null: confirming makes the product.' })),
    confidence: Confidence,
    why: Type.Array(Type.String()),
    edited: Type.Boolean(),
    createdAt: Instant,
    decidedAt: Nullable(Instant),
    decidedBy: Nullable(Type.String()),
  },
  { title: 'Proposal' },
)
export const ProposalPage = page(ProposalView, 'ProposalPage')
export const ProposalQuery = Type.Object(
  {
    ...Page,
    status: Type.Optional(OneOf(PROPOSAL_STATUSES)),
    supplier: Type.Optional(Type.String({ maxLength: 40 })),
    kind: Type.Optional(OneOf(KINDS)),
    brand: Type.Optional(Type.String({ maxLength: 100 })),
    minConfidence: Type.Optional(Confidence),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
export const ProposalEditBody = Type.Object(
  {
    brand: Type.Optional(Slug),
    brandName: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Of a brand that is new.' })),
    kind: Type.Optional(OneOf(KINDS)),
    denomination: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    productSku: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 100 }))),
  },
  { additionalProperties: false, minProperties: 1, title: 'ProposalEdit' },
)

const Ids = Type.Array(Id, { minItems: 1, maxItems: bulkMax, uniqueItems: true })
export const ConfirmBody = Type.Object(
  {
    ids: Type.Optional(Ids),
    supplier: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    minConfidence: Type.Optional(Confidence),
  },
  {
    additionalProperties: false,
    // Never "everything" by an empty body: either these, or all that were read this surely.
    oneOf: [
      { required: ['ids'], not: { anyOf: [{ required: ['supplier'] }, { required: ['minConfidence'] }] } },
      { required: ['minConfidence'], not: { required: ['ids'] } },
    ],
    title: 'ConfirmProposals',
  },
)
const ConfirmedView = Type.Object(
  { id: Id, sku: Type.String(), productId: Id, offerId: Id },
  { title: 'ConfirmedProposal' },
)
export const ConfirmedProposal = ConfirmedView
export const ConfirmOutcome = Type.Object(
  {
    confirmed: Type.Array(ConfirmedView),
    productsCreated: Type.Integer(),
    brandsCreated: Type.Integer(),
    skipped: Type.Array(
      Type.Object({ id: Id, because: OneOf(['incomplete', 'no-category', 'not-open']) }, { title: 'SkippedProposal' }),
    ),
  },
  { title: 'ConfirmOutcome' },
)
export const RejectBody = Type.Object({ ids: Ids }, { additionalProperties: false, title: 'RejectProposals' })
export const RejectOutcome = Type.Object({ rejected: Type.Array(Id) }, { title: 'RejectOutcome' })
