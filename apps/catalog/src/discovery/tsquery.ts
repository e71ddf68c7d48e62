import { DISCOUNT_TYPES } from '@konter/contracts'
import type { Groups, Wanted } from './discovery.ts'

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
const anyOf = (lexemes: readonly string[]): string => `(${lexemes.map(quoted).join('|')})`

/** Something of every group. Every voucher has a type of discount, so where nothing is asked, any of those is. */
export const tsqueryOf = (groups: Groups): string =>
  (groups.length > 0 ? groups : [DISCOUNT_TYPES.map((type) => `=t${type}`)]).map(anyOf).join('&')

export const filterGroups = ({ category, area, discountType }: Wanted): Groups => [
  ...(category === undefined ? [] : [[`=c${category}`]]),
  ...(area === undefined ? [] : [[`=a${area}`]]),
  ...(discountType === undefined ? [] : [[`=t${discountType}`]]),
]
