import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { find, foundIds, fromNoon, offerVoucher, openMerchant, type TestMerchant, walk } from '../testing/market.ts'
import { noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
})
afterAll(() => catalog.stop())
beforeEach(() => {
  catalog.ctx.now = () => noon
})

const bandung = [-6.9147, 107.6098] as const
const week = (from: string, to: string) => ({
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from, to }]])),
})

describe('words', () => {
  let senja: TestMerchant
  let coffee: string
  let cake: string
  let haircut: string

  beforeAll(async () => {
    senja = await openMerchant(catalog, { name: 'Kedai Senja', places: [{ area: 'kota-bandung', at: bandung }] })
    coffee = await offerVoucher(catalog, senja, { title: { id: 'Es kopi gula aren', en: 'Iced palm sugar latte' } })
    cake = await offerVoucher(catalog, senja, { title: 'Kue lapis', discount: { type: 'fixed', amount: 10_000 } })
    const salon = await openMerchant(catalog, {
      name: 'Salon Mawar',
      category: 'kecantikan',
      places: [{ area: 'kota-cimahi' }],
    })
    haircut = await offerVoucher(catalog, salon, { title: { id: 'Potong rambut', ar: 'قص الشعر', ja: '散髪 💇' } })
  })

  test.each([
    ['of the title', 'kopi gula', () => [coffee]],
    ['in English', 'latte', () => [coffee]],
    ['of the merchant', 'senja', () => [coffee, cake]],
    ['of the category, in both languages', 'beauty', () => [haircut]],
    ['of the area', 'cimahi', () => [haircut]],
    ['of what it gives', '10rb', () => [cake]],
    ['with a full stop', '10.000', () => [cake]],
    ['half typed', 'ramb', () => [haircut]],
    ['mistyped', 'kopii', () => [coffee]],
    ['mistyped, two at once', 'pottong rambu', () => [haircut]],
    ['one of which nobody knows', 'kopi xyzzyqq', () => [coffee]],
    ['in Arabic', 'الشعر', () => [haircut]],
    ['in any case, with signs', '«KÓPI!»', () => [coffee]],
    ['that nothing resembles', 'xyzzyqq', () => []],
    ['that are only signs', '!!! 💇', () => []],
  ])('%s', async (_what, q, expected) => {
    expect((await foundIds(catalog, `q=${encodeURIComponent(q)}`)).sort()).toEqual(expected().sort())
  })

  test.each([
    `'`,
    `''`,
    '\\',
    `\\'`,
    ':*',
    '& | ! ( )',
    `kopi' | 'kue`,
    'kopi & !kopi',
    '%',
    '=ckafe',
    '#k9',
    '*',
    '\u202eipok',
  ])('200: signs of a query language mean nothing: %j', async (q) => {
    expect((await catalog.get(`/v1/vouchers?q=${encodeURIComponent(q)}`)).status).toBe(200)
  })

  test('titles, and what is given, are told in the language of whoever asks, and the answer says that they are', async () => {
    const english = await catalog.get('/v1/vouchers?q=latte', { headers: { 'accept-language': 'en' } })
    expect(english.body).toMatchObject({ items: [{ title: 'Iced palm sugar latte', discountLine: '20% off' }] })
    expect(english.headers.vary).toContain('accept-language')
    const [item] = (await find(catalog, 'q=latte')).items
    expect(item).toMatchObject({ title: 'Es kopi gula aren', discountLine: 'Diskon 20%' })
  })

  test('200 with what the contract names', async () => {
    const [item] = (await find(catalog, 'q=lapis')).items
    expect(item).toEqual({
      id: cake,
      title: 'Kue lapis',
      discountType: 'fixed',
      discountLine: 'Potongan Rp10.000',
      minimumSpend: null,
      merchant: { id: senja.id, slug: senja.slug, name: 'Kedai Senja', category: 'kafe' },
      areas: ['kota-bandung'],
      claimUntil: fromNoon(30).toISOString(),
      redeemUntil: fromNoon(31).toISOString(),
      imageId: null,
      rating: { count: 0, average: null },
      nearest: null,
    })
  })

  test('filters, and all of them together', async () => {
    expect(await foundIds(catalog, 'category=kecantikan')).toEqual([haircut])
    expect(await foundIds(catalog, 'area=kota-cimahi')).toEqual([haircut])
    expect(await foundIds(catalog, 'discountType=fixed')).toEqual([cake])
    expect(await foundIds(catalog, 'q=senja&category=kafe&area=kota-bandung&discountType=percentage')).toEqual([coffee])
    expect(await foundIds(catalog, 'q=senja&category=kecantikan')).toEqual([])
  })

  test('facets count each filter under the others', async () => {
    const exact = (value: string, count: number) => ({ value, count, more: false, about: false })
    const { facets } = await find(catalog, 'category=kafe&facets=true')
    expect(facets).toEqual({
      category: [exact('kafe', 2), exact('kecantikan', 1)],
      area: [exact('kota-bandung', 2)],
      discountType: [exact('fixed', 1), exact('percentage', 1)],
    })
    expect((await find(catalog, 'q=kopi&facets=true')).facets?.category).toEqual([exact('kafe', 1)])
    expect((await find(catalog, 'q=xyzzyqq&facets=true')).facets?.category).toEqual([])
    expect((await find(catalog, 'q=kopi')).facets).toBeUndefined()
  })
})

