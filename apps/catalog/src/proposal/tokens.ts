import type { Word } from './reading.ts'

/** `MOBILE LEGENDS`, `Mobile-Legends` and `mobilelegends` are one. */
export const compact = (text: string): string => plain(text).replace(/[^a-z0-9]/g, '')

/** What stands in brackets explains (`86 Diamonds (78 + 8 Bonus)`), unless the only number stands there. */
export function withoutAsides(name: string): string {
  const without = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  return /\d/.test(without) || !/\d/.test(name) ? without : name
}

/** Words and numbers in small letters: `Three Data 1.5GB/30 Hari` is three, data, 1.5, gb, 30, hari. */
export const tokensOf = (text: string): string[] =>
  (plain(text).match(/\d+(?:[.,]\d+)*|[a-z]+/g) ?? []).map((token) => (/^\d/.test(token) ? numberOf(token) : token))

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()

/** `10.000` is ten thousand, `1.5` and `1,5` one and a half, `0.250` a quarter. */
function numberOf(token: string): string {
  const grouped = /^[1-9]\d*(?:[.,]\d{3})+$/.test(token)
  if (grouped) return token.replace(/[.,]/g, '')
  const decimal = /^(\d+)[.,](\d+)$/.exec(token)
  if (decimal === null) return token.replace(/[.,].*$/, '').replace(/^0+(?=\d)/, '')
  const [, whole = '', fraction = ''] = decimal
  const short = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${short === '' ? '' : `.${short}`}`
}

export const isNumber = (token: string): boolean => /^\d/.test(token)

/** Puts every phrase into our words, the longest first; noise is left out. */
export function rewrite(tokens: readonly string[], words: readonly Word[]): string[] {
  const longestFirst = [...words].sort((a, b) => b.phrase.length - a.phrase.length)
  const out: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const word = longestFirst.find(({ phrase }) => phrase.every((each, i) => tokens[at + i] === each))
    if (word === undefined) out.push(tokens[at] as string)
    else out.push(...word.means)
    at += word?.phrase.length ?? 1
  }
  return out
}
