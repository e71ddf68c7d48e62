import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUsablePattern } from './pattern.ts'

test.each([
  '^[0-9]{5,12}$',
  '^(?:\\+?62|0)8(?:11|12|13)[0-9]{6,9}$',
  '^\\S.*\\S$',
  '^.{3,16}#[A-Za-z0-9]{3,5}$',
  '^(voucher|gift.?cards?)$',
  '^[\\p{L} ._-]{1,20}$',
  '^[^\\]()*+?{2,}]+$',
])('%s is usable', (pattern) => expect(isUsablePattern(pattern)).toBe(true))

test.each([
  ['no pattern', '('],
  ['a repetition of a repetition', '^(a+)+$'],
  ['a repetition of a choice', '^(a|a)*$'],
  ['a counted repetition of a choice', '^(?:a|aa){1,50}$'],
  ['many repetitions side by side', '[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*x'],
  ['many choices side by side', '(a|a)'.repeat(40)],
  ['many options', 'a?'.repeat(30)],
  ['what looks back', '^(.*)\\1x$'],
  ['what looks back by name', '^(?<all>.*)\\k<all>x$'],
])('%s is not: %s', (_what, pattern) => expect(isUsablePattern(pattern)).toBe(false))

test('whatever is usable answers within a moment, also when it does not match', () => {
  const piece = fc.constantFrom(
    ...['a', '[ab]', '.', '\\w', '(a|a)', '(?:a|aa)', '(a|b?)', 'x', '^', '$', '|'],
    ...['*', '+', '?', '{1,50}', '{3}', '*?', '\\1'],
  )
  const pattern = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''))
  const usable = fc.sample(pattern, { numRuns: 20_000, seed: 7 }).filter(isUsablePattern)
  expect(usable.length).toBeGreaterThan(1_000)
  for (const each of usable) {
    const started = performance.now()
    new RegExp(each, 'u').test(`${'a'.repeat(64)}!`)
    expect(performance.now() - started, each).toBeLessThan(500)
  }
})
