import { expect, test } from 'vitest'
import { nameFor, skuFor, sortKeyFor } from './naming.ts'
import { queryWords, searchWords } from './search-words.ts'

test('a sku is what it is called', () => {
  expect(skuFor('mobile-legends', '86 diamond')).toBe('mobile-legends-86-diamond')
  expect(skuFor('telkomsel', '10000')).toBe('telkomsel-10000')
  expect(skuFor('telkomsel', '10000', 'pulsa')).toBe('telkomsel-pulsa-10000')
  expect(skuFor('xl', 'xtra combo flex 3.5 gb 28 hari')).toBe('xl-xtra-combo-flex-3-5-gb-28-hari')
  expect(skuFor('gift_code', 'x'.repeat(200)).length).toBeLessThanOrEqual(100)
})

test('a name is in both languages', () => {
  expect(nameFor('pulsa', 'Telkomsel', '10000')).toEqual({
    id: 'Pulsa Telkomsel 10.000',
    en: 'Telkomsel airtime 10,000',
  })
  expect(nameFor('game', 'PUBG Mobile', '60 uc')).toEqual({ id: 'PUBG Mobile 60 UC', en: 'PUBG Mobile 60 UC' })
  expect(nameFor('data', 'XL', 'xtra combo flex 3.5 gb 28 hari')).toEqual({
    id: 'Paket Data XL Xtra Combo Flex 3,5 GB 28 Hari',
    en: 'XL data Xtra Combo Flex 3.5 GB 28 Days',
  })
  expect(nameFor('pln', 'PLN', '20000').id).toBe('Token PLN 20.000')
  expect(nameFor('postpaid', 'PLN Pascabayar', 'bill')).toEqual({
    id: 'Tagihan PLN Pascabayar',
    en: 'PLN Pascabayar bill',
  })
  expect(nameFor('game', 'Genshin Impact', 'blessing of the welkin moon').en).toBe(
    'Genshin Impact Blessing of the Welkin Moon',
  )
})

test('denominations stand in the order of their amounts, named ones last, each in a place of its own', () => {
  const sorted = (kind: 'game' | 'data', all: string[]) =>
    all.toSorted((a, b) => (sortKeyFor('b', kind, a, a) < sortKeyFor('b', kind, b, b) ? -1 : 1))
  expect(sorted('game', ['86 diamond', 'weekly pass', '5 diamond', '1050 diamond', '12 diamond'])).toEqual([
    '5 diamond',
    '12 diamond',
    '86 diamond',
    '1050 diamond',
    'weekly pass',
  ])
  expect(sorted('data', ['flash 1 gb 30 hari', 'flash 500 mb 7 hari', 'flash 1.5 gb 3 hari'])).toEqual([
    'flash 500 mb 7 hari',
    'flash 1 gb 30 hari',
    'flash 1.5 gb 3 hari',
  ])
  expect(sortKeyFor('b', 'game', '1', 'one')).not.toBe(sortKeyFor('b', 'game', '1', 'two'))
})

test('a search is words and numbers, nothing else', () => {
  expect(queryWords('Telkomsl 10.000')).toEqual(['telkomsl', '10000'])
  expect(queryWords('10rb 1.5GB')).toEqual(['10', 'rb', '1p5', 'gb'])
  expect(queryWords(`'; drop table "product" & | ! <-> :* \\`)).toEqual(['drop', 'table', 'product'])
  expect(queryWords('Pokémon')).toEqual(['pokemon'])
  expect(queryWords('!!!')).toEqual([])
  expect(queryWords('a b c d e f g h i j')).toHaveLength(8)
})

test('a product is found by its names, its nicknames, its shelf and its amount as people say it', () => {
  const words = searchWords({
    sku: 'telkomsel-10000',
    kind: 'pulsa',
    denomination: '10000',
    name: { id: 'Pulsa Telkomsel 10.000', en: 'Telkomsel airtime 10,000' },
    brandName: 'Telkomsel',
    aliases: ['tsel', 'telkomsel'],
    categoryNames: [{ id: 'Pulsa', en: 'Airtime' }],
  })
  expect(words.sort()).toEqual(['10', '10000', 'airtime', 'k', 'pulsa', 'rb', 'ribu', 'telkomsel', 'tsel'].sort())
})
