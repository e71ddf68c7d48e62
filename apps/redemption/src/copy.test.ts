import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EventData, MerchantChanged, VoucherChanged } from '@konter/contracts'
import { emit } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copyGoodMs, createCopies } from './copy.ts'
import { claimAs, countersOf, merchantRecord, type Redemptions, testRedemptions, voucherRecord } from './fixture.ts'
import { keepMerchant } from './merchant/merchant.repo.ts'
import { keepVoucher } from './voucher/voucher.repo.ts'

/** What catalog would answer, by path; anything else is a 404 of its own. */
const records = new Map<string, object>()
let asked: string[] = []
let catalog: Server
let service: Redemptions
beforeAll(async () => {
  catalog = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const record = records.get(path)
    const missing = {
      type: '/problems/voucher.not-found',
      title: '',
      status: 404,
      detail: '',
      instance: '',
      code: 'voucher.not-found',
      errors: [],
    }
    response.writeHead(record === undefined ? 404 : 200, {
      'content-type': record === undefined ? 'application/problem+json' : 'application/json',
    })
    response.end(JSON.stringify(record ?? missing))
  })
  await new Promise<void>((resolve) => catalog.listen(0, '127.0.0.1', resolve))
  service = await testRedemptions({ CATALOG_URL: `http://127.0.0.1:${(catalog.address() as AddressInfo).port}` })
})
afterAll(async () => {
  await service.stop()
  catalog.close()
})
beforeEach(() => {
  asked = []
})

function inCatalog(terms = {}) {
  const merchant = merchantRecord()
  const voucher = voucherRecord(merchant, terms)
  records.set(`/internal/vouchers/${voucher.voucherId}`, voucher)
  records.set(`/internal/merchants/${merchant.merchantId}`, merchant)
  return { merchant, voucher }
}

describe('a voucher that was found in catalog and is not known here yet', () => {
  test('is asked for, kept by its version, and claimed', async () => {
    const { voucher, merchant } = inCatalog()
    const claimed = await claimAs(service, voucher.voucherId)
    expect([claimed.status, claimed.body.version, claimed.body.merchant.slug]).toEqual([201, 1, merchant.slug])
    expect(asked.sort()).toEqual([
      `/internal/merchants/${merchant.merchantId}`,
      `/internal/vouchers/${voucher.voucherId}`,
    ])
    expect((await claimAs(service, voucher.voucherId)).status).toBe(201)
    expect((await countersOf(service, voucher.voucherId))?.taken).toBe(2)
  })

  test('is asked for once by all who want it at the same moment', async () => {
    const { voucher } = inCatalog()
    await Promise.all(Array.from({ length: 20 }, () => service.ctx.vouchers(voucher.voucherId)))
    expect(asked).toHaveLength(1)
  })

  test('404 where catalog does not have it, 503 while catalog is away', async () => {
    const nowhere = await claimAs(service, '01a1fbbc-0000-7000-8000-000000000000')
    expect(nowhere.status).toBe(404)
    const alone = await testRedemptions({ CATALOG_URL: 'http://127.0.0.1:9' })
    try {
      expect((await claimAs(alone, inCatalog().voucher.voucherId)).status).toBe(503)
    } finally {
      await alone.stop()
    }
  })
})

