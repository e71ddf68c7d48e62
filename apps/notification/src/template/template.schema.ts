import { Instant, LanguageSchema, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { CHANNELS, KINDS, knownOf, requiredOf, type Template } from './template.ts'

/** What the column holds. */
export const VERSION_MAX = 2_147_483_647
const closed = { additionalProperties: false }
const names = Type.Array(Type.String())

export const TemplateView = Type.Object(
  {
    kind: OneOf(KINDS),
    channel: OneOf(CHANNELS),
    language: LanguageSchema,
    version: Type.Integer(),
    active: Type.Boolean({ description: 'In use; all other versions are history.' }),
    title: Type.String(),
    body: Type.String(),
    required: Type.Unsafe<readonly string[]>(names),
    known: Type.Unsafe<readonly string[]>({ ...names, description: 'All placeholders that may stand in its words.' }),
    editedAt: Instant,
    editedBy: Type.String(),
  },
  { title: 'NotificationTemplate' },
)
export const TemplateList = Type.Object({ items: Type.Array(TemplateView) }, { title: 'NotificationTemplateList' })
export const TemplatePage = page(TemplateView, 'NotificationTemplatePage')

export const ListTemplates = Type.Object(
  {
    kind: Type.Optional(OneOf(KINDS)),
    channel: Type.Optional(OneOf(CHANNELS)),
    language: Type.Optional(LanguageSchema),
  },
  closed,
)
export const ByTemplate = Type.Object(
  { kind: OneOf(KINDS), channel: OneOf(CHANNELS), language: LanguageSchema },
  closed,
)
export const ListVersions = Type.Object(Page, closed)

export type EditTemplate = Static<typeof EditTemplate>
export const EditTemplate = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 120, pattern: '^(?=.*\\S)[^\\p{Cc}]+$' }),
    body: Type.String({
      minLength: 1,
      maxLength: 1_000,
      pattern: '\\S',
      description: 'Plain text with `{placeholders}`.',
    }),
    version: Type.Integer({
      minimum: 0,
      maximum: VERSION_MAX - 1,
      description: 'The version that was edited; 0 where there is none yet.',
    }),
  },
  { ...closed, title: 'EditNotificationTemplate' },
)

export const templateViewOf = (template: Template) => ({
  ...template,
  required: requiredOf(template.kind),
  known: knownOf(template.kind),
})
