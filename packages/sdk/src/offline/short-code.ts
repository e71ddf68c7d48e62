/** The alphabet of Crockford's base32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbolsTotal = 10
const typedLengthMax = 40

export type TypedCode =
  | { ok: true; symbols: string; shown: string }
  /** `check-symbol`: ten symbols, one of which was mistyped. `malformed`: no code at all. */
  | { ok: false; reason: 'malformed' | 'check-symbol' }

/**
 * What a cashier typed, before anything is asked of the server: case, hyphens and blanks do not matter, I and L are read as
 * 1, O as 0. That a code is well formed says nothing about whether there is such a code.
 */
export function parseTypedCode(text: string): TypedCode {
  if (text.length > typedLengthMax || !/^[0-9A-Za-z\s-]*$/.test(text)) return { ok: false, reason: 'malformed' }
  const symbols = text.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0')
  if (symbols.length !== symbolsTotal || symbols.includes('U')) return { ok: false, reason: 'malformed' }
  if (damm(symbols) !== 0) return { ok: false, reason: 'check-symbol' }
  return { ok: true, symbols, shown: `${symbols.slice(0, 5)}-${symbols.slice(5)}` }
}

/** The method of Damm, of order 32, over GF(32) with x^5 + x^2 + 1: zero over a code with its check symbol. */
function damm(symbols: string): number {
  let interim = 0
  for (const symbol of symbols) {
    const doubled = (interim ^ alphabet.indexOf(symbol)) << 1
    interim = doubled < 32 ? doubled : doubled ^ 0b100101
  }
  return interim
}
