import { Id, Nullable, OneOf } from '@konter/core'
import { sameAs } from '@konter/service'
import { type Static, Type } from 'typebox'
import { TranslatedSchema } from '../wire.ts'
import type { Branch } from './category.ts'
import { KINDS } from './kind.ts'

const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 })
const Icon = Nullable(Type.String({ maxLength: 500 }))
const Position = Type.Integer({ minimum: -10_000, maximum: 10_000 })
export const BySlug = Type.Object(
  { slug: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)

/** Refers to itself, so it is written by hand. */
export const CategoryTree = Type.Object(
  {
    items: Type.Array(
      Type.Unsafe<Branch>({
        type: 'object',
        title: 'Category',
        required: ['slug', 'path', 'name', 'kind', 'icon', 'children'],
        properties: {
          slug: { type: 'string' },
          path: { type: 'string', description: 'Slugs from the root to here.' },
          name: { type: 'string' },
          kind: { type: 'string', enum: [...KINDS] },
          icon: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          children: { type: 'array', items: sameAs('Category') },
        },
      }),
    ),
  },
  { title: 'CategoryTree' },
)

export const StaffCategoryView = Type.Object(
  {
    id: Id,
    slug: Type.String(),
    parentId: Nullable(Id),
    path: Type.String(),
    kind: OneOf(KINDS),
    name: TranslatedSchema,
    icon: Nullable(Type.String()),
    position: Type.Integer(),
  },
  { title: 'StaffCategory' },
)
export const StaffCategoryList = Type.Object({ items: Type.Array(StaffCategoryView) }, { title: 'StaffCategoryList' })

export type NewCategoryBody = Static<typeof NewCategoryBody>
export const NewCategoryBody = Type.Object(
  {
    slug: Slug,
    parent: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
    kind: OneOf(KINDS),
    name: TranslatedSchema,
    icon: Type.Optional(Icon),
    position: Type.Optional(Position),
  },
  { additionalProperties: false, title: 'NewCategory' },
)
export const CategoryEditBody = Type.Object(
  {
    parent: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
    name: Type.Optional(TranslatedSchema),
    icon: Type.Optional(Icon),
    position: Type.Optional(Position),
  },
  { additionalProperties: false, minProperties: 1, title: 'CategoryEdit' },
)
