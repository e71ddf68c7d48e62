import type { Language, Translated } from '@konter/core'
import { safeNumber } from '@konter/service'
import { type Static, type TSchema, Type } from 'typebox'

/** A text in both languages, as staff reads and writes it. */
export const TranslatedSchema = Type.Unsafe<Translated>(
  Type.Object(
    { id: Type.String({ maxLength: 4_000 }), en: Type.String({ maxLength: 4_000 }) } satisfies Record<
      Language,
      unknown
    >,
    { additionalProperties: false, title: 'Translated' },
  ),
)

/**
 * An object with amounts in it, or null. Core's `Nullable` is a union, whose members Fastify's serialiser tells apart by
 * validating them, and no validator takes a bigint for an integer. Here the type itself says that it may be null.
 */
export const OrNull = <S extends TSchema & { title?: string }>(schema: S) =>
  Type.Unsafe<Static<S> | null>({ ...schema, type: ['object', 'null'], title: `${schema.title}OrNull` })

/** For a plain integer that may be null, for the same reason. */
export const numberOf = (amount: bigint | null): number | null => (amount === null ? null : safeNumber(amount))
