import type { FixedSort } from './discovery.ts'
import type { Lexicon } from './lexicon.ts'

/*
 * Every order is cut into units, in each of which every voucher has its lexeme: the first page of a frequent word is looked for
 * among the vouchers of the first units only, the next page from the unit on in which the page before ended. So a page costs
 * about the same whether a word leads to a hundred vouchers or to a hundred thousand, and on page one thousand, too.
 */

export type Unit = { lexeme: string; share: number }

const classMax = 31
/** A class is cut by lot, into pieces of equal size: coarse ones, and fine ones for what nearly everything matches. */
const cuts = {
  coarse: { sign: '#', pieces: 256, shift: 24n },
  fine: { sign: '~', pieces: 4_096, shift: 20n },
} as const
type Cut = (typeof cuts)[keyof typeof cuts]
const weekMs = 7 * 24 * 60 * 60 * 1000
const dayMs = 24 * 60 * 60 * 1000
const weeksMax = 520
const daysMax = 800
/** A question that names more of them is slower than one that names none. */
const unitsMax = 120

/** Where to begin: at the place of the last one of the page before, or at the first of all. */
export type Start = { line?: bigint | undefined; at?: Date | undefined; now: Date }
export type Units = { lexemes: string[]; share: number }

/** So many units that they hold this share of all vouchers. Undefined: all there are, or too many to name. */
export function unitsFor(sort: FixedSort, lexicon: Lexicon, start: Start, share: number): Units | undefined {
  const lexemes: string[] = []
  let held = 0
  for (const unit of unitsFrom(sort, lexicon, start, share)) {
    if (lexemes.length === unitsMax) return undefined
    lexemes.push(unit.lexeme)
    held += unit.share
    if (held >= share) return { lexemes, share: held }
  }
  return undefined
}

function unitsFrom(sort: FixedSort, lexicon: Lexicon, { line, at, now }: Start, share: number): Iterable<Unit> {
  if (sort === 'relevance') return classes(lexicon, line, share < 8 / cuts.fine.pieces ? cuts.fine : cuts.coarse)
  const from = (atFirst: number, ms: number) => Math.floor((at?.getTime() ?? atFirst) / ms)
  if (sort === 'newest') return spans('>', from(now.getTime() + weekMs, weekMs), -1, weeksMax, lexicon)
  return spans('<', from(now.getTime(), dayMs), 1, daysMax, lexicon)
}

/** A class that few are in is one unit. One of which nothing is known counts for nothing, and is looked through all the same. */
function* classes(lexicon: Lexicon, line: bigint | undefined, { sign, pieces, shift }: Cut): Generator<Unit> {
  const first = line === undefined ? classMax * pieces + pieces - 1 : Number(line >> shift)
  const firstClass = Math.floor(first / pieces)
  for (let nth = firstClass; nth >= 0; nth--) {
    const whole = { lexeme: `#k${nth}`, share: lexicon.shareOf(`#k${nth}`, 0) }
    if (whole.share < 1 / pieces) yield whole
    else
      for (let piece = nth === firstClass ? first % pieces : pieces - 1; piece >= 0; piece--)
        yield { lexeme: `${sign}${nth * pieces + piece}`, share: whole.share / pieces }
  }
}

function* spans(sign: string, first: number, step: 1 | -1, max: number, lexicon: Lexicon): Generator<Unit> {
  for (let n = 0; n < max; n++) {
    const lexeme = `${sign}${first + n * step}`
    yield { lexeme, share: lexicon.shareOf(lexeme, 0) }
  }
}
