import { Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { LINE_CHANGES, SYNC_STATUSES } from './report.ts'

const Count = Type.Integer({ minimum: 0 })

export const SyncView = Type.Object(
  {
    id: Id,
    supplier: Type.String(),
    askedBy: Type.String({ description: '`schedule`, or the staff member.' }),
    status: OneOf(SYNC_STATUSES, {
      description: 'refused: the list as a whole was not believed and changed nothing. failed: there was no list.',
    }),
    startedAt: Instant,
    finishedAt: Nullable(Instant),
    fetchedAt: Nullable(Instant),
    items: Count,
    newItems: Count,
    changedItems: Count,
    vanishedItems: Count,
    revivedItems: Count,
    refusedItems: Count,
    parkedProducts: Count,
    proposals: Count,
    errorCode: Nullable(Type.String()),
    error: Nullable(Type.String()),
  },
  { title: 'SupplierSync' },
)
export const SyncPage = page(SyncView, 'SupplierSyncPage')
export const SyncQuery = Type.Object(
  {
    ...Page,
    supplier: Type.Optional(Type.String({ maxLength: 40 })),
    status: Type.Optional(OneOf(SYNC_STATUSES)),
  },
  { additionalProperties: false },
)
/** May be left out. */
export const SyncBody = Type.Unsafe<{ acceptShrunken?: boolean } | null | undefined>(
  Type.Union([
    Type.Object(
      {
        acceptShrunken: Type.Optional(
          Type.Boolean({ description: 'Somebody has seen that the list really is that short now.' }),
        ),
      },
      { additionalProperties: false, title: 'SyncOrder' },
    ),
    Type.Null(),
  ]),
)

const SyncChangeView = Type.Object(
  {
    line: Type.Integer(),
    change: OneOf(LINE_CHANGES),
    code: Type.String(),
    name: Type.String(),
    before: Type.Unknown(),
    after: Type.Unknown(),
    because: Nullable(Type.String()),
    sku: Nullable(Type.String()),
  },
  { title: 'SyncChange' },
)
export const SyncChangePage = page(SyncChangeView, 'SyncChangePage')
export const SyncChangeQuery = Type.Object(
  { ...Page, change: Type.Optional(OneOf(LINE_CHANGES)) },
  { additionalProperties: false },
)
