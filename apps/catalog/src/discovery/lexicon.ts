import type { Tx } from '@konter/service'
import { readLexemes } from './discovery.repo.ts'

const oldMs = 60_000
/** With fewer than that, everything that matches is looked at, and nothing has to be guessed. */
export const fewVouchers = 5_000

/** How many vouchers there are, and which share of them a lexeme leads to: as Postgres estimates it, so never exactly. */
export type Lexicon = { vouchers: number; shareOf(lexeme: string): number }

/** Remembered per process. While it is renewed, and when it cannot be, the one before is good enough: it only decides what is tried first. */
export function createLexicon(db: Pick<Tx, 'query'>): () => Promise<Lexicon> {
  let known: Lexicon | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = async (): Promise<void> => {
    known = lexiconOf(await readLexemes(db))
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

export type Lexemes = { vouchers: number; lexemes: readonly string[]; shares: readonly number[] }

/** What is not among the most common is rarer than the rarest of those. */
export function lexiconOf({ vouchers, lexemes, shares }: Lexemes): Lexicon {
  const common = new Map(lexemes.map((lexeme, at) => [lexeme, shares[at] ?? 0]))
  const rare = Math.min(0.001, ...common.values()) / 2
  return { vouchers, shareOf: (lexeme) => common.get(lexeme) ?? rare }
}

/**
 * The share of vouchers in which something of every group occurs. Words that stand together are no strangers to each other
 * ("potong rambut"), so every further one counts less than the one before it: its root.
 */
export function shareOfAll(lexicon: Lexicon, groups: readonly (readonly string[])[]): number {
  const shares = groups.map((group) =>
    Math.min(
      1,
      group.reduce((sum, each) => sum + lexicon.shareOf(each), 0),
    ),
  )
  return shares.toSorted((a, b) => a - b).reduce((product, share, nth) => product * share ** (1 / 2 ** nth), 1)
}
