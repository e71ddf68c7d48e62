import { type Static, type TSchema, Type } from 'typebox'
import { type Hours, WEEKDAYS } from './hours.ts'
import { LANGUAGES } from './language.ts'
import type { Money } from './money.ts'
import type { Texts } from './texts.ts'

/** The largest amount that survives JSON: 2^53 − 1. */
export const MONEY_MAX = Number.MAX_SAFE_INTEGER

export const Id = Type.String({ format: 'uuid', description: 'Opaque to callers.' })
export const ById = Type.Object({ id: Id }, { additionalProperties: false })
/** UTC, ISO 8601 with `Z`. Answers may give a Date: it is written that way. */
export const Instant = Type.Unsafe<Date | string>(Type.String({ format: 'date-time' }))
/** The version of something that was read and is edited now: one less than its column holds, because the edit is the next. */
export const versionRead = (description: string) => Type.Integer({ minimum: 1, maximum: 2_147_483_646, description })
/** A whole number in an answer. Domain code holds a bigint; JSON shows an integer. */
export const Integer = Type.Unsafe<bigint | number>(Type.Integer())
/** A positive amount in a request, whole minor units. */
export const Amount = Type.Integer({ minimum: 1, maximum: MONEY_MAX })
export const MoneySchema = Type.Unsafe<Money>(
  Type.Object(
    { amount: Type.Integer({ description: 'Minor units; whole rupiah for IDR.' }), currency: Type.String() },
    { title: 'Money' },
  ),
)

export const OneOf = <const Values extends readonly string[]>(values: Values, options: object = {}) =>
  Type.Unsafe<Values[number]>(Type.String({ enum: [...values], ...options }))
export const LanguageSchema = OneOf(LANGUAGES)
export const Nullable = <S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S> | null>(Type.Union([schema, Type.Null()]))

export const PageLimit = Type.Integer({ minimum: 1, maximum: 100, default: 20 })
export const Cursor = Type.String({
  minLength: 1,
  maxLength: 512,
  description: 'From `nextCursor` of the page before.',
})
export const Page = { limit: Type.Optional(PageLimit), cursor: Type.Optional(Cursor) }

/** A page of something: `{ items, nextCursor }`. The cursor is null on the last page. */
export const page = <S extends TSchema>(item: S, title: string) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) }, { title })

/** A text in any number of languages, as it is kept and told; Indonesian is required. */
export const TextsSchema = Type.Unsafe<Texts>(
  Type.Object(
    { id: Type.String(), en: Type.Optional(Type.String()) },
    { additionalProperties: { type: 'string' }, description: 'By language tag; `id` is always there.', title: 'Texts' },
  ),
)

const spansPerDayMax = 6
const exceptionsMax = 100
const Time = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' })
const SpanSchema = Type.Object(
  { from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }), to: Time },
  {
    additionalProperties: false,
    description: 'From until before; until an earlier time goes past midnight.',
    title: 'HoursSpan',
  },
)
const Spans = Type.Array(SpanSchema, { maxItems: spansPerDayMax })

/** Opening hours, or those at which an offer is good: in the zone of the place. */
export const HoursSchema = Type.Unsafe<Hours>(
  Type.Object(
    {
      weekly: Type.Object(Object.fromEntries(WEEKDAYS.map((day) => [day, Type.Optional(Spans)])), {
        additionalProperties: false,
        description: 'A day that is not named has no hours.',
      }),
      except: Type.Optional(
        Type.Array(
          Type.Object(
            { date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), hours: Spans },
            { additionalProperties: false },
          ),
          { maxItems: exceptionsMax, description: 'Dates with hours of their own, or none.' },
        ),
      ),
    },
    { additionalProperties: false, title: 'Hours' },
  ),
)
