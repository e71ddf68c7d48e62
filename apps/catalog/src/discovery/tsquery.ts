import { DISCOUNT_TYPES } from '@konter/contracts'
import { isWorthAList, type Part } from './cost.ts'
import type { Groups, Wanted } from './discovery.ts'
import { type Lexicon, shareOfGroup } from './lexicon.ts'

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
const anyOf = (lexemes: readonly string[]): string => `(${lexemes.map(quoted).join('|')})`
const tsquery = (groups: Groups): string => groups.map(anyOf).join('&')

/** Every voucher has one of these: what is asked for where nothing is. */
const anything: readonly string[] = DISCOUNT_TYPES.map((type) => `=t${type}`)

export const filterGroups = ({ category, area, discountType }: Wanted): Groups => [
  ...(category === undefined ? [] : [[`=c${category}`]]),
  ...(area === undefined ? [] : [[`=a${area}`]]),
  ...(discountType === undefined ? [] : [[`=t${discountType}`]]),
]

/** What the index is asked for, and what each row that it leads to must have as well. */
export type Lexemes = { index: string; row: string | null; all: string }

/**
 * Something of every group. The index is asked for what narrows it down: to intersect with a long list costs more than to look
 * at the few rows that are left without it ("kota" is in every name of a town). a `part` is always asked for.
 */
export function lexemesOf(groups: Groups, lexicon: Lexicon, part?: Part): Lexemes {
  const sorted = groups
    .map((group) => ({ group, share: shareOfGroup(lexicon, group) }))
    .sort((a, b) => a.share - b.share)
  const index: (readonly string[])[] = part === undefined ? [] : [part.lexemes]
  const row: (readonly string[])[] = []
  let rows = lexicon.vouchers * (part?.share ?? 1)
  for (const { group, share } of sorted) {
    if (index.length > 0 && !isWorthAList(lexicon, rows, share)) row.push(group)
    else {
      index.push(group)
      rows *= share
    }
  }
  const whole = groups.length > 0 ? groups : [anything]
  return {
    index: tsquery(index.length > 0 ? index : whole),
    row: row.length > 0 ? tsquery(row) : null,
    all: tsquery(whole),
  }
}
