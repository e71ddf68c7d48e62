import { afterAll, beforeAll, describe } from 'vitest'
import { topUpAndBuy } from './journeys/01-top-up-and-buy.ts'
import { guestBuys } from './journeys/02-guest-buys.ts'
import { supplierFails } from './journeys/03-supplier-fails.ts'
import { resellerBuysByKey } from './journeys/04-reseller-buys-by-key.ts'
import { atOnce } from './journeys/at-once.ts'
import { auditor } from './journeys/auditor.ts'
import { badInput } from './journeys/bad-input.ts'
import { doors } from './journeys/doors.ts'
import { type Konter, startKonter } from './konter.ts'

describe('all services in one process', () => {
  let konter: Konter
  beforeAll(async () => {
    konter = await startKonter('together')
  })
  afterAll(() => konter.stop())

  const running = () => konter
  // Those that move the clock come last: tokens do not live through it.
  topUpAndBuy(running)
  badInput(running)
  doors(running)
  guestBuys(running)
  supplierFails(running)
  resellerBuysByKey(running)
  atOnce(running)
  // Looks at what all of them left behind.
  auditor(running)
})
