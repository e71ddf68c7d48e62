import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { find, foundIds, fromNoon, offerVoucher, openMerchant, openPlace } from '../testing/market.ts'
import { noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { keepDiscoveryCurrent } from './discovery.jobs.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
})
afterAll(() => catalog.stop())
beforeEach(() => {
  catalog.ctx.now = () => noon
})
const sql = (text: string, values: unknown[] = []) => catalog.ctx.sql.query(text, values)

/** What is found is what can be found, to the last word. */
async function expectCurrent(): Promise<void> {
  const wrong = await sql(
    `(select voucher_id::text, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until, published_at,
             array_to_tsvector(lexemes)::text from voucher_findable
      except select voucher_id::text, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until,
             published_at, words::text from voucher_find)
     union all
     (select voucher_id::text, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until, published_at,
             words::text from voucher_find
      except select voucher_id::text, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until,
             published_at, array_to_tsvector(lexemes)::text from voucher_findable)`,
  )
  expect(wrong).toEqual([])
  const places = await sql(
    `(select location_id, merchant_id, category, area, position::text, time_zone, opening_hours, week from place_findable
      except select location_id, merchant_id, category, area, position::text, time_zone, opening_hours, week from place_find)
     union all (select location_id, merchant_id, category, area, position::text, time_zone, opening_hours, week from place_find
      except select location_id, merchant_id, category, area, position::text, time_zone, opening_hours, week from place_findable)`,
  )
  expect(places).toEqual([])
}

