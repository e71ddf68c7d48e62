import { Instant, Nullable, Page, page } from '@konter/core'
import { Type } from 'typebox'

export const LogLineView = Type.Object(
  {
    at: Instant,
    actor: Type.String({ description: '`user:<id>`, or `sync`.' }),
    requestId: Nullable(Type.String()),
    act: Type.String({ description: 'For example `price-rule.edit`.' }),
    subject: Type.String(),
    subjectId: Type.String(),
    before: Type.Unknown(),
    after: Type.Unknown(),
  },
  { title: 'CatalogLogLine' },
)
export const LogPage = page(LogLineView, 'CatalogLogPage')
export const LogQuery = Type.Object(
  {
    ...Page,
    subject: Type.Optional(Type.String({ maxLength: 40 })),
    subjectId: Type.Optional(Type.String({ maxLength: 100 })),
    actor: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
)
