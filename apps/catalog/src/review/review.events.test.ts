import { randomUUID } from 'node:crypto'
import {
  type EventData,
  type EventDefinition,
  RedemptionReviewed,
  RedemptionUndone,
  VoucherRedeemed,
} from '@konter/contracts'
import { toJson } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, type ReviewCatalog, redemptionOf, reviewCatalog, shownFor, someone } from './review.fixture.ts'

let catalog: ReviewCatalog
beforeAll(async () => {
  catalog = await reviewCatalog()
  catalog.start()
})
afterAll(() => catalog.stop())

let sequence = 0
async function publish<E extends EventDefinition>(event: E, data: EventData<E>): Promise<void> {
  const { js } = await catalog.bus.ready
  const aggregateId = String((data as Record<string, unknown>)[event.aggregate])
  const occurredAt = new Date().toISOString()
  const envelope = { id: randomUUID(), type: event.type, aggregateId, sequence: ++sequence, occurredAt, data }
  // The stream is made by the service's own consumers when they start.
  await eventually(() => js.publish(`${catalog.bus.namespace}.${event.type}`, toJson(envelope)))
}

test('over NATS: held, then approved, it may be reviewed; undone, the review is gone', async () => {
  const market = await openMarket(catalog)
  const who = someone(catalog)
  const redemption = redemptionOf(market, who.sub)
  const write = () =>
    catalog.post<{ code: string }>('/v1/reviews', {
      as: who,
      body: { redemptionId: redemption.redemptionId, stars: 5 },
    })
  await publish(VoucherRedeemed, { ...redemption, status: 'review' })
  await eventually(async () => expect((await write()).body.code).toBe('review.redemption-held'))
  await publish(RedemptionReviewed, { ...redemption, outcome: 'approved' })
  await eventually(async () => expect((await write()).status).toBe(201))
  expect((await shownFor(catalog, market)).rating.count).toBe(1)
  await publish(RedemptionUndone, { ...redemption, by: 'operator', again: false })
  await eventually(async () => expect((await shownFor(catalog, market)).rating.count).toBe(0))
})
