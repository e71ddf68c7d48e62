import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recorded, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { loadDictionary } from './dictionary.repo.ts'
import { type Dictionary, type Naming, read, sameThing } from './reading.ts'

/** By the dictionary that the migrations bring. */
let catalog: TestCatalog
let dictionary: Dictionary
beforeAll(async () => {
  catalog = await testCatalog()
  dictionary = await loadDictionary(catalog.ctx.db)
})
afterAll(() => catalog.stop())

const digiflazz = (name: string, brand: string, category: string, kind: Naming['kind']): Naming => ({
  name,
  brand,
  category,
  type: 'Umum',
  kind,
  needsZone: null,
})
const game = (name: string, brand: string): Naming => digiflazz(name, brand, 'Games', 'game')
const pulsa = (name: string, brand: string): Naming => digiflazz(name, brand, 'Pulsa', 'pulsa')
const data = (name: string, brand: string): Naming => digiflazz(name, brand, 'Data', 'data')
const pln = (name: string): Naming => digiflazz(name, 'PLN', 'PLN', 'pln')
const emoney = (name: string, brand: string): Naming => digiflazz(name, brand, 'E-Money', 'emoney')
const code = (name: string, brand: string): Naming => digiflazz(name, brand, 'Voucher', 'gift_code')
const bill = (name: string, brand: string): Naming => digiflazz(name, brand, 'Pascabayar', 'postpaid')
const vip = (name: string, brand: string, type: string, kind: Naming['kind']): Naming => ({
  name,
  brand,
  category: type === 'game' ? 'Games' : 'Umum',
  type,
  kind,
  needsZone: null,
})
const vipGame = (name: string, brand: string): Naming => vip(name, brand, 'game', 'game')

