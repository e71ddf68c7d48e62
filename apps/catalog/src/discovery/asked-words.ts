import type { AskedWord } from './discovery.repo.ts'
import type { Groups } from './discovery.ts'
import type { Lexicon } from './lexicon.ts'

/** A word that fewer vouchers have is somebody's own spelling as likely as what was meant. */
const rareShare = 0.0005
/** So much more frequent than the word that was typed is what it may have been meant for. */
const moreFrequent = 20
const alternativesMax = 12

/**
 * What each word may stand for. One that is known stands for itself, and one that is known from a few vouchers only for its
 * frequent look-alikes as well; any other for what begins with it, or else for what looks like it most. One that
 * resembles nothing is left out, unless all do: then nothing is found, which is `undefined`.
 */
export function groupsOf(asked: readonly AskedWord[], lexicon: Lexicon): Groups | undefined {
  const groups = asked.map((each) => meantBy(each, lexicon)).filter((group) => group.length > 0)
  return groups.length === 0 ? undefined : groups
}

function meantBy({ word, known, begun, alike }: AskedWord, { shareOf }: Lexicon): string[] {
  const frequentFirst = (words: readonly string[]) => words.toSorted((a, b) => shareOf(b) - shareOf(a))
  if (known && shareOf(word) >= rareShare) return [word]
  if (known) return [word, ...alike.slice(0, 2).filter((other) => shareOf(other) > moreFrequent * shareOf(word))]
  if (begun.length > 0) return frequentFirst(begun).slice(0, alternativesMax)
  return alike.slice(0, 3)
}
