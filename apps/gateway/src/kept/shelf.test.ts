import { describe, expect, test } from 'vitest'
import { matches, shelfOf } from './cache-control.ts'
import { type KeptAnswer, Shelves } from './shelf.ts'

const answer = (bytes: number, ...mentioned: string[]): KeptAnswer => ({
  headers: {},
  body: Buffer.alloc(bytes),
  etag: 'W/"a"',
  askedAt: 0,
  shelf: { freshMs: 1, staleMs: 1 },
  mentioned,
})

describe('shelves', () => {
  test('hold no more than they may, and let go what was used longest ago', () => {
    const shelves = new Shelves(100_000)
    for (const key of ['a', 'b', 'c']) shelves.put(key, answer(20_000))
    shelves.get('a')
    shelves.put('d', answer(20_000))
    expect(['a', 'b', 'c', 'd'].map((key) => shelves.get(key) !== undefined)).toEqual([true, false, true, true])
    expect(shelves.bytes).toBeLessThan(100_000)
    shelves.put('huge', answer(100_000))
    expect(shelves.get('huge')).toBeUndefined()
    for (let n = 0; n < 10_000; n++) shelves.put(String(n), answer(1_000, `v${n}`, `m${n % 7}`))
    expect(shelves.bytes).toBeLessThan(100_000)
    for (let n = 0; n < 10_000; n++) shelves.forget(`v${n}`)
    expect([shelves.size, shelves.bytes]).toEqual([0, 0])
  })

  test('forget all that mentions something, and nothing else', () => {
    const shelves = new Shelves(100_000)
    shelves.put('list', answer(10, 'v1', 'v2'))
    shelves.put('one', answer(10, 'v1'))
    shelves.put('other', answer(10, 'v2'))
    shelves.forget('v1')
    expect(['list', 'one', 'other'].map((key) => shelves.get(key) !== undefined)).toEqual([false, false, true])
  })
})

test.each([
  ['public, max-age=5, stale-if-error=600', { freshMs: 5_000, staleMs: 600_000 }],
  ['Public, Max-Age=5', { freshMs: 5_000, staleMs: 0 }],
  ['public, max-age=5, s-maxage=9', { freshMs: 9_000, staleMs: 0 }],
  ['max-age=5', undefined],
  ['public', undefined],
  ['public, max-age=x', undefined],
  ['public, max-age=5, no-store', undefined],
  ['public, max-age=5, private', undefined],
  ['public, max-age=5, no-cache', undefined],
  ['no-store', undefined],
  [undefined, undefined],
])('%s is kept for %j', (header, shelf) => expect(shelfOf(header)).toEqual(shelf))

test.each([
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['"b"', false],
  [undefined, false],
])('If-None-Match: %s matches W/"a": %s', (header, expected) => expect(matches(header, 'W/"a"')).toBe(expected))
