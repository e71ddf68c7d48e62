import { expect, test } from 'vitest'
import { jsonFromOutside } from './storable.ts'

test.each([
  ['{"a":[1,"b",null]}', { a: [1, 'b', null] }],
  ['{"a":"b\\u0000c","d":["\\ud800","\\ud83d\\ude00"]}', { a: 'b\ufffdc', d: ['\ufffd', '😀'] }],
  ['{"a":"\\\\u0000"}', { a: '\\u0000' }],
  ['"x"', 'x'],
  ['', undefined],
  ['<html>', undefined],
  ['{"a":', undefined],
])('%s is read as %j', (text, expected) => expect(jsonFromOutside(text)).toEqual(expected))

test('what is nested too deeply to be looked through is no JSON of ours', () =>
  expect(jsonFromOutside(`["\\u0000",${'['.repeat(100_000)}${']'.repeat(100_000)}]`)).toBeUndefined())