const sure = 85
const readable: [Naming, brand: string, kind: string, denomination: string][] = [
  [game('MOBILELEGENDS - 86 Diamond', 'MOBILE LEGENDS'), 'mobile-legends', 'game', '86 diamond'],
  [game('Mobile Legends 86 Diamonds', 'Mobile Legends'), 'mobile-legends', 'game', '86 diamond'],
  [vipGame('86 Diamonds', 'Mobile Legends'), 'mobile-legends', 'game', '86 diamond'],
  [vipGame('86 Diamonds (78 + 8 Bonus)', 'Mobile Legends'), 'mobile-legends', 'game', '86 diamond'],
  [vipGame('MLBB Diamonds 86', 'Mobile Legends: Bang Bang'), 'mobile-legends', 'game', '86 diamond'],
  [game('MOBILELEGENDS - Weekly Diamond Pass', 'MOBILE LEGENDS'), 'mobile-legends', 'game', 'weekly diamond pass'],
  [vipGame('WDP', 'Mobile Legends'), 'mobile-legends', 'game', 'weekly diamond pass'],
  [game('MOBILELEGENDS - 2.010 Diamond', 'MOBILE LEGENDS'), 'mobile-legends', 'game', '2010 diamond'],
  [game('FREEFIRE - 1.450 Diamond', 'FREE FIRE'), 'free-fire', 'game', '1450 diamond'],
  [game('Garena Free Fire 70 Diamonds', 'FREE FIRE'), 'free-fire', 'game', '70 diamond'],
  [game('FREEFIRE - Member Mingguan', 'FREE FIRE'), 'free-fire', 'game', 'weekly membership'],
  [vipGame('Weekly Membership', 'Free Fire'), 'free-fire', 'game', 'weekly membership'],
  [game('PUBG MOBILE - 60 UC', 'PUBG MOBILE'), 'pubg-mobile', 'game', '60 uc'],
  [vipGame('60 UC', 'PUBG Mobile (Indonesia)'), 'pubg-mobile', 'game', '60 uc'],
  [game('POINT BLANK - 1.200 PB Cash', 'POINT BLANK'), 'point-blank', 'game', '1200 pb cash'],
  [vipGame('1200 PB Cash', 'Point Blank'), 'point-blank', 'game', '1200 pb cash'],
  [vipGame('60 Oneiric Shards', 'Honkai: Star Rail'), 'honkai-star-rail', 'game', '60 oneiric shard'],
  [game('HIGGS DOMINO - 30 M Koin Emas', 'HIGGS DOMINO'), 'higgs-domino', 'game', '30 m chip'],
  [vipGame('30 M Chips', 'Higgs Domino'), 'higgs-domino', 'game', '30 m chip'],
  [pulsa('Telkomsel 10.000', 'TELKOMSEL'), 'telkomsel', 'pulsa', '10000'],
  [vip('Pulsa Telkomsel 10.000', 'Telkomsel', 'pulsa-reguler', 'pulsa'), 'telkomsel', 'pulsa', '10000'],
  [pulsa('Telkomsel 10rb', 'TELKOMSEL'), 'telkomsel', 'pulsa', '10000'],
  [pulsa('Pulsa Reguler Telkomsel Rp 10.000', 'TELKOMSEL'), 'telkomsel', 'pulsa', '10000'],
  [pulsa('Three 5.000', 'TRI'), 'tri', 'pulsa', '5000'],
  [vip('Pulsa Tri 5.000', 'Tri', 'pulsa-reguler', 'pulsa'), 'tri', 'pulsa', '5000'],
  [pulsa('by.U 25.000', 'BY.U'), 'by-u', 'pulsa', '25000'],
  [pulsa('Indosat 1.000.000', 'INDOSAT'), 'indosat', 'pulsa', '1000000'],
  [data('Indosat Freedom Internet 10 GB / 30 Hari', 'INDOSAT'), 'indosat', 'data', 'freedom internet 10 gb 30 hari'],
  [
    vip('Freedom Internet 10GB 30 Hari', 'Indosat', 'paket-internet', 'data'),
    'indosat',
    'data',
    'freedom internet 10 gb 30 hari',
  ],
  [data('Telkomsel Data Flash 1 GB / 30 Hari', 'TELKOMSEL'), 'telkomsel', 'data', 'flash 1 gb 30 hari'],
  [
    vip('Telkomsel Flash 1GB 30 Hari', 'Telkomsel', 'paket-internet', 'data'),
    'telkomsel',
    'data',
    'flash 1 gb 30 hari',
  ],
  [data('XL Xtra Combo Flex 3.5 GB / 28 Hari', 'XL'), 'xl', 'data', 'xtra combo flex 3.5 gb 28 hari'],
  [data('XL Xtra Combo Flex 3,5GB 28 Hari', 'XL'), 'xl', 'data', 'xtra combo flex 3.5 gb 28 hari'],
  [data('Telkomsel Data Flash 0.5 GB 7 Days', 'TELKOMSEL'), 'telkomsel', 'data', 'flash 500 mb 7 hari'],
  [data('Telkomsel Data Flash 500 MB / 7 Hari', 'TELKOMSEL'), 'telkomsel', 'data', 'flash 500 mb 7 hari'],
  [data('Three Data AlwaysOn 5 GB / 30 Hari', 'TRI'), 'tri', 'data', 'alwayson 5 gb 30 hari'],
  [pln('Token PLN 20.000'), 'pln', 'pln', '20000'],
  [vip('Token PLN 1000.000', 'PLN', 'token-pln', 'pln'), 'pln', 'pln', '1000000'],
  [pln('PLN Prabayar 50.000'), 'pln', 'pln', '50000'],
  [emoney('DANA 50.000', 'DANA'), 'dana', 'emoney', '50000'],
  [vip('Saldo DANA 50.000', 'DANA', 'saldo-emoney', 'emoney'), 'dana', 'emoney', '50000'],
  [emoney('Go Pay 20.000', 'GO PAY'), 'gopay', 'emoney', '20000'],
  [emoney('GoPay Customer 20k', 'GoPay'), 'gopay', 'emoney', '20000'],
  [vip('Saldo Mandiri E-Toll 10.000', 'E-Toll', 'saldo-emoney', 'emoney'), 'mandiri-e-toll', 'emoney', '10000'],
  [code('Steam Wallet IDR 12.000', 'STEAM WALLET'), 'steam-wallet', 'gift_code', '12000'],
  [code('Roblox Gift Card 80 Robux', 'ROBLOX'), 'roblox', 'gift_code', '80 robux'],
  [code('Garena 33 Shell', 'GARENA SHELL'), 'garena', 'gift_code', '33 shell'],
  [code('Voucher Alfamart IDR 25.000', 'ALFAMART VOUCHER'), 'alfamart', 'gift_code', '25000'],
  [bill('PDAM Kota Bandung', 'PDAM'), 'pdam', 'postpaid', 'kota bandung'],
  [bill('Pln Postpaid', 'PLN PASCABAYAR'), 'pln-postpaid', 'postpaid', 'bill'],
  [bill('Indosat Matrix', 'HP PASCABAYAR'), 'phone-postpaid', 'postpaid', 'indosat matrix'],
]

