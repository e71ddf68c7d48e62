import { type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notificationService } from '../app.ts'

let service: TestService<unknown>
beforeAll(async () => {
  service = await testService(notificationService)
})
afterAll(() => service.stop())

test.each([
  ['no placeholder', {}, 'no placeholder'],
  ['{name}, {name}!', { name: 'Siti' }, 'Siti, Siti!'],
  ['{a}{b}', { a: '1', b: '2' }, '12'],
  [
    'what a fact says is no placeholder: {a}',
    { a: '{b} {a} }{', b: 'no' },
    'what a fact says is no placeholder: {b} {a} }{',
  ],
  ['$& {a} \\1', { a: '$1 \\2 %s' }, '$& $1 \\2 %s \\1'],
  ['an unknown {one} stays', { two: '2' }, 'an unknown {one} stays'],
  ['nothing is {a}said', { a: '' }, 'nothing is said'],
  ['dua baris\n{a}\n', { a: 'kopi\ntubruk' }, 'dua baris\nkopi\ntubruk\n'],
])('%j is filled in, once', async (words, facts, said) => {
  const [row] = await service.db.query<{ said: string }>('select fill_in($1, $2::jsonb) as said', [
    words,
    JSON.stringify(facts),
  ])
  expect(row?.said).toBe(said)
})
