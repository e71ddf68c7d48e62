import { type Hours, isWithin, WEEKDAYS } from '@konter/core'
import { customer } from '@konter/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, place, type Shop, told } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

type Answered = { id: string; errors?: { pointer: string }[] }
const add = (body: object, as = shop.owner) =>
  catalog.post<Answered>(`/v1/my/merchants/${shop.id}/locations`, { as, body })
const edit = (id: string, body: object, as = shop.owner) =>
  catalog.call<Answered>('PATCH', `/v1/my/merchants/${shop.id}/locations/${id}`, { as, body })
const pointers = ({ body }: { body: Answered }) => body.errors?.map(({ pointer }) => pointer)

describe('locations', () => {
  test('201: where it was said, to the last digit, and told', async () => {
    const hours: Hours = {
      weekly: { fri: [{ from: '18:00', to: '02:00' }] },
      except: [{ date: '2026-12-25', hours: [] }],
    }
    const { body } = await add({
      ...place,
      name: 'Braga 🌙',
      latitude: -6.917464,
      longitude: 107.619123,
      openingHours: hours,
    })
    expect(body).toMatchObject({
      name: 'Braga 🌙',
      latitude: -6.917464,
      longitude: 107.619123,
      openingHours: hours,
      closed: false,
    })
    const last = (await told<{ locations: object[] }>(catalog, 'catalog.merchant-changed.v1', shop.id)).at(-1)
    expect(last?.locations).toContainEqual({
      locationId: body.id,
      name: 'Braga 🌙',
      area: 'kota-bandung',
      latitude: -6.917464,
      longitude: 107.619123,
      closed: false,
    })
  })

  test('is a place on the earth: distances are metres', async () => {
    const [row] = await catalog.db.query<{ metres: number }>(
      `select extensions.st_distance(position, extensions.st_setsrid(extensions.st_makepoint(107.6107, -6.9005), 4326)::extensions.geography) as metres
         from merchant_location where id = $1::uuid`,
      [shop.locationId],
    )
    expect(row?.metres).toBeGreaterThan(990)
    expect(row?.metres).toBeLessThan(1000)
  })

  test('400 for hours that cannot be, each by name', async () => {
    const weekly = {
      mon: [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
      tue: [{ from: '09:00', to: '09:00' }],
    }
    const answer = await add({ ...place, openingHours: { weekly, except: [{ date: '2026-02-30', hours: [] }] } })
    expect(answer.status).toBe(400)
    expect(pointers(answer)).toEqual([
      '/openingHours/weekly/mon/1',
      '/openingHours/weekly/tue/0',
      '/openingHours/except/0/date',
    ])
    for (const wrong of [
      { weekly: { monday: [] } },
      { weekly: { mon: [{ from: '8:00', to: '12:00' }] } },
      { weekly: { mon: [{ from: '24:00', to: '25:00' }] } },
      { weekly: { mon: Array.from({ length: 7 }, (_, hour) => ({ from: `0${hour}:00`, to: `0${hour}:30` })) } },
      {},
    ])
      expect((await add({ ...place, openingHours: wrong })).status, JSON.stringify(wrong)).toBe(400)
  })

  test('400 for places that are none', async () => {
    expect(pointers(await add({ ...place, latitude: 0, longitude: 0 }))).toEqual(['/latitude'])
    expect(pointers(await add({ ...place, latitude: 91 }))).toEqual(['/latitude'])
    expect(pointers(await add({ ...place, longitude: -180.5 }))).toEqual(['/longitude'])
    expect(pointers(await add({ ...place, area: 'Kota Bandung' }))).toEqual(['/area'])
    expect(pointers(await add({ ...place, name: 'Dаgo', address: 'x'.repeat(501) }))).toEqual(['/name', '/address'])
  })

  test('an edit changes what it names; one that closed for good is no longer shown', async () => {
    const { body } = await add({ ...place, name: 'Sementara', openingHours: { weekly: {} } })
    expect((await edit(body.id, { name: 'Tetap' })).body).toMatchObject({
      name: 'Tetap',
      latitude: place.latitude,
      openingHours: { weekly: {} },
    })
    expect((await edit(body.id, { openingHours: null })).body).toMatchObject({ openingHours: null })
    await edit(body.id, { closed: true })
    const page = await catalog.get<{ locations: { id: string }[] }>(`/v1/merchants/${shop.slug}`)
    expect(page.body.locations.map(({ id }) => id)).not.toContain(body.id)
  })

  test('403 for a cashier, 404 for a stranger, and for another merchant’s location', async () => {
    expect((await add(place, shop.cashier)).status).toBe(403)
    expect((await add(place, customer())).status).toBe(404)
    expect((await edit(shop.locationId, { closed: true }, shop.cashier)).status).toBe(403)
    const other = await openShop(catalog)
    expect((await edit(other.locationId, { closed: true })).status).toBe(404)
  })
})

test('open or not is the same in the database and in the code', async () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  const text = (value: number) =>
    `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
  const span = fc
    .tuple(minute, fc.oneof(minute, fc.constant(1440)))
    .map(([from, to]) => ({ from: text(from), to: text(to) }))
  const spans = fc.array(span, { maxLength: 2 })
  const days = Array.from({ length: 9 }, (_, day) => `2026-03-0${day + 1}`)
  const hours = fc.record({
    weekly: fc.dictionary(fc.constantFrom(...WEEKDAYS), spans),
    except: fc.uniqueArray(fc.record({ date: fc.constantFrom(...days), hours: spans }), {
      maxLength: 2,
      selector: ({ date }) => date,
    }),
  })
  await fc.assert(
    fc.asyncProperty(hours, fc.constantFrom(...days), minute, async (given, date, at) => {
      const [row] = await catalog.db.query<{ open: boolean }>(
        'select is_open($1::jsonb, $2::date + make_interval(mins => $3::int)) as open',
        [JSON.stringify(given), date, at],
      )
      expect(row?.open).toBe(isWithin(given as Hours, { date, minute: at }))
    }),
    { numRuns: 300 },
  )
})
