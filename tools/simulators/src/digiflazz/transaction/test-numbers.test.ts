import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../simulator.ts'
import { eventually } from '../../test-kit/eventually.ts'
import { buyerAt, send } from '../../test-kit/wire.ts'
import { startDigiflazz } from '../digiflazz.ts'

let digiflazz: Running
let buyer: ReturnType<typeof buyerAt>

beforeEach(async () => {
  digiflazz = await startDigiflazz({ settings: { requeryEveryMs: 0, testPendingMs: 20 } })
  buyer = buyerAt(digiflazz.url)
})
afterEach(() => digiflazz.close())

const until = (status: string, ask: () => ReturnType<typeof buyer.buy>) =>
  eventually(status, async () => {
    const { data } = (await ask()).body
    return data.status === status ? data : undefined
  })

test('087800001230 succeeds with SN 1234567890 and leaves 990000', async () => {
  const { body } = await buyer.buy('T-1', 'xld10', '087800001230', { testing: true })
  const expected = { status: 'Sukses', rc: '00', sn: '1234567890', buyer_last_saldo: 990_000, price: 10_000 }
  expect(body.data).toMatchObject(expected)
})

test('087800001232 fails with RC 02 and leaves 1000000', async () => {
  const { body } = await buyer.buy('T-1', 'xld10', '087800001232', { testing: true })
  expect(body.data).toMatchObject({ status: 'Gagal', rc: '02', buyer_last_saldo: 1_000_000 })
})

test.each([
  ['087800001233', 'Sukses'],
  ['087800001234', 'Gagal'],
])('%s is pending, then %s', async (number, status) => {
  const ask = () => buyer.buy('T-1', 'xld10', number, { testing: true })
  expect((await ask()).body.data).toMatchObject({ status: 'Pending', rc: '03', buyer_last_saldo: 990_000 })
  await until(status, ask)
})

test('test numbers never touch the real deposit', async () => {
  await buyer.buy('T-1', 'xld10', '087800001230', { testing: true })
  const { body } = await send<{ balance: number }>('GET', `${digiflazz.url}/control/balance`)
  expect(body.balance).toBe(100_000_000)
})

test('without testing, a test number is an ordinary customer', async () => {
  expect((await buyer.buy('T-1', 'xld10', '087800001232')).body.data).toMatchObject({ status: 'Sukses' })
})

/** SKU, success, inquiry fails, payment fails, pending then success, pending then failure. */
const postpaid = [
  ['pln', '530000000001', '530000000003', '530000000006', '630000000001', '630000000006'],
  ['pdam', '1013226', '1013227', '1013230', '2013226', '2013230'],
  ['internet', '6391601001', '6391601002', '6391601005', '7391601001', '7391601005'],
  ['bpjs', '8801234560001', '8801234560002', '8801234560005', '9801234560001', '9801234560005'],
  ['multifinance', '6391601201', '6391601202', '6391601205', '7391601201', '7391601205'],
  [
    'cimahi',
    '329801092375999991',
    '329801092375999992',
    '329801092375999995',
    '429801092375999991',
    '429801092375999995',
  ],
  ['pdl', '3298010921', '3298010922', '3298010923', '4298010921', '4298010923'],
  ['pgas', '0110014601', '0110014603', '0110014605', '1110014601', '1110014605'],
  ['tv', '127246500101', '127246500102', '127246500105', '227246500101', '227246500105'],
  ['bpjstk', '8102051011270001', '8102051011270002', '8102051011270003', '9102051011270001', '9102051011270003'],
  ['bpjstkpu', '400000100001', '400000100002', '400000100003', '500000100001', '500000100003'],
  ['plnnontaglist', '3225030005921', '3225030005922', '3225030005923', '4225030005921', '4225030005923'],
  ['emoney', '082100000001', '082100000002', '082100000003', '082110000001', '082110000003'],
  [
    'samsat',
    '9658548523568701,0212502110170100',
    '9658548523568702,0212502110170100',
    '9658548523568705,0212502110170100',
    '0658548523568701,0212502110170100',
    '0658548523568705,0212502110170100',
  ],
  ['hp', '081234554320', '081234554321', '081234554324', '081244554320', '081244554324'],
] as const

test.each(postpaid)('%s: every published number does what is published', async (sku, ok, noBill, noPay, late, lost) => {
  const say = (commands: string, number: string) =>
    buyer.buy(`${sku}-${number}`, sku, number, { commands, testing: true })
  expect((await say('inq-pasca', noBill)).body.data).toMatchObject({ status: 'Gagal' })
  for (const [number, status] of [
    [ok, 'Sukses'],
    [noPay, 'Gagal'],
    [late, 'Pending'],
    [lost, 'Pending'],
  ] as const) {
    expect((await say('inq-pasca', number)).body.data).toMatchObject({ status: 'Sukses', price: expect.any(Number) })
    expect((await say('pay-pasca', number)).body.data).toMatchObject({ status })
  }
  await until('Sukses', () => say('status-pasca', late))
  await until('Gagal', () => say('status-pasca', lost))
})

test('one PLN bill is the published example', async () => {
  const { body } = await buyer.buy('INV-1001', 'pln', '530000000001', { commands: 'inq-pasca', testing: true })
  expect(JSON.stringify(body)).toBe(
    '{"data":{"ref_id":"INV-1001","customer_no":"530000000001","customer_name":"Nama Pelanggan",' +
      '"buyer_sku_code":"pln","admin":2500,"message":"Transaksi Sukses","status":"Sukses","rc":"00",' +
      '"periode":"202601","buyer_last_saldo":1000000,"price":10000,"selling_price":11000,' +
      '"desc":{"tarif":"R1","daya":1300,"lembar_tagihan":1,' +
      '"detail":[{"periode":"202601","nilai_tagihan":"8000","admin":"2500","denda":"500"}]}}}',
  )
})

test('two PLN bills cost 23000, and the payment brings the serial number and meter readings', async () => {
  const say = (commands: string) => buyer.buy('INV-2', 'pln', '530000000002', { commands, testing: true })
  expect((await say('inq-pasca')).body.data).toMatchObject({ price: 23_000, selling_price: 25_000, admin: 5_000 })
  const { data } = (await say('pay-pasca')).body
  expect(data).toMatchObject({ sn: 'S1234554321N', buyer_last_saldo: 977_000 })
  expect(data.desc).toMatchObject({ detail: [{ meter_awal: expect.any(String) }, { meter_akhir: expect.any(String) }] })
})
