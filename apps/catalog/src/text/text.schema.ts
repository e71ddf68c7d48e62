import type { Texts } from '@konter/core'
import { Type } from 'typebox'

/** BCP 47, as much of it as anybody writes: `id`, `jv`, `zh-Hant`. */
const TAG = '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'
/** A bound for every text at the door; each field has a closer one of its own. */
const charactersMax = 4_000

/** A text as merchants write it: in Indonesian at least. What it may hold is said by `cleanTexts`. */
export const TextsBody = Type.Unsafe<Texts>(
  Type.Object(
    { id: Type.String({ maxLength: charactersMax }), en: Type.Optional(Type.String({ maxLength: charactersMax })) },
    {
      additionalProperties: false,
      patternProperties: { [TAG]: { type: 'string', maxLength: charactersMax } },
      description: 'By language tag; `id` is required.',
      title: 'TextsBody',
    },
  ),
)