describe('what catalog tells', () => {
  const hear = async (event: typeof VoucherChanged | typeof MerchantChanged, data: object) =>
    service.ctx.transaction((tx) => emit(tx, event as typeof VoucherChanged, data as EventData<typeof VoucherChanged>))

  test('a pause takes effect, whatever the order in which merchant and voucher are heard of', async () => {
    const merchant = merchantRecord()
    const voucher = voucherRecord(merchant)
    service.start()
    // This service's own relay publishes here what catalog's would.
    await hear(VoucherChanged, voucher)
    await hear(MerchantChanged, merchant)
    await eventually(async () => expect((await service.ctx.merchants(merchant.merchantId))?.slug).toBe(merchant.slug))
    await eventually(async () => expect((await claimAs(service, voucher.voucherId)).status).toBe(201))
    await hear(VoucherChanged, { ...voucher, status: 'paused', at: new Date(Date.now() + 1).toISOString() })
    await eventually(async () => {
      const { status } = (await service.ctx.vouchers(voucher.voucherId)) ?? {}
      expect(status).toBe('paused')
    })
  })

  test('terms of a version never change, and what is older changes nothing', async () => {
    const merchant = merchantRecord()
    const first = voucherRecord(merchant)
    const keep = (record: typeof first) => service.ctx.transaction((tx) => keepVoucher(tx, record, service.ctx.now()))
    const later = new Date(Date.now() + 1_000).toISOString()
    const second = { ...first, version: 2, at: later, terms: { ...first.terms, totalLimit: 7 } }
    await keep(second)
    await keep(first)
    await keep({ ...first, terms: { ...first.terms, totalLimit: 99 } })
    expect(await service.ctx.vouchers(first.voucherId)).toMatchObject({
      version: 2,
      totalLimit: 7,
      terms: { totalLimit: 7 },
    })
    const kept = await service.db.query<{ version: number; limit: number | null }>(
      `select version, (terms->>'totalLimit')::int as limit from voucher_version where voucher_id = $1::uuid order by version`,
      [first.voucherId],
    )
    expect(kept).toEqual([
      { version: 1, limit: null },
      { version: 2, limit: 7 },
    ])
  })

  test('of a merchant, staff who left are gone, and places that it no longer has are closed', async () => {
    const merchant = merchantRecord()
    const keep = (record: typeof merchant) =>
      service.ctx.transaction((tx) => keepMerchant(tx, record, service.ctx.now()))
    await keep(merchant)
    await keep({ ...merchant, staff: [], locations: [] })
    const of = (table: string, what: string) =>
      service.db.query(`select ${what} from ${table} where merchant_id = $1::uuid`, [merchant.merchantId])
    expect(await of('merchant_staff', 'user_id')).toEqual([])
    expect(await of('merchant_location', 'closed')).toEqual([{ closed: true }])
  })
})

describe('while NATS is away', () => {
  /** Catalog has paused it, and nobody could tell us. */
  async function unheard() {
    const { voucher } = inCatalog()
    await service.ctx.vouchers(voucher.voucherId)
    records.set(`/internal/vouchers/${voucher.voucherId}`, {
      ...voucher,
      status: 'paused',
      at: new Date(Date.now() + 1).toISOString(),
    })
    return voucher
  }
  function copiesAt(ms: number, ask: (id: string) => Promise<object | undefined>) {
    const { log, db } = service.ctx
    const now = () => new Date(Date.now() + ms)
    const find = async (id: string) => {
      const [row] = await db.query<{ status: string; knownAt: Date }>(
        'select status, known_at as "knownAt" from voucher where voucher_id = $1::uuid',
        [id],
      )
      return row
    }
    const bus = { ...service.ctx.bus, isUp: () => false }
    return createCopies(
      { log, bus, now },
      { find, ask, keep: async (record) => db.transaction((tx) => keepVoucher(tx, record as never, now())) },
    )
  }
  const fromCatalog = async (id: string) => records.get(`/internal/vouchers/${id}`)

  test('a copy is good for half a minute; then catalog is asked, and a pause takes effect', async () => {
    const { voucherId } = await unheard()
    expect((await copiesAt(copyGoodMs - 5_000, fromCatalog)(voucherId))?.status).toBe('published')
    expect((await copiesAt(copyGoodMs + 5_000, fromCatalog)(voucherId))?.status).toBe('paused')
  })

  test('and catalog too: the copy serves on, and catalog is not asked by everybody', async () => {
    const { voucherId } = await unheard()
    let questions = 0
    const copies = copiesAt(copyGoodMs + 5_000, async () => {
      questions += 1
      throw new Error('away')
    })
    for (let times = 0; times < 5; times++) expect((await copies(voucherId))?.status).toBe('published')
    expect(questions).toBe(1)
  })
})
