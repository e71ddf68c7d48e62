import { type Language, type Translated, translate } from '@konter/core'
import type { Features, Signal } from './features.ts'
import { type Condition, FAMILIES, type Family, type Outcome, type Rule, type Rules } from './rule-set.ts'

export type Fired = {
  rule: string
  family: Family
  /** What the rule is worth, and what of it counted within the cap of its family. */
  points: number
  counted: number
  because: Translated
  snoozed: boolean
}
export type FiredHard = { rule: string; atLeast: Outcome; because: Translated }

export type Assessment = {
  ruleSet: number
  /** 0 to 100. */
  score: number
  outcome: Outcome
  fired: Fired[]
  /** Rules that no score overrules. */
  hard: FiredHard[]
  /** What each factor brought. */
  families: Record<Family, number>
  opensCase: boolean
}

const severity: Record<Outcome, number> = { approve: 0, review: 1, block: 2 }
export const stricter = (a: Outcome, b: Outcome): Outcome => (severity[a] >= severity[b] ? a : b)
export const compareOutcomes = (a: Outcome, b: Outcome): number => severity[a] - severity[b]

/** Pure: the same snapshot under the same rules is the same assessment, today and when somebody asks why. */
export function assess(features: Features, { version, rules }: { version: number; rules: Rules }): Assessment {
  const hard = rules.hard
    .filter(({ when }) => when.every((each) => holds(each, features)))
    .map(({ name, atLeast, because }) => ({ rule: name, atLeast, because: filled(because, features) }))
  const fired = countedWithin(rules, firedBy(rules, features))
  const families = sumsOf(fired)
  const score = clamped(Object.values(families).reduce((sum, each) => sum + each, 0))
  const outcome = hard.reduce<Outcome>((so, { atLeast }) => stricter(so, atLeast), outcomeOf(score, rules))
  return { ruleSet: version, score, outcome, fired, hard, families, opensCase: outcome !== 'approve' }
}

export function outcomeOf(score: number, { thresholds }: Pick<Rules, 'thresholds'>): Outcome {
  if (score < thresholds.review) return 'approve'
  return score > thresholds.block ? 'block' : 'review'
}

type Found = Fired & { beyondCap: boolean }

function firedBy({ rules }: Rules, features: Features): Found[] {
  const found: Found[] = []
  for (const rule of rules) {
    const points = pointsOf(rule, features)
    if (points === undefined) continue
    const { name, family, beyondCap = false } = rule
    const snoozed = features.snoozed.includes(name)
    found.push({ rule: name, family, points, counted: 0, because: filled(rule.because, features), snoozed, beyondCap })
  }
  return found
}

function pointsOf({ signal, tiers, and = [] }: Rule, features: Features): number | undefined {
  let most: number | undefined
  for (const { points, ...bounds } of tiers)
    if (holds({ signal, ...bounds }, features) && (most === undefined || Math.abs(points) > Math.abs(most)))
      most = points
  return most !== undefined && and.every((each) => holds(each, features)) ? most : undefined
}

/** What is unknown fulfils nothing. */
function holds({ signal, over, atLeast, below, is }: Condition, features: Features): boolean {
  const seen = features[signal]
  if (typeof seen === 'boolean') return is === seen
  if (seen === null || is !== undefined) return false
  return (
    (over === undefined || seen > over) &&
    (atLeast === undefined || seen >= atLeast) &&
    (below === undefined || seen < below)
  )
}

/** The heaviest count first, until the cap of their family is used up. */
function countedWithin({ caps }: Rules, found: readonly Found[]): Fired[] {
  const left: Record<Family, number> = { ...caps }
  const heaviestFirst = [...found].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const counted = new Map<Found, number>()
  for (const each of heaviestFirst) {
    if (each.snoozed) continue
    const weight = each.beyondCap ? Math.abs(each.points) : Math.min(Math.abs(each.points), left[each.family])
    if (!each.beyondCap) left[each.family] -= weight
    counted.set(each, weight === 0 ? 0 : Math.sign(each.points) * weight)
  }
  return found.map((each) => {
    const { beyondCap: _, ...fired } = each
    return { ...fired, counted: counted.get(each) ?? 0 }
  })
}

function sumsOf(fired: readonly Fired[]): Record<Family, number> {
  const sums = Object.fromEntries(FAMILIES.map((family) => [family, 0])) as Record<Family, number>
  for (const { family, counted } of fired) sums[family] += counted
  return sums
}

const clamped = (points: number): number => Math.min(100, Math.max(0, points))

/** What is unknown is not guessed at in the sentence either. */
const filled = ({ id, en }: Translated, features: Features): Translated => {
  const seen = features as unknown as Record<Signal, string | number>
  const said = (language: Language) => translate({ id, en }, language, seen).replace(/\{\w+\}/g, '?')
  return { id: said('id'), en: said('en') }
}
