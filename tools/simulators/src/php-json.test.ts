import { expect, test } from 'vitest'
import { phpJson } from './php-json.ts'

test('slashes are escaped, and so is all that is not ASCII, by UTF-16 units', () => {
  expect(phpJson({ sn: '1/2', name: 'Café 😀' })).toBe('{"sn":"1\\/2","name":"Caf\\u00e9 \\ud83d\\ude00"}')
})

test('it reads back as it was', () => {
  const value = { text: 'a/b "c" \\ é 😀', list: [1, null, true] }
  expect(JSON.parse(phpJson(value))).toEqual(value)
})
