import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../../test-kit/clock.ts'
import { buyerAt, send } from '../../test-kit/wire.ts'
import { startDigiflazz } from '../digiflazz.ts'
import type { PostpaidItem, PrepaidItem } from './catalogue/item.ts'

type List<Item> = { data: Item[] }

let digiflazz: Running

beforeEach(async () => {
  digiflazz = await startDigiflazz()
  stopClock()
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
})

const list = async <Item>(fields: object) =>
  (await buyerAt(digiflazz.url).call<List<Item>>('/price-list', 'pricelist', fields)).body.data

test('the prepaid list has more than 450 items, each with its own SKU and a price', async () => {
  const items = await list<PrepaidItem>({ cmd: 'prepaid' })
  expect(items.length).toBeGreaterThan(450)
  expect(new Set(items.map(({ buyer_sku_code }) => buyer_sku_code)).size).toBe(items.length)
  expect(items.filter(({ price }) => !(price > 0))).toEqual([])
  expect(new Set(items.map(({ category }) => category))).toEqual(
    new Set(['Pulsa', 'Data', 'PLN', 'E-Money', 'Games', 'Voucher']),
  )
})

test('it has what a careless sync trips over: inactive, sold out, cut off, not twice a day', async () => {
  const items = await list<PrepaidItem>({ cmd: 'prepaid' })
  expect(items.some((item) => !item.buyer_product_status)).toBe(true)
  expect(items.some((item) => !item.seller_product_status)).toBe(true)
  expect(items.some((item) => !item.unlimited_stock && item.stock === 0)).toBe(true)
  expect(items.some((item) => item.start_cut_off !== item.end_cut_off)).toBe(true)
  expect(items.some((item) => !item.multi)).toBe(true)
})

test('the postpaid list has no prices', async () => {
  const items = await list<PostpaidItem>({ cmd: 'pasca' })
  expect(items.length).toBeGreaterThan(25)
  expect(items[0]).toMatchObject({ buyer_sku_code: 'pln', admin: 2_500, commission: 1_000 })
  expect(items[0]).not.toHaveProperty('price')
})

test('over the limit data is an object with RC 83, for five minutes', async () => {
  await list({ cmd: 'prepaid' })
  expect(await list({ cmd: 'prepaid' })).toMatchObject({ rc: '83', status: 'Gagal' })
  moveClock(299_999)
  expect(await list({ cmd: 'prepaid' })).toMatchObject({ rc: '83' })
  moveClock(1)
  expect(Array.isArray(await list({ cmd: 'prepaid' }))).toBe(true)
})

test('prepaid and postpaid lists have limits of their own', async () => {
  await list({ cmd: 'prepaid' })
  expect(Array.isArray(await list({ cmd: 'pasca' }))).toBe(true)
})

test('a single code may be asked once a second', async () => {
  const ask = () => list<PrepaidItem>({ cmd: 'prepaid', code: 'xld10' })
  expect(await ask()).toMatchObject([{ buyer_sku_code: 'xld10', price: 10_000, brand: 'XL', category: 'Pulsa' }])
  expect(await ask()).toMatchObject({ rc: '83' })
  moveClock(1_000)
  expect(await ask()).toHaveLength(1)
})

test('filters narrow the list', async () => {
  const items = await list<PrepaidItem>({ cmd: 'prepaid', category: 'Games', brand: 'MOBILE LEGENDS', type: 'Umum' })
  expect(items.map(({ product_name }) => product_name)).toContain('MOBILELEGENDS - 86 Diamond')
  expect(new Set(items.map(({ brand }) => brand))).toEqual(new Set(['MOBILE LEGENDS']))
})

test('items can be changed, added and removed behind the counter', async () => {
  const item = (sku: string) => `${digiflazz.url}/control/items/${sku}`
  await send('PATCH', item('xld10'), { price: 10_900, start_cut_off: '23:00', end_cut_off: '1:00' })
  await send('PUT', item('new1'), { product_name: 'Baru 1', category: 'Games', brand: 'BARU', price: 5_000 })
  await send('PUT', item('newbill'), { cmd: 'pasca', product_name: 'PDAM Baru', admin: 3_000 })
  await send('DELETE', item('xld15'))
  const items = await list<PrepaidItem>({ cmd: 'prepaid' })
  const find = (sku: string) => items.find(({ buyer_sku_code }) => buyer_sku_code === sku)
  expect(find('xld10')).toMatchObject({ price: 10_900, end_cut_off: '1:00' })
  expect(find('new1')).toMatchObject({ brand: 'BARU', buyer_product_status: true })
  expect(find('xld15')).toBeUndefined()
  const bills = await list<PostpaidItem>({ cmd: 'pasca' })
  expect(bills.at(-1)).toMatchObject({ buyer_sku_code: 'newbill', admin: 3_000 })
})
