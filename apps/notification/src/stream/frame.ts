import { sseFrame } from '@konter/service'
import { notificationViewOf } from '../notification/notification.schema.ts'
import type { Notification } from '../notification/notification.ts'

/** The first event for a client without a position, so that it has one. */
export const helloFrame = (sequence: bigint, unread: bigint): string => sseFrame(sequence, 'hello', { unread })

export const notificationFrame = (notification: Notification): string =>
  sseFrame(notification.sequence, 'notification', notificationViewOf(notification))
