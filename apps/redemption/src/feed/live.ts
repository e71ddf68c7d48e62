import { type Bus, openHints, type Streams } from '@konter/service'
import type { Redemption } from '../redemption/redemption.ts'

export type Live = {
  /** There is something new at a merchant. */
  nudge(merchantId: string): void
  /** Who works at a merchant has changed: its feeds end, and who comes back is checked again. */
  recheckMerchant(merchantId: string): void
  /** A user may no longer do what they could. */
  recheckUser(userId: string): void
}

export function openLive(bus: Bus, streams: Streams<Redemption>): Live {
  const hints = openHints(bus, {
    redemption: (merchantId) => {
      for (const stream of streams.of(merchantId)) stream.wake()
    },
    'redemption-staff': (merchantId) => {
      for (const stream of streams.of(merchantId)) stream.end()
    },
    'redemption-access': (userId) => {
      for (const stream of streams.ownedBy(userId)) stream.end()
    },
  })
  return {
    nudge: (merchantId) => hints.tell('redemption', merchantId),
    recheckMerchant: (merchantId) => hints.tell('redemption-staff', merchantId),
    recheckUser: (userId) => hints.tell('redemption-access', userId),
  }
}
