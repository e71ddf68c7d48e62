import type { Part } from './cost.ts'
import type { FixedSort } from './discovery.ts'
import type { Lexicon } from './lexicon.ts'

/*
 * Every order is cut into units, coarsely and finely, in each of which every voucher has its lexeme: the first page of a frequent
 * word is looked for among the vouchers of the first units only, the next page from the unit on in which the page before ended. So a
 * page costs about the same whether a word leads to a thousand vouchers or to a hundred thousand, and on page one thousand, too.
 */

type Unit = { lexeme: string; share: number }
/** `isRest`: nothing comes after these. */
export type Units = Part & { isRest: boolean }

const classMax = 31
/** Neighbouring classes, as `#g` in the database: four of stars each, and all of campaigns. */
const groups = [0, 4, 8, 12, 16].map((first, nth) => {
  const last = first === 16 ? classMax : first + 3
  return { lexeme: `#g${nth}`, first, last, classes: Array.from({ length: last - first + 1 }, (_, at) => first + at) }
})
/** A class is cut by lot, into 2 to the power of this: pieces of equal size. The finest first. */
const lotBits = [12, 10, 8, 6, 4]
/** Published or ending within so many days. */
const spanDays = [1, 7, 28]
const spansMax = 900
const dayMs = 24 * 60 * 60 * 1000
/** Each list that is named is read along with all others, so what needs more is looked for in coarser units. */
const unitsMax = 6

/** Where to begin: at the place of the last one of the page before, or at the first of all. */
export type Start = { line?: bigint | undefined; at?: Date | undefined; now: Date }

/** The finest units of which a few hold this share of all vouchers. Undefined: it would take too many of any. */
export function unitsFor(sort: FixedSort, lexicon: Lexicon, start: Start, share: number): Units | undefined {
  const cuts = sort === 'relevance' ? lotBits : spanDays
  for (const cut of cuts) {
    const units = firstOf(unitsFrom(sort, lexicon, start, cut), share, sort === 'relevance')
    if (units !== undefined) return units
  }
  return undefined
}

/** `isComplete`: there is no voucher that is in none of these. */
function firstOf(from: Iterable<Unit>, share: number, isComplete: boolean): Units | undefined {
  const lexemes: string[] = []
  let held = 0
  let filled = 0
  for (const unit of from) {
    if (unit.share > 0 && ++filled > unitsMax) return undefined
    lexemes.push(unit.lexeme)
    held += unit.share
    if (held >= share) return { lexemes, share: held, isRest: false }
  }
  return isComplete ? { lexemes, share: held, isRest: true } : undefined
}

function unitsFrom(sort: FixedSort, lexicon: Lexicon, { line, at, now }: Start, cut: number): Iterable<Unit> {
  if (sort === 'relevance') return classes(lexicon, line, cut)
  const span = (from: Date) => Math.floor(from.getTime() / dayMs / cut)
  // What is published now may be dated a little later, by another clock.
  if (sort === 'newest') return spans('>', span(at ?? new Date(now.getTime() + dayMs)), -1, cut, lexicon)
  return spans('<', span(at ?? now), 1, cut, lexicon)
}

/**
 * A class that few are in is one unit. One of which nothing is known counts for nothing, and is looked through all the same:
 * with its neighbours, where nothing is known of any of them.
 */
function* classes(lexicon: Lexicon, line: bigint | undefined, bits: number): Generator<Unit> {
  const pieces = 2 ** bits
  const first = line === undefined ? classMax * pieces + pieces - 1 : Number(line >> BigInt(32 - bits))
  const firstClass = Math.floor(first / pieces)
  const shareOf = (nth: number) => lexicon.shareOf(`#k${nth}`, 0)
  for (let nth = firstClass; nth >= 0; nth--) {
    const group = groups.find(({ last }) => last === nth)
    if (group?.classes.every((each) => shareOf(each) === 0) === true) {
      yield { lexeme: group.lexeme, share: 0 }
      nth = group.first
    } else if (shareOf(nth) < 1 / pieces) yield { lexeme: `#k${nth}`, share: shareOf(nth) }
    else
      for (let piece = nth === firstClass ? first % pieces : pieces - 1; piece >= 0; piece--)
        yield { lexeme: `#${bits}:${nth * pieces + piece}`, share: shareOf(nth) / pieces }
  }
}

function* spans(sign: string, first: number, step: 1 | -1, days: number, lexicon: Lexicon): Generator<Unit> {
  for (let n = 0; n < spansMax / days; n++) {
    const lexeme = `${sign}${days}:${first + n * step}`
    yield { lexeme, share: lexicon.shareOf(lexeme, 0) }
  }
}
