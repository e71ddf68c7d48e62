import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { postJson, resellerAt, send } from '../test-kit/wire.ts'
import type { GameService, PrepaidService } from './catalogue/service.ts'
import { startVip } from './vip-reseller.ts'

let vip: Running
let ask: ReturnType<typeof resellerAt>

beforeEach(async () => {
  vip = await startVip()
  ask = resellerAt(vip.url)
})
afterEach(() => vip.close())

const games = async (fields: Record<string, string> = {}) =>
  (await ask('/game-feature', { type: 'services', ...fields })).body.data as GameService[]
const prepaid = async (fields: Record<string, string> = {}) =>
  (await ask('/prepaid', { type: 'services', ...fields })).body.data as PrepaidService[]

test('games have a price for each level, and some are empty', async () => {
  const services = await games()
  expect(services.find(({ code }) => code === 'ML86-S1')).toEqual({
    code: 'ML86-S1',
    game: 'Mobile Legends',
    name: '86 Diamonds',
    price: { basic: 19_500, premium: 19_305, special: 19_110 },
    server: '1',
    status: 'available',
  })
  expect(services.some(({ status }) => status === 'empty')).toBe(true)
})

test('`service` lists like `services`', async () => {
  expect((await ask('/game-feature', { type: 'service' })).body.data).toEqual(await games())
})

test('filters by game, status, brand and type', async () => {
  const valorant = await games({ filter_type: 'game', filter_value: 'Valorant', filter_status: 'empty' })
  expect(valorant.map(({ code }) => code)).toEqual(['VALO11000-S1'])
  const axis = await prepaid({ filter_type: 'brand', filter_value: 'Axis' })
  expect(new Set(axis.map(({ brand }) => brand))).toEqual(new Set(['Axis']))
  const tokens = await prepaid({ filter_type: 'type', filter_value: 'token-pln' })
  expect(new Set(tokens.map(({ brand }) => brand))).toEqual(new Set(['PLN']))
})

test('prepaid services say their hours of `maintenace`, spelled like that', async () => {
  const services = await prepaid()
  expect(services.find(({ code }) => code === 'TS5')).toMatchObject({ maintenace: '23:44 - 00:16', multi_trx: true })
  expect(services.filter(({ maintenace }) => maintenace === '00:00 - 00:00').length).toBeGreaterThan(50)
})

test('prices can be one number, as on the older page', async () => {
  await send('PATCH', `${vip.url}/control/settings`, { flatPrices: true, level: 'special' })
  const [first] = await prepaid()
  expect(first?.price).toEqual(expect.any(Number))
})

test('the stock of a service', async () => {
  await send('PATCH', `${vip.url}/control/items/ML86-S1`, { stock: 7 })
  const { body } = await ask('/game-feature', { type: 'service-stock', service: 'ML86-S1' })
  expect(body.data).toMatchObject({ code: 'ML86-S1', name: '86 Diamonds', stock: 7, description: expect.any(String) })
})

test('a nickname is a string; zones are asked for where the game has them', async () => {
  const nickname = (fields: Record<string, string>) => ask('/game-feature', { type: 'get-nickname', ...fields })
  const zoned = await nickname({ code: 'mobile-legends', target: '12345678', additional_target: '2001' })
  expect(zoned.body).toMatchObject({ result: true, data: expect.any(String) })
  expect((await nickname({ code: 'mobile-legends', target: '12345678' })).body.result).toBe(false)
  expect((await nickname({ code: 'free-fire', target: '12' })).body.result).toBe(false)
  await postJson(`${vip.url}/control/scripts`, { target: '777777', inquiry: { name: 'RajaFF' } })
  expect((await nickname({ code: 'free-fire', target: '777777' })).body.data).toBe('RajaFF')
})

test('items can be changed, added and removed behind the counter', async () => {
  const item = (code: string) => `${vip.url}/control/items/${code}`
  await send('PATCH', item('ML86-S1'), { basic: 21_000, status: 'empty' })
  await send('PUT', item('NEW1'), { name: 'Baru', brand: 'Axis', basic: 5_000 })
  await send('DELETE', item('ML172-S1'))
  const services = await games()
  const changed = services.find(({ code }) => code === 'ML86-S1')
  expect(changed).toMatchObject({ price: { basic: 21_000, premium: 20_790 }, status: 'empty' })
  expect(services.some(({ code }) => code === 'ML172-S1')).toBe(false)
  expect((await prepaid()).at(-1)).toMatchObject({ code: 'NEW1', brand: 'Axis', price: { basic: 5_000 } })
})
