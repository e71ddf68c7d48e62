import { toJson } from '@konter/service'
import { notificationViewOf } from '../notification/notification.schema.ts'
import type { Notification } from '../notification/notification.ts'

/** Server-Sent Events (HTML Standard §9.2): fields by line, an empty line ends an event. */

/** Says that somebody is there, and finds out whether somebody listens. */
export const HEARTBEAT = ':\n\n'
/** A client whose stream ends comes back after this. */
export const RETRY = 'retry: 2000\n\n'

/** The id is the position: a client that comes back names the last one it saw. */
const frame = (sequence: bigint, event: string, data: object): string =>
  `id: ${sequence}\nevent: ${event}\ndata: ${toJson(data)}\n\n`

/** The first event for a client without a position, so that it has one. */
export const helloFrame = (sequence: bigint, unread: bigint): string => frame(sequence, 'hello', { unread })

export const notificationFrame = (notification: Notification): string =>
  frame(notification.sequence, 'notification', notificationViewOf(notification))