describe('what changes is found so, at once', () => {
  test.each([
    ['is suspended', `status = 'suspended', refused_because = 'x'`],
    ['is switched off', 'active = false'],
  ])('a merchant that %s, and is back', async (_what, change) => {
    const merchant = await openMerchant(catalog, { name: 'Pasang Surut' })
    const id = await offerVoucher(catalog, merchant)
    const near = 'near=-6.9,107.6&radiusKm=1'
    expect(await foundIds(catalog, 'q=surut')).toEqual([id])
    await sql(`update merchant set ${change} where id = $1::uuid`, [merchant.id])
    expect(await foundIds(catalog, 'q=surut')).toEqual([])
    expect(await foundIds(catalog, near)).not.toContain(id)
    await expectCurrent()
    await sql(`update merchant set status = 'verified', refused_because = null, active = true where id = $1::uuid`, [
      merchant.id,
    ])
    expect(await foundIds(catalog, 'q=surut')).toEqual([id])
    expect(await foundIds(catalog, near)).toContain(id)
    await sql(`update merchant set active = false where id = $1::uuid`, [merchant.id])
    await expectCurrent()
  })

  test('a merchant that is renamed, and moves to another category', async () => {
    const merchant = await openMerchant(catalog, { name: 'Dahulu', category: 'kafe' })
    const id = await offerVoucher(catalog, merchant)
    await sql(`update merchant set name = '{"id": "Sekarang"}', category_slug = 'jasa' where id = $1::uuid`, [
      merchant.id,
    ])
    expect(await foundIds(catalog, 'q=dahulu')).toEqual([])
    expect(await foundIds(catalog, 'q=sekarang&category=jasa')).toEqual([id])
    await expectCurrent()
  })

  test('a place that closes takes along what was good there only; one that opens brings it', async () => {
    const merchant = await openMerchant(catalog, {
      name: 'Cabang Dua',
      places: [{ area: 'kota-a' }, { area: 'kota-b' }],
    })
    const [first = '', second = ''] = merchant.locationIds
    const everywhere = await offerVoucher(catalog, merchant)
    const there = await offerVoucher(catalog, merchant, { locationIds: [second] })
    expect((await foundIds(catalog, 'area=kota-b')).sort()).toEqual([everywhere, there].sort())
    await sql('update merchant_location set closed = true where id = $1::uuid', [second])
    expect(await foundIds(catalog, 'area=kota-b')).toEqual([])
    expect(await foundIds(catalog, 'q=cabang+dua')).toEqual([everywhere])
    await openPlace(catalog, merchant.id, { area: 'kota-c' })
    expect(await foundIds(catalog, 'area=kota-c')).toEqual([everywhere])
    await sql('update merchant_location set closed = true where id = $1::uuid', [first])
    expect((await find(catalog, 'q=cabang+dua')).items.map(({ areas }) => areas)).toEqual([['kota-c']])
    await expectCurrent()
  })

  test('a place that moves', async () => {
    const merchant = await openMerchant(catalog, { name: 'Pindah', places: [{ at: [-8, 115] }] })
    const id = await offerVoucher(catalog, merchant)
    await sql('update merchant_location set position = st_point(116, -8)::geography where merchant_id = $1::uuid', [
      merchant.id,
    ])
    expect(await foundIds(catalog, 'near=-8,115&radiusKm=10')).toEqual([])
    expect(await foundIds(catalog, 'near=-8,116&radiusKm=10')).toEqual([id])
    expect(await foundIds(catalog, 'q=pindah&near=-8,116&radiusKm=10')).toEqual([id])
    await expectCurrent()
  })

  test('a voucher: draft, published, edited, paused, resumed, archived', async () => {
    const merchant = await openMerchant(catalog, { name: 'Riwayat' })
    const id = await offerVoucher(catalog, merchant, { title: 'Sebelum', status: 'draft' })
    const found = () => foundIds(catalog, 'q=riwayat')
    expect(await found()).toEqual([])
    await sql(`update voucher set status = 'published', version = 1 where id = $1::uuid`, [id])
    expect(await found()).toEqual([id])
    await sql(`update voucher set terms = jsonb_set(terms, '{title,id}', '"Sesudah"') where id = $1::uuid`, [id])
    expect(await foundIds(catalog, 'q=sebelum')).toEqual([])
    expect(await foundIds(catalog, 'q=sesudah')).toEqual([id])
    for (const [status, there] of [
      ['paused', false],
      ['published', true],
      ['expired', false],
      ['archived', false],
    ] as const) {
      await sql('update voucher set status = $2 where id = $1::uuid', [id, status])
      expect(await found()).toEqual(there ? [id] : [])
    }
    await expectCurrent()
  })

  test('of a running campaign of ours first, by its priority; of a merchant’s own not', async () => {
    const merchant = await openMerchant(catalog, { name: 'Barisan' })
    const campaign = async (priority: number, owner: string | null) => {
      const id = randomUUID()
      await sql(
        `insert into campaign (id, merchant_id, name, description, priority, starts_at, ends_at, status, created_at, updated_at)
         values ($1::uuid, $2::uuid, '{"id": "x"}', '{"id": "x"}', $3::int, $4::timestamptz, $5::timestamptz, 'running', $4::timestamptz, $4::timestamptz)`,
        [id, owner, priority, noon, fromNoon(9)],
      )
      return id
    }
    const [low, high, own] = [await campaign(0, null), await campaign(900, null), await campaign(1000, merchant.id)]
    const plain = await offerVoucher(catalog, merchant)
    const theirs = await offerVoucher(catalog, merchant, { campaignId: own })
    const second = await offerVoucher(catalog, merchant, { campaignId: low })
    const first = await offerVoucher(catalog, merchant, { campaignId: high })
    expect((await foundIds(catalog, 'q=barisan')).slice(0, 2)).toEqual([first, second])
    await sql(`update campaign set status = 'ended', ended_because = 'over' where id = $1::uuid`, [high])
    const after = await foundIds(catalog, 'q=barisan')
    expect(after[0]).toBe(second)
    expect(after.slice(1).sort()).toEqual([plain, theirs, first].sort())
    await expectCurrent()
  })

  test('whose merchant has more stars is before others, and a few stars are not many', async () => {
    const rated = async (stars: number, reviews: number) => {
      const merchant = await openMerchant(catalog, { name: 'Bintang' })
      const id = await offerVoucher(catalog, merchant)
      for (let n = 0; n < reviews; n++) await review(merchant.id, id, stars)
      return id
    }
    const good = await rated(5, 12)
    const bad = await rated(1, 12)
    const lucky = await rated(5, 1)
    const unknown = await rated(0, 0)
    const order = await foundIds(catalog, 'q=bintang')
    expect(order[0]).toBe(good)
    expect(order[3]).toBe(bad)
    expect(order.slice(1, 3).sort()).toEqual([lucky, unknown].sort())
    await expectCurrent()
  })

  async function review(merchantId: string, voucherId: string, stars: number): Promise<void> {
    const redemption = randomUUID()
    await sql(
      `insert into review_right (redemption_id, customer_id, merchant_id, voucher_id, redeemed_at, standing, heard_at)
       values ($1::uuid, $1::uuid, $2::uuid, $3::uuid, $4::timestamptz, 'approved', $4::timestamptz)`,
      [redemption, merchantId, voucherId, noon],
    )
    await sql(
      `insert into review (id, redemption_id, voucher_id, merchant_id, customer_id, stars, anonymous, status, written_at, updated_at)
       values ($1::uuid, $1::uuid, $3::uuid, $2::uuid, $1::uuid, $5::int, true, 'published', $4::timestamptz, $4::timestamptz)`,
      [redemption, merchantId, voucherId, noon, stars],
    )
  }

  test('what nobody can claim any more is forgotten, and back when its window is moved', async () => {
    const merchant = await openMerchant(catalog, { name: 'Lewat' })
    const id = await offerVoucher(catalog, merchant, { claimFrom: fromNoon(-5), claimUntil: fromNoon(-1) })
    const rows = () => sql('select 1 as one from voucher_find where voucher_id = $1::uuid', [id])
    expect(await rows()).toHaveLength(1)
    await keepDiscoveryCurrent(catalog.ctx)
    expect(await rows()).toHaveLength(0)
    await sql('update voucher set claim_until = $2::timestamptz, redeem_until = $2::timestamptz where id = $1::uuid', [
      id,
      fromNoon(1),
    ])
    expect(await foundIds(catalog, 'q=lewat')).toEqual([id])
  })
})

