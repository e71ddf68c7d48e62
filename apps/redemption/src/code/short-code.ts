import { randomInt } from 'node:crypto'

/**
 * The code that people read out and type: ten symbols of Crockford's base32, nine of them random (45 bits), the tenth a
 * check symbol by the method of Damm, of order 32. The check saves typing errors and tells them from guesses; it guards
 * nothing, for who guesses can compute it.
 */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const symbolsRandom = 9
export const symbolsTotal = symbolsRandom + 1
/** What somebody types may be set apart by hyphens and blanks; more than this is no code. */
const typedLengthMax = 40

export type ParsedShortCode = { ok: true; symbols: string } | { ok: false; reason: 'malformed' | 'check-symbol' }

/** Ten symbols as they are stored and compared. */
export function newShortCode(): string {
  let symbols = ''
  for (let i = 0; i < symbolsRandom; i++) symbols += alphabet[randomInt(alphabet.length)]
  return symbols + checkSymbolOf(symbols)
}

/** What was typed, as it is stored: case, hyphens and blanks do not matter, I and L are read as 1, O as 0. */
export function parseShortCode(text: string): ParsedShortCode {
  // Only ASCII: the capital of a dotless i or of a long s is an ordinary letter, and neither is one that we print.
  if (text.length > typedLengthMax || !/^[0-9A-Za-z\s-]*$/.test(text)) return { ok: false, reason: 'malformed' }
  const symbols = text.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replaceAll('O', '0')
  if (symbols.length !== symbolsTotal || symbols.includes('U')) return { ok: false, reason: 'malformed' }
  return damm(symbols) === 0 ? { ok: true, symbols } : { ok: false, reason: 'check-symbol' }
}

/** As it is shown and printed: `ABCDE-FGHJK`. */
export const shown = (symbols: string): string => `${symbols.slice(0, 5)}-${symbols.slice(5)}`

export const checkSymbolOf = (symbols: string): string => alphabet[damm(symbols)] as string

/** Over all symbols with their check symbol it is zero. */
function damm(symbols: string): number {
  let interim = 0
  for (const symbol of symbols) interim = doubled(interim ^ alphabet.indexOf(symbol))
  return interim
}

/** In GF(32), whose polynomial is x^5 + x^2 + 1. */
const doubled = (value: number): number => (value < 16 ? value << 1 : (value << 1) ^ 0b100101)
