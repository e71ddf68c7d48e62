import { CUSTOMER_TYPES, MEMBER_LEVELS } from '@konter/contracts'
import { Id, Instant, Integer, MoneySchema, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import { LogLineView } from '../log/log.schema.ts'
import { OBSTACLES } from '../offer/offer.ts'
import { MARGIN_TYPES } from './price-rule.ts'

const Sku = Type.String({ minLength: 1, maxLength: 100 })
const Scope = {
  customerType: Nullable(OneOf(CUSTOMER_TYPES)),
  memberLevel: Nullable(OneOf(MEMBER_LEVELS)),
  sku: Nullable(Sku),
  category: Nullable(Type.String({ maxLength: 100, description: 'Slug; what lies below is included.' })),
  kind: Nullable(OneOf(KINDS)),
}
const marginMax = 1_000_000_000
const Terms = {
  marginType: OneOf(MARGIN_TYPES),
  margin: Type.Integer({
    minimum: -marginMax,
    maximum: marginMax,
    description: 'Whole rupiah, or hundredths of a percent of the cost (600 is 6 %, at most 100000).',
  }),
  minimumMargin: Type.Integer({ minimum: 0, maximum: marginMax }),
  roundingStep: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The price is rounded up to a multiple.' }),
  allowLoss: Type.Boolean({ description: 'Allows a negative margin: the price may be below the cost.' }),
  note: Type.String({ maxLength: 500 }),
}

export const PriceRuleView = Type.Object(
  {
    id: Id,
    customerType: Nullable(Type.String()),
    memberLevel: Nullable(Type.String()),
    sku: Nullable(Type.String()),
    category: Nullable(Type.String()),
    kind: Nullable(OneOf(KINDS)),
    marginType: OneOf(MARGIN_TYPES),
    margin: Integer,
    minimumMargin: Integer,
    roundingStep: Integer,
    allowLoss: Type.Boolean(),
    note: Type.String(),
    createdAt: Instant,
    updatedAt: Instant,
  },
  { title: 'PriceRule' },
)
export const PriceRulePage = page(PriceRuleView, 'PriceRulePage')
export const PriceRuleQuery = Type.Object(
  {
    ...Page,
    customerType: Type.Optional(OneOf(CUSTOMER_TYPES)),
    memberLevel: Type.Optional(OneOf(MEMBER_LEVELS)),
    sku: Type.Optional(Sku),
    category: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(OneOf(KINDS)),
  },
  { additionalProperties: false },
)
export const NewPriceRuleBody = Type.Object(
  {
    customerType: Type.Optional(Scope.customerType),
    memberLevel: Type.Optional(Scope.memberLevel),
    sku: Type.Optional(Scope.sku),
    category: Type.Optional(Scope.category),
    kind: Type.Optional(Scope.kind),
    marginType: Terms.marginType,
    margin: Terms.margin,
    minimumMargin: Type.Optional(Terms.minimumMargin),
    roundingStep: Type.Optional(Terms.roundingStep),
    allowLoss: Type.Optional(Terms.allowLoss),
    note: Type.Optional(Terms.note),
  },
  { additionalProperties: false, title: 'NewPriceRule' },
)
export const PriceRuleEditBody = Type.Partial(Type.Object({ ...Scope, ...Terms }), {
  additionalProperties: false,
  minProperties: 1,
  title: 'PriceRuleEdit',
})
export const PriceRuleHistory = Type.Object({ items: Type.Array(LogLineView) }, { title: 'PriceRuleHistory' })

export const ExplanationQuery = Type.Object(
  { customerType: Type.Optional(OneOf(CUSTOMER_TYPES)), memberLevel: Type.Optional(OneOf(MEMBER_LEVELS)) },
  { additionalProperties: false },
)
const ExplainedOffer = {
  offerId: Id,
  supplier: Type.String(),
  itemCode: Type.String(),
}
const WeighedRule = Type.Object(
  {
    id: Id,
    customerType: Nullable(Type.String()),
    memberLevel: Nullable(Type.String()),
    productId: Nullable(Id),
    categoryPath: Nullable(Type.String()),
    kind: Nullable(OneOf(KINDS)),
    specificity: Type.Array(Type.Integer(), {
      description: 'Product, depth of the category, kind, member level, customer type; compared from left to right.',
    }),
    won: Type.Boolean(),
    because: Type.String(),
  },
  { title: 'WeighedPriceRule' },
)
export const ExplanationView = Type.Object(
  {
    sku: Type.String(),
    customer: Type.Object({ customerType: Type.String(), memberLevel: Type.String() }, { title: 'PricedCustomer' }),
    offer: Nullable(
      Type.Object({ ...ExplainedOffer, cost: MoneySchema, usable: Type.Boolean() }, { title: 'PricedOffer' }),
    ),
    otherOffers: Type.Array(
      Type.Object(
        { ...ExplainedOffer, cost: Nullable(MoneySchema), obstacle: Nullable(OneOf(OBSTACLES)) },
        { title: 'OtherOffer' },
      ),
    ),
    rules: Type.Array(WeighedRule, { description: 'All that match, the winner first.' }),
    steps: Type.Array(
      Type.Object(
        {
          step: OneOf(['cost', 'margin', 'minimum-margin', 'rounding', 'floor']),
          amount: MoneySchema,
          because: Type.String(),
        },
        { title: 'PriceStep' },
      ),
      { description: 'From the cost to the price; a step that changes nothing is left out.' },
    ),
    price: Nullable(MoneySchema),
  },
  { title: 'PriceExplanation' },
)