describe('when', () => {
  test('only inside of the claim window', async () => {
    const merchant = await openMerchant(catalog, { name: 'Jendela' })
    const now = await offerVoucher(catalog, merchant, { claimFrom: noon, claimUntil: fromNoon(1, 'minutes') })
    const soon = await offerVoucher(catalog, merchant, { claimFrom: fromNoon(1, 'minutes') })
    await offerVoucher(catalog, merchant, { claimFrom: fromNoon(-9), claimUntil: noon })
    expect(await foundIds(catalog, 'q=jendela')).toEqual([now])
    catalog.ctx.now = () => fromNoon(1, 'minutes')
    expect(await foundIds(catalog, 'q=jendela')).toEqual([soon])
  })

  test('openNow: by the clock of the place, past midnight, and where nobody said when, it is not', async () => {
    const open = async (name: string, timeZone: string, openingHours: object | null) =>
      offerVoucher(
        catalog,
        await openMerchant(catalog, {
          name: `Pintu ${name}`,
          timeZone,
          places: [{ openingHours: openingHours as never }],
        }),
      )
    const day = await open('Siang', 'Asia/Jakarta', week('08:00', '13:00'))
    const east = await open('Timur', 'Asia/Jayapura', week('13:30', '14:30'))
    const night = await open('Malam', 'Asia/Jakarta', week('20:00', '02:00'))
    const feast = await open('Libur', 'Asia/Jakarta', {
      ...week('08:00', '21:00'),
      except: [{ date: '2026-03-02', hours: [] }],
    })
    const silent = await open('Diam', 'Asia/Jakarta', null)
    expect((await foundIds(catalog, 'q=pintu')).sort()).toEqual([day, east, night, feast, silent].sort())
    // Noon in Jakarta is 14:00 in Jayapura.
    expect((await foundIds(catalog, 'q=pintu&openNow=true')).sort()).toEqual([day, east].sort())
    expect((await foundIds(catalog, 'q=pintu&openNow=false')).length).toBe(5)
    catalog.ctx.now = () => fromNoon(13 * 60 + 30, 'minutes')
    expect(await foundIds(catalog, 'q=pintu&openNow=true')).toEqual([night])
    catalog.ctx.now = () => fromNoon(1)
    expect((await foundIds(catalog, 'q=pintu&openNow=true')).sort()).toEqual([day, east, feast].sort())
  })

  test('newest, and ending soon', async () => {
    const merchant = await openMerchant(catalog, { name: 'Urutan' })
    const ids: string[] = []
    for (const n of [1, 2, 3])
      ids.push(await offerVoucher(catalog, merchant, { publishedAt: fromNoon(-n * 10), claimUntil: fromNoon(4 - n) }))
    expect(await foundIds(catalog, 'q=urutan&sort=newest')).toEqual(ids)
    expect(await foundIds(catalog, 'q=urutan&sort=ending-soon')).toEqual(ids.toReversed())
  })
})

