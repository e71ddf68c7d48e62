import { expect, test } from 'vitest'
import { tagsFrom, textIn } from './texts.ts'

const texts = { id: 'kopi', en: 'coffee', su: 'kopi Sunda', 'zh-Hant': '咖啡' }

test('the tags of a header come by weight, and what is refused is left out', () => {
  expect(tagsFrom('en;q=0.5, su-ID, id;q=0.9, fr;q=0')).toEqual(['su-id', 'id', 'en'])
  expect(tagsFrom(undefined)).toEqual([])
  expect(tagsFrom(','.repeat(100))).toEqual([])
})

test('a text is shown in the first language it was written in, else in Indonesian', () => {
  expect(textIn(texts, ['su-id', 'en'])).toBe('kopi Sunda')
  expect(textIn(texts, ['fr', 'en'])).toBe('coffee')
  expect(textIn(texts, ['zh-hant'])).toBe('咖啡')
  expect(textIn(texts, ['fr'])).toBe('kopi')
  expect(textIn({ id: 'kopi' }, ['en'])).toBe('kopi')
  expect(textIn(texts, ['__proto__', 'constructor'])).toBe('kopi')
})
