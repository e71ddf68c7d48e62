import { Id, Instant, Integer, MoneySchema, Nullable, Page } from '@konter/core'
import { type Static, Type } from 'typebox'
import type { Notification } from './notification.ts'

/** What an app needs to open the thing that a notification is about. */
export type NotificationData = Static<typeof NotificationData>
export const NotificationData = Type.Object(
  {
    depositId: Type.Optional(Id),
    orderId: Type.Optional(Id),
    paymentId: Type.Optional(Id),
    number: Type.Optional(Type.String({ description: "The order's number." })),
    sku: Type.Optional(Type.String()),
    serialNumber: Type.Optional(Nullable(Type.String())),
    claimId: Type.Optional(Id),
    redemptionId: Type.Optional(Id),
    voucherId: Type.Optional(Id),
    merchantId: Type.Optional(Id),
    amount: Type.Optional(MoneySchema),
  },
  { title: 'NotificationData' },
)

export const NotificationView = Type.Object(
  {
    id: Id,
    at: Instant,
    kind: Type.String({ description: '`deposit.completed`, `order.completed`, …; expect new ones.' }),
    title: Type.String(),
    body: Type.String(),
    data: NotificationData,
    readAt: Nullable(Instant),
  },
  { title: 'Notification' },
)
export type NotificationView = Static<typeof NotificationView>

const Unread = Type.Unsafe<bigint | number>(Type.Integer({ description: 'How many are unread, on all pages.' }))

export const NotificationPage = Type.Object(
  { items: Type.Array(NotificationView), nextCursor: Nullable(Type.String()), unread: Unread },
  { title: 'NotificationPage' },
)
export const UnreadCount = Type.Object({ unread: Integer }, { title: 'UnreadCount' })

export const ListNotifications = Type.Object(
  {
    ...Page,
    unread: Type.Optional(Type.Boolean({ description: 'Only those that are unread, or only those that are read.' })),
  },
  { additionalProperties: false },
)

/** `data` was written by us, in the form that the wire shows. */
export const notificationViewOf = ({ id, createdAt, kind, title, body, data, readAt }: Notification) => ({
  id,
  at: createdAt,
  kind,
  title,
  body,
  data: data as NotificationData,
  readAt,
})
