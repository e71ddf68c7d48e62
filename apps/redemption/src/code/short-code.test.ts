import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphabet, checkSymbolOf, newShortCode, parseShortCode, shown } from './short-code.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
console.info(`short codes: SEED=${seed}`)
const runs = { seed, numRuns: Number(process.env.PROPERTY_RUNS ?? 2_000) }

const symbol = fc.constantFrom(...alphabet)
const code = fc
  .array(symbol, { minLength: 9, maxLength: 9 })
  .map((symbols) => symbols.join('') + checkSymbolOf(symbols.join('')))
const position = fc.integer({ min: 0, max: 9 })

const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1)
function swapped(text: string, a: number, b: number): string {
  return replaced(replaced(text, a, text[b] as string), b, text[a] as string)
}
const verdictOf = (text: string) => {
  const parsed = parseShortCode(text)
  return parsed.ok ? 'ok' : parsed.reason
}

test('the alphabet is Crockford base32: no I, L, O, U, and it ends in Z', () => {
  expect(alphabet).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  expect(new Set(alphabet).size).toBe(32)
})

describe('the check symbol', () => {
  // Computed by a second program, in another language. docs/integrating-a-merchant-device.md publishes them.
  test.each([
    ['000000000', '0'],
    ['000000001', '2'],
    ['100000000', 'T'],
    ['123456789', '0'],
    ['ABCDEFGHJ', 'T'],
    ['ZZZZZZZZZ', 'X'],
    ['7Q4M2XK9D', 'W'],
  ])('of %s is %s', (symbols, check) => expect(checkSymbolOf(symbols)).toBe(check))

  test('finds every single wrong symbol', () => {
    fc.assert(
      fc.property(code, position, symbol, (given, at, wrong) => {
        fc.pre(given[at] !== wrong)
        expect(verdictOf(replaced(given, at, wrong))).toBe('check-symbol')
      }),
      runs,
    )
  })

  test('finds every swap of neighbours, the last of which is the check symbol itself, and every swap across one', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 2 }), (given, at, across) => {
        fc.pre(at + across < 10 && given[at] !== given[at + across])
        expect(verdictOf(swapped(given, at, at + across))).toBe('check-symbol')
      }),
      runs,
    )
  })

  test('finds every twin that became another twin', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 8 }), symbol, symbol, (given, at, one, other) => {
        fc.pre(one !== other)
        const nine = replaced(replaced(given, at, one), Math.min(at + 1, 8), one).slice(0, 9)
        const twin = nine + checkSymbolOf(nine)
        fc.pre(twin[at] === twin[at + 1])
        expect(verdictOf(replaced(replaced(twin, at, other), at + 1, other))).toBe(
          twin[at] === other ? 'ok' : 'check-symbol',
        )
      }),
      runs,
    )
  })

  test('a code made up at random passes once in 32 times: the check is no lock', () => {
    let passed = 0
    for (let i = 0; i < 32 * 400; i++) {
      const typed = Array.from({ length: 10 }, () => alphabet[Math.floor(Math.random() * 32)]).join('')
      if (parseShortCode(typed).ok) passed += 1
    }
    expect(passed).toBeGreaterThan(250)
    expect(passed).toBeLessThan(560)
  })
})

describe('a new code', () => {
  const many = Array.from({ length: 20_000 }, newShortCode)

  test('has ten symbols of the alphabet and is right', () => {
    for (const each of many) {
      expect(each).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      expect(parseShortCode(each)).toEqual({ ok: true, symbols: each })
    }
  })

  test('uses every symbol in every place about as often, and no code twice', () => {
    expect(new Set(many).size).toBe(many.length)
    for (let at = 0; at < 9; at++) {
      const counts = new Map<string, number>()
      for (const each of many) counts.set(each[at] as string, (counts.get(each[at] as string) ?? 0) + 1)
      expect(counts.size).toBe(32)
      // 625 are expected of each; the standard deviation is 25.
      for (const count of counts.values()) expect(Math.abs(count - 625)).toBeLessThan(175)
    }
  })
})

describe('what people type', () => {
  test('is read whatever its case, hyphens and blanks', () => {
    fc.assert(
      fc.property(code, fc.infiniteStream(fc.boolean()), (given, coins) => {
        const typed = [...given]
          .map((each) => (coins.next().value ? each.toLowerCase() : each) + (coins.next().value ? '-' : ''))
          .join(coins.next().value ? ' ' : '')
        expect(parseShortCode(typed)).toEqual({ ok: true, symbols: given })
      }),
      runs,
    )
    expect(parseShortCode(' 7q4m2-xk9dw ')).toEqual({ ok: true, symbols: '7Q4M2XK9DW' })
  })

  test('may have I and L for 1, and O for 0', () => {
    const given = `10101010${'1'}`
    const whole = given + checkSymbolOf(given)
    for (const one of ['1', 'I', 'i', 'L', 'l'])
      for (const zero of ['0', 'O', 'o'])
        expect(parseShortCode(whole.replaceAll('1', one).replaceAll('0', zero))).toEqual({ ok: true, symbols: whole })
  })

  test.each([
    ['', 'nothing'],
    ['7Q4M2-XK9D', 'a symbol too few'],
    ['7Q4M2-XK9DWW', 'a symbol too many'],
    ['7Q4M2-XK9DU', 'a U'],
    ['7Q4M2-XK9D$', 'a check symbol of another scheme'],
    ['７Q4M2-XK9DW', 'a full-width digit'],
    ['7Q4M2-ХK9DW', 'a Cyrillic letter that looks like X'],
    ['ı00000000T', 'a dotless i, whose capital is I'],
    ['7Q4M2-XK9ſW', 'a long s, whose capital is S'],
    ['7Q4M2-XK9D\u200bW', 'a character that nobody sees'],
    ['-'.repeat(60), 'hyphens without end'],
  ])('%s is malformed: %s', (typed) => expect(parseShortCode(typed)).toEqual({ ok: false, reason: 'malformed' }))
})

test('a code is shown in two groups of five', () => expect(shown('7Q4M2XK9DW')).toBe('7Q4M2-XK9DW'))