describe('at the same moment', () => {
  /** Two transactions in which each side changes something before it can see the other's change. */
  async function meet(first: string, second: string): Promise<void> {
    const [a, b, watch] = [1, 2, 3].map(() => new pg.Client(catalog.database.url)) as [pg.Client, pg.Client, pg.Client]
    await Promise.all([a, b, watch].map((client) => client.connect()))
    const { rows } = await b.query<{ pid: number }>('select pg_backend_pid() as pid')
    try {
      await Promise.all([a.query('begin'), b.query('begin')])
      await a.query(first)
      let isOver = false
      const other = b
        .query(second)
        .then(() => b.query('commit'))
        .finally(() => {
          isOver = true
        })
      await eventually(async () => {
        const waits = `select 1 from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'`
        expect(isOver || (await watch.query(waits, [rows[0]?.pid])).rows.length > 0).toBe(true)
      })
      await a.query('commit')
      await other
    } finally {
      await Promise.all([a, b, watch].map((client) => client.end()))
    }
  }

  test.each([
    [
      'a merchant is suspended and a voucher published',
      `update merchant set status = 'suspended', refused_because = 'x' where id = '$m'`,
      `update voucher set status = 'published', version = 1 where id = '$v'`,
    ],
    [
      'a merchant is renamed and a voucher published',
      `update merchant set name = '{"id": "Lain"}' where id = '$m'`,
      `update voucher set status = 'published', version = 1 where id = '$v'`,
    ],
    [
      'a place moves and a voucher is published',
      `update merchant_location set area = 'lain' where merchant_id = '$m'`,
      `update voucher set status = 'published', version = 1 where id = '$v'`,
    ],
    [
      'a place opens and another closes',
      `update merchant_location set closed = true where id = '$l1'`,
      `update merchant_location set area = 'lain' where id = '$l2'`,
    ],
    [
      'two vouchers with the same new word are published',
      `update voucher set status = 'published', version = 1 where id = '$v'`,
      `update voucher set status = 'published', version = 1 where id = '$w'`,
    ],
  ])('%s, in either order', async (_what, one, other) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const merchant = await openMerchant(catalog, { name: 'Serentak', places: [{}, {}] })
      const title = `Baru ${randomUUID().replaceAll(/[^a-f]/g, '')}`
      const v = await offerVoucher(catalog, merchant, { status: 'draft', title })
      const w = await offerVoucher(catalog, merchant, { status: 'draft', title })
      await offerVoucher(catalog, merchant)
      const told: Record<string, string> = {
        $m: merchant.id,
        $v: v,
        $w: w,
        $l1: merchant.locationIds[0] ?? '',
        $l2: merchant.locationIds[1] ?? '',
      }
      const named = (text: string) => text.replaceAll(/\$\w+/g, (name) => told[name] ?? '')
      await meet(named(first), named(second))
      await expectCurrent()
    }
  })
})
