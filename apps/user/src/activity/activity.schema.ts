import { Cursor, Instant, Nullable, PageLimit, page } from '@konter/core'
import { Type } from 'typebox'
import { line } from '../account/account.schema.ts'
import { type Activity, hex } from './activity.ts'

const ActivityView = Type.Object(
  {
    position: Type.Integer(),
    at: Instant,
    actor: Type.String(),
    action: Type.String(),
    subject: Type.String(),
    reason: Nullable(Type.String()),
    before: Type.Unknown(),
    after: Type.Unknown(),
    requestId: Type.String(),
    ip: Nullable(Type.String()),
    hash: Type.String({ description: 'Of this entry and all before it, hexadecimal.' }),
  },
  { title: 'Activity' },
)
export const ActivityPage = page(ActivityView, 'ActivityPage')

export const ListActivity = Type.Object(
  {
    actor: Type.Optional(line(1, 100, { description: '`user:<id>` or `service:<name>`' })),
    subject: Type.Optional(line(1, 100, { description: '`user:<id>`, `role:<name>`, …' })),
    action: Type.Optional(line(1, 100)),
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
  },
  { additionalProperties: false },
)

export const activityViewOf = ({ position, hash, previousHash: _before, ...rest }: Activity) => ({
  ...rest,
  position: Number(position),
  hash: hex(hash),
})
