import { type Bus, openHints, type Streams } from '@konter/service'
import type { Notification } from '../notification/notification.ts'

export type Live = {
  /** There is something new for a user. */
  nudge(userId: string): void
  /** A user may no longer do what they could: their streams end, and who comes back is checked again. */
  recheck(userId: string): void
}

export function openLive(bus: Bus, streams: Streams<Notification>): Live {
  const hints = openHints(bus, {
    notification: (userId) => {
      for (const stream of streams.of(userId)) stream.wake()
    },
    access: (userId) => {
      for (const stream of streams.of(userId)) stream.end()
    },
  })
  return {
    nudge: (userId) => hints.tell('notification', userId),
    recheck: (userId) => hints.tell('access', userId),
  }
}
