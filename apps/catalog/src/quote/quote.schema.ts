import { Id, MoneySchema, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import { REFUSALS } from './make-quote.ts'

export const QuoteQuestion = Type.Object(
  {
    sku: Type.String({ minLength: 1, maxLength: 100 }),
    input: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), {
      maxProperties: 20,
      description: "Checked against the product's own schema: what does not fit is a verdict, not an error.",
    }),
    customerType: Type.String({ minLength: 1, maxLength: 40 }),
    memberLevel: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false, title: 'CatalogQuoteQuestion' },
)

const QuotedOffer = Type.Object(
  {
    offerId: Id,
    supplier: Type.String(),
    itemCode: Type.String(),
    itemName: Type.String({ description: 'As the supplier calls it.' }),
    target: Type.String({ description: 'Exactly what the supplier is sent as the customer number.' }),
    zone: Nullable(Type.String({ description: 'Sent apart; null when there is none or it is part of the target.' })),
    cost: MoneySchema,
    priority: Type.Integer(),
    multi: Type.Boolean({ description: 'The supplier takes several purchases for one target.' }),
  },
  { title: 'QuotedOffer' },
)

export const AcceptedQuote = Type.Object(
  {
    verdict: Type.Literal('accepted'),
    product: Type.Object(
      { sku: Type.String(), name: Type.String(), kind: OneOf(KINDS), brand: Type.String() },
      { title: 'QuotedProduct' },
    ),
    target: Type.String({ description: 'For people, `12345678 (2001)`.' }),
    price: MoneySchema,
    offers: Type.Array(QuotedOffer, { description: 'All that can be bought from right now, in the order to ask.' }),
  },
  { title: 'AcceptedQuote' },
)

export const RefusedQuote = Type.Object(
  {
    verdict: Type.Literal('refused'),
    reason: OneOf(REFUSALS),
    errors: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }, { title: 'InputError' }), {
      description: 'Of `input-refused`: JSON pointers into the input.',
    }),
  },
  { title: 'RefusedQuote' },
)

export const CatalogQuote = Type.Union([AcceptedQuote, RefusedQuote], { title: 'CatalogQuote' })
