import type { Groups } from './discovery.ts'
import { type Lexicon, shareOfGroup } from './lexicon.ts'

/** Measured, in microseconds: what a question costs, so that the cheaper way is taken. Only their proportions matter. */
const cost = {
  /** An entry of the list that drives an intersection: the shortest one. */
  listed: 0.4,
  /** The same, for each further list that it is looked up in. */
  lookedUp: 0.03,
  /** A row that the index leads to. */
  row: 8,
  /** To see whether a place of it is near, or open. */
  placed: 12,
  /** A row less, where one more list is asked. */
  spared: 5,
  /** A page of such a list, and how many rows are on one. */
  listPage: 25,
  rowsPerListPage: 4_000,
} as const

/** What cuts the whole into a part: any of these lexemes, which hold this share of all. */
export type Part = { lexemes: readonly string[]; share: number }
export type Search = {
  lexicon: Lexicon
  groups: Groups
  /** How many rows there are that have something of every group. */
  rows: number
  /** Whether each row's places are looked at. */
  placed: boolean
}

const rowCost = ({ placed }: Search): number => cost.row + (placed ? cost.placed : 0)

/** As many as the rarest of its groups leads to. */
export const rowsAtMost = ({ lexicon, groups }: Pick<Search, 'lexicon' | 'groups'>): number =>
  Math.min(1, ...groups.map((group) => shareOfGroup(lexicon, group))) * lexicon.vouchers

/** Whether a list that holds this share of all costs less than to look at all the `rows` that there are without it. */
export function isWorthAList({ vouchers }: Lexicon, rows: number, share: number): boolean {
  const pages = Math.min(rows, (share * vouchers) / cost.rowsPerListPage)
  return rows * (1 - share) * cost.spared >= pages * cost.listPage
}

/** All rows that match are looked at. */
export function costOfWhole(search: Search): number {
  const lists = search.groups.reduce((sum, group) => sum + group.length, 0)
  return rowsAtMost(search) * (cost.listed + lists * cost.lookedUp) + search.rows * rowCost(search)
}

/** Only those of a part: then its lists drive, because they are as long as a word's or longer, and together longer still. */
export function costOfPart(search: Search, { lexemes, share }: Part): number {
  const { lexicon, rows } = search
  return (
    share * lexicon.vouchers * (cost.listed + lexemes.length * cost.lookedUp) +
    rows * Math.min(1, share) * rowCost(search)
  )
}
