import { describe, expect, test } from 'vitest'
import { namesContact, shownName, steps } from './review.ts'

describe('the name that is shown', () => {
  test.each([
    ['Budi Santoso', 'Budi S.'],
    ['Budi', 'Budi'],
    ['  budi   putra  santoso ', 'budi S.'],
    ['محمد علي', 'محمد ع.'],
    ['Nguyễn Ánh', 'Nguyễn Á.'],
    ['Siti 2', 'Siti'],
    ['I Wayan Sudira', 'I S.'],
  ])('%j is shown as %j', (name, shown) => expect(shownName(name)).toBe(shown))

  test.each([
    ['a phone number', '081234567890'],
    ['an address', 'budi@example.com'],
    ['a page', 'murah.shop'],
    ['nothing', '   '],
    ['what cannot be seen', 'Bu\u200bdi'],
    ['signs', '*** ***'],
    ['a speech', 'x'.repeat(40)],
  ])('%s is no name', (_, name) => expect(shownName(name)).toBeNull())
})

test.each([
  ['WA 0812-3456-7890 ya', true],
  ['hubungi budi@example.com', true],
  ['cek https://murah.example', true],
  ['ada di toko-murah.com', true],
  ['wa.me/628123', true],
  ['Kopi Rp 25.000, 2 gelas jadi 50.000', false],
  ['Enak.Ideal untuk keluarga', false],
  ['buka jam 10.00 sampai 22.00', false],
  [null, false],
])('%j says how somebody is reached: %j', (text, names) => expect(namesContact(text)).toBe(names))

test('what was withdrawn never comes back', () => {
  expect(steps.withdrawn).toEqual({})
  for (const from of ['pending', 'published', 'hidden'] as const) expect(steps[from].withdraw).toBe('withdrawn')
})
