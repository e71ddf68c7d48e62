import { compareOutcomes } from './assess.ts'
import { OUTCOMES, type Outcome } from './rule-set.ts'

export type Pair = { live: Outcome; other: Outcome; scans: number }
export type Counts = { live: Outcome; agree: number; stricter: number; looser: number }

/** For each outcome that was decided: how often the other version says the same, something stricter, something looser. */
export const countsOf = (pairs: readonly Pair[]): Counts[] =>
  OUTCOMES.map((live) => {
    const counts = { live, agree: 0, stricter: 0, looser: 0 }
    for (const pair of pairs.filter((each) => each.live === live)) {
      const against = compareOutcomes(pair.other, live)
      counts[against === 0 ? 'agree' : against > 0 ? 'stricter' : 'looser'] += pair.scans
    }
    return counts
  })