describe('near', () => {
  const near = `near=${bandung.join(',')}`

  test('nearest first, by metres over the ground, each once, and only within the radius', async () => {
    const far = await openMerchant(catalog, { name: 'Jauh Dekat', places: [{ at: [-6.95, 107.61], area: 'jauh' }] })
    const chain = await openMerchant(catalog, {
      name: 'Jauh Dekat',
      places: [
        { at: [-6.93, 107.6098], area: 'jauh', name: 'Selatan' },
        { at: [-6.915, 107.6098], area: 'dekat', name: 'Pusat' },
      ],
    })
    const [south = '', centre = ''] = chain.locationIds
    const everywhere = await offerVoucher(catalog, chain, { priority: 5 })
    const southOnly = await offerVoucher(catalog, chain, { locationIds: [south] })
    const there = await offerVoucher(catalog, far)
    for (const query of [`q=jauh&${near}&radiusKm=5`, `area=jauh&${near}&radiusKm=5`, `${near}&radiusKm=5`]) {
      const { items } = await find(catalog, query)
      const mine = items.filter(({ merchant }) => merchant.name === 'Jauh Dekat')
      const asked = query.includes('area=')
      expect(mine.map(({ id, nearest }) => [id, nearest?.id, nearest?.distanceM])).toEqual(
        asked
          ? [
              [everywhere, south, 1692],
              [southOnly, south, 1692],
              [there, far.locationIds[0], 3904],
            ]
          : [
              [everywhere, centre, 33],
              [southOnly, south, 1692],
              [there, far.locationIds[0], 3904],
            ],
      )
    }
    expect(await foundIds(catalog, `q=jauh&${near}&radiusKm=2`)).toEqual([everywhere, southOnly])
    expect((await foundIds(catalog, `q=jauh&${near}&radiusKm=2&sort=relevance`)).sort()).toEqual(
      [everywhere, southOnly].sort(),
    )
  })

  test('metres are those of the ellipsoid: a degree of latitude at the equator is 110,574 of them', async () => {
    const merchant = await openMerchant(catalog, { name: 'Khatulistiwa', places: [{ at: [0.5, 100] }] })
    await offerVoucher(catalog, merchant)
    const [item] = (await find(catalog, 'q=khatulistiwa&near=0,100&radiusKm=100')).items
    expect(item?.nearest?.distanceM).toBe(55_287)
  })

  test('true distance, where a sphere would say otherwise', async () => {
    const name = 'Bola Bumi'
    const east = await openMerchant(catalog, { name, places: [{ at: [0, 120.498] }] })
    const north = await openMerchant(catalog, { name, places: [{ at: [0.5, 120] }] })
    const [eastern, northern] = [await offerVoucher(catalog, east), await offerVoucher(catalog, north)]
    for (const query of ['near=0,120&radiusKm=100', 'near=0,120&radiusKm=100&q=bola']) {
      const { items } = await find(catalog, query)
      expect(items.map(({ id, nearest }) => [id, nearest?.distanceM])).toEqual([
        [northern, 55_287],
        [eastern, 55_437],
      ])
    }
  })

  test.each([
    'near=91,0',
    'near=0,181',
    'near=here',
    'near=1',
    'sort=distance',
    'near=0,0&radiusKm=0',
    'near=0,0&radiusKm=101',
    'near=0,0&radiusKm=1e400',
  ])('400: %s', async (query) => {
    expect((await catalog.get(`/v1/vouchers?${query}`)).status).toBe(400)
  })
})

describe('pages', () => {
  beforeAll(async () => {
    for (let m = 0; m < 12; m++) {
      const places = Array.from({ length: 1 + (m % 3) }, (_, n) => ({
        at: [-7.2 - m * 0.01, 112.7 + n * 0.02] as const,
        area: n === 0 ? 'kota-surabaya' : 'sidoarjo',
      }))
      const merchant = await openMerchant(catalog, {
        name: `Halaman ${m}`,
        category: m % 2 === 0 ? 'kuliner' : 'jasa',
        places,
      })
      for (let v = 0; v < 5; v++)
        await offerVoucher(catalog, merchant, {
          title: v % 2 === 0 ? 'Nasi goreng' : 'Cuci motor',
          publishedAt: fromNoon(-(v % 3)),
          claimUntil: fromNoon(3 + (m % 2)),
          priority: v % 2,
          locationIds: v === 4 ? [merchant.locationIds.at(-1) ?? ''] : [],
        })
    }
  })

  test.each([
    'q=halaman',
    'q=halaman&sort=newest',
    'q=halaman&sort=ending-soon',
    'q=halaman&category=kuliner',
    'area=sidoarjo',
    'q=halaman&near=-7.25,112.75',
    'near=-7.25,112.75',
    'near=-7.25,112.75&category=jasa',
    'near=-7.25,112.75&area=sidoarjo',
    'q=halaman&near=-7.25,112.75&sort=newest',
  ])('a walk through "%s" is the whole list, nothing twice, nothing left out', async (query) => {
    const whole = (await find(catalog, `${query}&limit=100`)).items.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(15)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 7, 20]) expect((await walk(catalog, query, limit)).map(({ id }) => id)).toEqual(whole)
  })

  test('400: a cursor of another question, or nobody’s', async () => {
    const { nextCursor } = await find(catalog, 'q=halaman&limit=5')
    for (const query of [
      `q=nasi&cursor=${nextCursor}`,
      `q=halaman&sort=newest&cursor=${nextCursor}`,
      `cursor=${nextCursor}`,
      'cursor=AAAA',
    ])
      expect((await catalog.get(`/v1/vouchers?${query}`)).body).toMatchObject({ code: 'request.cursor-invalid' })
    const forged = Buffer.from(JSON.stringify(['x', 'drop table', 'y'])).toString('base64url')
    expect((await catalog.get(`/v1/vouchers?cursor=${forged}`)).status).toBe(400)
  })
})
