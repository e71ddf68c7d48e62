import { type Collector, startCollector } from '@konter/testing'
import { afterAll, beforeAll, describe } from 'vitest'
import { topUpAndBuy } from './journeys/01-top-up-and-buy.ts'
import { guestBuys } from './journeys/02-guest-buys.ts'
import { supplierFails } from './journeys/03-supplier-fails.ts'
import { resellerBuysByKey } from './journeys/04-reseller-buys-by-key.ts'
import { voucherIsUsed } from './journeys/07-voucher.ts'
import { atOnce } from './journeys/at-once.ts'
import { keepsSecrets } from './journeys/secrets.ts'
import { isTraced } from './journeys/tracing.ts'
import { whoWaitsIsTold } from './journeys/waits.ts'
import { type Konter, startKonter } from './konter.ts'

describe('each service in its own process', () => {
  let konter: Konter
  let collector: Collector
  beforeAll(async () => {
    collector = await startCollector()
    konter = await startKonter('apart', {
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
  topUpAndBuy(running)
  whoWaitsIsTold(running)
  voucherIsUsed(running)
  guestBuys(running)
  supplierFails(running)
  resellerBuysByKey(running)
  atOnce(running)
  isTraced(running, () => collector)
  keepsSecrets(running)
})
