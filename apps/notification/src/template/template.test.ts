import { money } from '@konter/core'
import { describe, expect, test } from 'vitest'
import { inWords, KINDS, knownOf, mistakesIn, requiredOf, sayMoney } from './template.ts'

describe('amounts in words', () => {
  test.each([
    [0n, 'Rp0', 'Rp0'],
    [999n, 'Rp999', 'Rp999'],
    [15_000n, 'Rp15.000', 'Rp15,000'],
    [9_007_199_254_740_993n, 'Rp9.007.199.254.740.993', 'Rp9,007,199,254,740,993'],
  ])('%s is %s, in English %s', (amount, id, en) => {
    expect(sayMoney(money(amount), 'id')).toBe(id)
    expect(sayMoney(money(amount), 'en')).toBe(en)
  })

  test('an amount that has no words is not told wrongly', () =>
    expect(() => sayMoney(money(1, 'USD'), 'id')).toThrow('no words yet'))
})

test('facts are said in each language', () => {
  expect(inWords({ name: 'Siti', amount: money(1_500), note: { id: 'kosong', en: 'none' } })).toEqual({
    id: { name: 'Siti', amount: 'Rp1.500', note: 'kosong' },
    en: { name: 'Siti', amount: 'Rp1,500', note: 'none' },
  })
})

describe('what staff may write', () => {
  const body = 'Deposit {amount} sudah masuk.'

  test.each([
    ['every fact', { title: 'Halo {name}', body: 'Deposit {amount}, saldo {balance}' }],
    ['a required fact in the title', { title: 'Deposit {amount}', body: 'Sudah masuk.' }],
  ])('%s', (_what, words) => expect(mistakesIn('deposit.completed', words)).toEqual([]))

  test.each([
    ['a fact of another kind', { title: '{serialNumber}', body }, ['/title']],
    ['two unknown', { title: 'Deposit', body: `${body} {Amount} {__proto__}` }, ['/body', '/body']],
    ['a required one forgotten', { title: 'Deposit', body: 'Sudah masuk, {name}.' }, ['/body']],
    ['an open brace', { title: 'Deposit {', body }, ['/title']],
    ['a closing brace', { title: 'Deposit', body: `${body} }` }, ['/body']],
    ['an empty pair', { title: 'Deposit', body: `${body} {}` }, ['/body']],
    ['spaces in braces', { title: 'Deposit', body: 'Deposit { amount }' }, ['/body', '/body']],
  ])('not %s', (_what, words, pointers) =>
    expect(mistakesIn('deposit.completed', words).map(({ pointer }) => pointer)).toEqual(pointers),
  )

  test('a mistake names what would be right', () => {
    expect(mistakesIn('deposit.expired', { title: '{x}', body: 'y' })).toMatchObject([
      { pointer: '/title', message: { en: '{x} is unknown here, known are {amount}, {name}' } },
      { pointer: '/body', message: { id: 'harus menyebut {amount}', en: 'has to mention {amount}' } },
    ])
  })

  test('what is required is known, of every kind', () => {
    for (const kind of KINDS) expect(knownOf(kind)).toEqual(expect.arrayContaining([...requiredOf(kind)]))
  })
})
