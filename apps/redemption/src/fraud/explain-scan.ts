import type { Translated } from '@konter/core'
import type { Tx } from '@konter/service'
import { type Assessment, assess } from './assess.ts'
import { hashOf } from './features.ts'
import { findRuleSets } from './rule-set.repo.ts'
import type { Family, Outcome, RuleSet } from './rule-set.ts'
import type { KeptScan } from './scan.repo.ts'

export type Explanation = KeptScan & {
  /** Factor by factor, each rule with its sentence; empty when the engine could say nothing. */
  factors: { family: Family; points: number; cap: number; rules: Reason[] }[]
  hard: string[]
  hardBecause: { rule: string; atLeast: Outcome; because: Translated }[]
  /** The snapshot is what was weighed then, and weighing it again gives what was decided. */
  replays: boolean | null
}
type Reason = { rule: string; points: number; counted: number; snoozed: boolean; because: Translated }

/** Why scans were judged as they were: each is weighed again, from its snapshot and by the rules of that day. */
export async function explainScans(tx: Tx, scans: readonly KeptScan[]): Promise<Explanation[]> {
  const versions = [...new Set(scans.flatMap(({ ruleSet }) => ruleSet ?? []))]
  const rules = new Map((await findRuleSets(tx, versions)).map((set) => [set.version, set]))
  return scans.map((scan) => explain(scan, scan.ruleSet === null ? undefined : rules.get(scan.ruleSet)))
}

function explain(scan: KeptScan, set: RuleSet | undefined): Explanation {
  const { features, featuresHash } = scan
  if (features === null || set === undefined) return { ...scan, factors: [], hardBecause: [], replays: null }
  const again = assess(features, set)
  const isUntouched = featuresHash?.equals(hashOf(features)) === true
  return {
    ...scan,
    factors: factorsOf(again, set),
    hardBecause: again.hard,
    replays: isUntouched && isSame(scan, again),
  }
}

function factorsOf({ fired, families }: Assessment, { rules }: RuleSet): Explanation['factors'] {
  const touched = [...new Set(fired.map(({ family }) => family))]
  return touched.map((family) => ({
    family,
    points: families[family],
    cap: rules.caps[family],
    rules: fired.filter((each) => each.family === family).map(({ family: _, ...reason }) => reason),
  }))
}

const told = (fired: readonly { rule: string; points: number; counted: number; snoozed: boolean }[]): string =>
  fired.map(({ rule, points, counted, snoozed }) => `${rule} ${points} ${counted} ${snoozed}`).join()

export const isSame = (kept: Pick<KeptScan, 'score' | 'outcome' | 'fired' | 'hard'>, again: Assessment): boolean =>
  kept.score === again.score &&
  kept.outcome === again.outcome &&
  told(kept.fired) === told(again.fired) &&
  kept.hard.join() === again.hard.map(({ rule }) => rule).join()
