import type { FixedSort } from './discovery.ts'
import type { Lexicon } from './lexicon.ts'

/*
 * Every order is cut into units, in each of which every voucher has its lexeme: the first page of a frequent word is looked for
 * among the vouchers of the first units only, the next page from the unit on in which the page before ended. So a page costs
 * about the same whether a word leads to a hundred vouchers or to a hundred thousand, and on page one thousand, too.
 */

export type Unit = { lexeme: string; share: number }

const classMax = 31
const slices = 256
const weekMs = 7 * 24 * 60 * 60 * 1000
const dayMs = 24 * 60 * 60 * 1000
const weeksMax = 520
const daysMax = 800
/** A question that names more of them is slower than one that names none. */
const unitsMax = 200

/** Where to begin: at the place of the last one of the page before, or at the first of all. */
export type Start = { line?: bigint | undefined; at?: Date | undefined; now: Date }

export function* unitsFrom(sort: FixedSort, lexicon: Lexicon, { line, at, now }: Start): Generator<Unit> {
  if (sort === 'relevance') yield* classes(lexicon, line)
  else if (sort === 'newest')
    yield* spans('>', Math.floor((at ?? new Date(now.getTime() + weekMs)).getTime() / weekMs), -1, weeksMax, lexicon)
  else yield* spans('<', Math.floor((at ?? now).getTime() / dayMs), 1, daysMax, lexicon)
}

/** A class that few are in is one unit; one that many are in has 256, of equal size by lot. */
function* classes(lexicon: Lexicon, line: bigint | undefined): Generator<Unit> {
  const first = line === undefined ? classMax * slices + slices - 1 : Number(line >> 24n)
  for (let nth = Math.floor(first / slices); nth >= 0; nth--) {
    const whole = { lexeme: `#k${nth}`, share: lexicon.shareOf(`#k${nth}`) }
    if (whole.share < 1 / slices) yield whole
    else {
      const begin = nth === Math.floor(first / slices) ? first % slices : slices - 1
      for (let slice = begin; slice >= 0; slice--)
        yield { lexeme: `#${nth * slices + slice}`, share: whole.share / slices }
    }
  }
}

function* spans(sign: string, first: number, step: 1 | -1, max: number, lexicon: Lexicon): Generator<Unit> {
  for (let n = 0; n < max; n++) {
    const lexeme = `${sign}${first + n * step}`
    yield { lexeme, share: lexicon.shareOf(lexeme) }
  }
}

/** So many units that they hold this share of all vouchers. Undefined: all there are, or too many to name. */
export function unitsFor(units: Iterable<Unit>, share: number): string[] | undefined {
  const lexemes: string[] = []
  let held = 0
  for (const unit of units) {
    if (lexemes.length === unitsMax) return undefined
    lexemes.push(unit.lexeme)
    held += unit.share
    if (held >= share) return lexemes
  }
  return undefined
}