describe('a name that says what it is', () => {
  test.each(readable.map((row) => [`${row[0].name} of ${row[0].brand}`, ...row] as const))(
    '%s',
    (_, naming, brand, kind, denomination) => {
      const reading = read(naming, dictionary)
      expect({ brand: reading.brand?.slug, kind: reading.kind, denomination: reading.denomination }).toEqual({
        brand,
        kind,
        denomination,
      })
      expect(reading.confidence).toBeGreaterThanOrEqual(sure)
    },
  )

  test('every item of two suppliers is read surely, and the same thing the same way', () => {
    const digiflazz = recorded.digiflazz.map((item) => read(item, dictionary))
    const vip = recorded.vip.map((item) => read(item, dictionary))
    for (const reading of [...digiflazz, ...vip]) expect(reading.confidence).toBeGreaterThanOrEqual(sure)
    expect(vip.filter((one) => digiflazz.some((other) => sameThing(one, other)))).toHaveLength(vip.length)
    const things = digiflazz.map(({ brand, kind, denomination }) => `${brand?.slug} ${kind} ${denomination}`)
    expect(new Set(things).size).toBe(things.length)
  })
})

const doubtful: [Naming, doubt: string][] = [
  [game('RAGNAROK X - 100 Diamond', 'RAGNAROK X'), 'brand-unknown'],
  [game('100 Diamond', ''), 'brand-missing'],
  [game('Mobile Legends 86', 'MOBILE LEGENDS'), 'unit-missing'],
  [game('Mobile Legends 70 + 7 Diamonds', 'MOBILE LEGENDS'), 'several-amounts'],
  [pulsa('by.U 10.000', 'TELKOMSEL'), 'name-says-another-brand'],
  [pulsa('Telkomsel Transfer 10.000', 'TELKOMSEL'), 'words-beside-amount'],
  [pulsa('Telkomsel Promo', 'TELKOMSEL'), 'amount-missing'],
  [data('Telkomsel Unlimited Malam', 'TELKOMSEL'), 'size-missing'],
  [digiflazz('Telkomsel 10.000', 'TELKOMSEL', 'Pulsa', 'data'), 'kind-contradicts-supplier'],
  [digiflazz('Telkomsel Telepon 100 Menit', 'TELKOMSEL', 'Paket SMS & Telpon', 'other'), 'kind-unknown'],
  [game('Mobile Legends', 'MOBILE LEGENDS'), 'denomination-missing'],
  [{ ...game('FREEFIRE - 70 Diamond', 'FREE FIRE'), needsZone: true }, 'zone-unexpected'],
]

describe('a name that leaves doubts', () => {
  test.each(doubtful.map((row) => [`${row[0].name} of "${row[0].brand}"`, ...row] as const))(
    '%s',
    (_, naming, doubt) => {
      const { confidence, why } = read(naming, dictionary)
      expect(why).toContain(doubt)
      expect(confidence).toBeLessThan(90)
    },
  )

  test('is never the same thing as the plain one', () => {
    const plain = read(pulsa('Telkomsel 10.000', 'TELKOMSEL'), dictionary)
    for (const name of ['Telkomsel Transfer 10.000', 'Telkomsel 10.000 Promo', 'Telkomsel 100.000', 'Telkomsel 10'])
      expect(sameThing(plain, read(pulsa(name, 'TELKOMSEL'), dictionary)), name).toBe(false)
    expect(sameThing(plain, read(data('Telkomsel 10.000', 'TELKOMSEL'), dictionary))).toBe(false)
    expect(sameThing(plain, read(pulsa('Indosat 10.000', 'INDOSAT'), dictionary))).toBe(false)
  })

  test('of a new brand proposes its name and slug', () =>
    expect(read(game('RAGNAROK X - 100 Diamond', 'RAGNAROK X'), dictionary)).toMatchObject({
      brand: { slug: 'ragnarok-x', name: 'Ragnarok X' },
      denomination: '100 diamond',
    }))

  test('nonsense is read without an accident', () => {
    const nonsense = [
      '',
      '   ',
      '🎮🎮',
      '-',
      '((((',
      'a'.repeat(5_000),
      '1'.repeat(400),
      '%s\u0000\u202e',
      '10.000.00.0',
    ]
    for (const name of nonsense) {
      const { denomination, confidence } = read(game(name, 'MOBILE LEGENDS'), dictionary)
      expect(denomination?.length ?? 0).toBeLessThanOrEqual(120)
      expect(confidence).toBeGreaterThanOrEqual(0)
    }
  })
})
