import type { FieldError } from '@konter/core'
import { describe, expect, test } from 'vitest'
import { cleanTexts, mistakeIn, tidied } from './clean-text.ts'

const rule = { max: 40 }

describe('texts that people write', () => {
  test.each([
    'Kopi Susu Gula Aren',
    'قهوة مع حليب',
    'קפה \u200fעם חלב',
    'می‌خواهم قهوه',
    '👨‍👩‍👧‍👦 Paket keluarga 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '❤️ 1️⃣ 🇮🇩',
    '咖啡 กาแฟ ☕',
    'Кофе и чай',
    'Crème brûlée',
    'Việt Nam phở',
  ])('%s is kept as it is', (text) => {
    expect(mistakeIn(tidied(text), rule)).toBeUndefined()
    expect(tidied(text)).toBe(text)
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['x'.repeat(41), 'too-long'],
    ['a\nb', 'lines'],
    ['Kopi\u202egratis', 'invisible'],
    ['Ko\u200bpi', 'invisible'],
    ['Ko\u200dpi', 'invisible'],
    ['Ko\ufeffpi', 'invisible'],
    ['Ko\u2028pi', 'invisible'],
    ['Kopi\u0007', 'invisible'],
    ['\u2066Kopi\u2069', 'invisible'],
    ['Kоpi Senja', 'look-alike'],
    ['Κopi', 'look-alike'],
    ['K\u0300\u0301\u0302\u0303\u0304opi', 'stacked'],
  ])('%j is refused: %s', (text, mistake) => expect(mistakeIn(tidied(text), rule)).toBe(mistake))

  test('a length counts what people see as signs, not how they are stored', () =>
    expect(mistakeIn('😀'.repeat(40), rule)).toBeUndefined())

  test('every bad language is named, and two ways to write a letter become one', () => {
    const errors: FieldError[] = []
    const clean = cleanTexts({ id: ' Cafe\u0301 ', en: '', su: 'a\u202eb' }, rule, '/name', errors)
    expect(clean.id).toBe('Café')
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/name/en', '/name/su'])
  })
})
