import { type Collector, startCollector } from '@konter/testing'
import { afterAll, beforeAll, describe } from 'vitest'
import { topUpAndBuy } from './journeys/01-top-up-and-buy.ts'
import { guestBuys } from './journeys/02-guest-buys.ts'
import { supplierFails } from './journeys/03-supplier-fails.ts'
import { resellerBuysByKey } from './journeys/04-reseller-buys-by-key.ts'
import { voucherIsUsed } from './journeys/07-voucher.ts'
import { asvs } from './journeys/asvs.ts'
import { atOnce } from './journeys/at-once.ts'
import { atRandom } from './journeys/at-random.ts'
import { auditor } from './journeys/auditor.ts'
import { badInput } from './journeys/bad-input.ts'
import { doors } from './journeys/doors.ts'
import { isMeasured } from './journeys/monitoring.ts'
import { operations } from './journeys/operations.ts'
import { owasp } from './journeys/owasp.ts'
import { isRestored } from './journeys/restore.ts'
import { keepsSecrets } from './journeys/secrets.ts'
import { isTraced } from './journeys/tracing.ts'
import { voucherInput } from './journeys/voucher-input.ts'
import { whoWaitsIsTold } from './journeys/waits.ts'
import { type Konter, startKonter } from './konter.ts'

describe('all services in one process', () => {
  let konter: Konter
  let collector: Collector
  beforeAll(async () => {
    collector = await startCollector()
    konter = await startKonter('together', {
      // As much as can be said, so that what must not be said is looked for in all of it.
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    })
  })
  afterAll(async () => {
    await konter.stop()
    await collector.stop()
  })

  const running = () => konter
  // Those that move the clock come last: tokens do not live through it.
  topUpAndBuy(running)
  whoWaitsIsTold(running)
  voucherIsUsed(running)
  voucherInput(running)
  operations(running)
  badInput(running)
  doors(running)
  owasp(running)
  asvs(running)
  guestBuys(running)
  supplierFails(running)
  resellerBuysByKey(running)
  atOnce(running)
  atRandom(running)
  isTraced(running, () => collector)
  isMeasured(running)
  // Look at what all of them left behind.
  keepsSecrets(running)
  auditor(running)
  isRestored(running)
})
