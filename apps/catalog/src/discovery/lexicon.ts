import type { Tx } from '@konter/service'
import { readLexemes } from './discovery.repo.ts'
import type { Groups } from './discovery.ts'

const oldMs = 60_000
/** With fewer than that, everything that matches is looked at, and nothing has to be guessed. */
export const fewVouchers = 5_000

/** How many there are, and which share of vouchers a lexeme leads to: as Postgres estimates it, so never exactly. */
export type Lexicon = {
  vouchers: number
  places: number
  /** Of all places, at this time. */
  openShare: number
  /** What is not among the most common is rarer than the rarest of those: `rare`, unless told otherwise. */
  shareOf(lexeme: string, rare?: number): number
}

/** Remembered per process. While it is renewed, and when it cannot be, the one before is good enough: it only decides what is tried first. */
export function createLexicon(db: Pick<Tx, 'query'>, now: () => Date): () => Promise<Lexicon> {
  let known: Lexicon | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = async (): Promise<void> => {
    known = lexiconOf(await readLexemes(db, now()))
    readAt = performance.now()
  }

  return async () => {
    if (performance.now() - readAt > oldMs) {
      reading ??= read().finally(() => {
        reading = undefined
      })
      reading.catch(() => {})
      if (known === undefined) await reading
    }
    return known as Lexicon
  }
}

export type Lexemes = {
  vouchers: number
  places: number
  openPlaces: number
  lexemes: readonly string[]
  shares: readonly number[]
}

export function lexiconOf({ vouchers, places, openPlaces, lexemes, shares }: Lexemes): Lexicon {
  const common = new Map(lexemes.map((lexeme, at) => [lexeme, shares[at] ?? 0]))
  const rarest = Math.min(0.001, ...common.values()) / 2
  return {
    vouchers,
    places,
    openShare: places === 0 ? 0 : openPlaces / places,
    shareOf: (lexeme, rare = rarest) => common.get(lexeme) ?? rare,
  }
}

export const shareOfGroup = (lexicon: Lexicon, group: readonly string[]): number =>
  Math.min(
    1,
    group.reduce((sum, each) => sum + lexicon.shareOf(each), 0),
  )

/** Words that stand together are no strangers to each other ("potong rambut"), so every further one counts less: its root. */
export const shareOfWords = (lexicon: Lexicon, words: Groups): number =>
  words
    .map((group) => shareOfGroup(lexicon, group))
    .sort((a, b) => a - b)
    .reduce((product, share, nth) => product * share ** (1 / 2 ** nth), 1)

/** A filter divides what is left more evenly, though not quite: there is more coffee in cafés. */
export const shareOfFilters = (lexicon: Lexicon, filters: Groups): number =>
  filters.reduce((product, group) => product * shareOfGroup(lexicon, group) ** 0.8, 1)
