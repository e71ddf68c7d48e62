import type { Language, Translated } from '@konter/core'
import { Type } from 'typebox'

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
