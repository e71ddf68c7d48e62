import { describe, expect, test } from 'vitest'
import { slugFrom, steps } from './merchant.ts'

describe('the address of a merchant', () => {
  test.each([
    ['Kopi Senja', 'kopi-senja'],
    ['  Café “Crème” №1 ', 'cafe-creme-no1'],
    ['Mie & Co.', 'mie-co'],
    ['مقهى', ''],
    ['🍜🍜', ''],
    [`${'panjang '.repeat(20)}`, 'panjang-panjang-panjang-panjang-panjang-panjang-panjang-panj'],
  ])('%s → %s', (name, slug) => expect(slugFrom(name)).toBe(slug))
})

test('a merchant that was refused can only apply again, one that was suspended only be restored', () => {
  expect(steps.rejected).toEqual({ apply: 'applied' })
  expect(steps.suspended).toEqual({ restore: 'verified' })
})
