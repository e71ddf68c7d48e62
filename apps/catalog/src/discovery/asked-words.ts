import type { Tx } from '@konter/service'
import { type AskedWord, alikeWords, askedWords } from './discovery.repo.ts'
import type { Groups } from './discovery.ts'
import { fewVouchers, type Lexicon } from './lexicon.ts'

/** A word that fewer vouchers have may be somebody's own spelling of what was meant. */
const rareShare = 0.0003
/** So much more frequent than the word that was typed is what it may have been meant for. */
const moreFrequent = 20
const alternativesMax = 12
const alikeMax = 3
const lettersMin = 4

/**
 * What each word may stand for. One that is known stands for itself, and one that is known from a few vouchers only for its
 * frequent look-alikes as well; any other for what begins with it, or else for what it looks like. One that resembles nothing
 * is left out, unless all do: then nothing is found, which is `undefined`.
 */
export async function wordGroups(db: Tx, q: string | undefined, lexicon: Lexicon): Promise<Groups | undefined> {
  if (q === undefined) return []
  const asked = await askedWords(db, q)
  const rare =
    lexicon.vouchers < fewVouchers ? [] : asked.filter((each) => isRare(each, lexicon)).map(({ word }) => word)
  const meantToo = rare.length === 0 ? new Map<string, string[]>() : await alikeWords(db, rare)
  const groups = asked
    .map((each) => meantBy(each, lexicon, meantToo.get(each.word) ?? []))
    .filter((group) => group.length > 0)
  return groups.length === 0 ? undefined : groups
}

const isRare = ({ word, known }: AskedWord, { shareOf }: Lexicon): boolean =>
  known && word.length >= lettersMin && /^\D/.test(word) && shareOf(word) < rareShare

function meantBy(
  { word, known, begun, alike }: AskedWord,
  { shareOf }: Lexicon,
  meantToo: readonly string[],
): string[] {
  const frequentFirst = (words: readonly string[]) => words.toSorted((a, b) => shareOf(b) - shareOf(a))
  if (known) return [word, ...meantToo.filter((other) => shareOf(other) > moreFrequent * shareOf(word))]
  if (begun.length > 0) return frequentFirst(begun).slice(0, alternativesMax)
  const [best, ...others] = frequentFirst(alike)
  return best === undefined
    ? []
    : [best, ...others.slice(0, alikeMax - 1).filter((other) => shareOf(other) * moreFrequent > shareOf(best))]
}
