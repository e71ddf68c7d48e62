import type { Database, Log } from '@konter/service'
import { type Assessment, assess } from './assess.ts'
import type { Snapshot } from './features.repo.ts'
import type { Features } from './features.ts'
import { gatherSnapshots } from './gather.ts'
import type { FraudMeasures } from './measures.ts'
import { findRuleSets } from './rule-set.repo.ts'
import type { Outcome, RuleSet } from './rule-set.ts'
import type { Scan } from './scan.ts'

/** Why a scan is held that nothing was found against. */
export const ENGINE_UNAVAILABLE = 'engine-unavailable'

export type Judgement = {
  scan: Scan
  outcome: Outcome
  features: Features | null
  /** By the live rules; null when the engine could not say. */
  decided: Assessment | null
  /** By those that only look on. */
  shadow: Assessment | null
  reason: typeof ENGINE_UNAVAILABLE | null
  failure: string | null
  ms: number
}

export type Engine = {
  /** Never throws, and never takes longer than its budget: what cannot be judged is held for people. */
  judge(scan: Scan): Promise<Judgement>
}

type Needs = { db: Database; log: Log; measure: FraudMeasures; budgetMs: number }

export function createEngine({ db, log, measure, budgetMs }: Needs): Engine {
  const rulesOf = rememberRuleSets(db)
  const gather = gatherSnapshots(db)
  return {
    async judge(scan) {
      const began = performance.now()
      const judged = await within(budgetMs, weigh(gather(scan), rulesOf, log)).catch((error: unknown) => {
        log.error({ err: error, attemptId: scan.attemptId }, 'a scan could not be judged')
        return unjudged(error)
      })
      const elapsedMs = performance.now() - began
      measure.judged(judged, elapsedMs / 1000)
      return { scan, ...judged, ms: elapsedMs }
    },
  }
}

type Weighed = Omit<Judgement, 'scan' | 'ms'>
type RulesOf = (version: number) => Promise<RuleSet>

async function weigh(snapshot: Promise<Snapshot>, rulesOf: RulesOf, log: Log): Promise<Weighed> {
  const { features, live, shadow } = await snapshot
  if (live === null) throw new Error('no rule set is live')
  const decided = assess(features, await rulesOf(live))
  return {
    features,
    decided,
    outcome: decided.outcome,
    shadow: shadow === null ? null : await lookOn(features, shadow, rulesOf, log),
    reason: null,
    failure: null,
  }
}

/** What only looks on must not be felt, whatever happens to it. */
async function lookOn(features: Features, version: number, rulesOf: RulesOf, log: Log): Promise<Assessment | null> {
  try {
    return assess(features, await rulesOf(version))
  } catch (error) {
    log.warn({ err: error, ruleSet: version }, 'the rules in the shadow could not be asked')
    return null
  }
}

const unjudged = (error: unknown): Weighed => ({
  outcome: 'review',
  features: null,
  decided: null,
  shadow: null,
  reason: ENGINE_UNAVAILABLE,
  failure: error instanceof Error ? error.message : String(error),
})

/** Versions past their draft never change, so each is read once. */
function rememberRuleSets(db: Database): RulesOf {
  const known = new Map<number, RuleSet>()
  return async (version) => {
    const remembered = known.get(version)
    if (remembered !== undefined) return remembered
    const [found] = await findRuleSets(db, [version])
    if (found === undefined) throw new Error(`there is no rule set ${version}`)
    known.set(version, found)
    return found
  }
}

/** An answer that has arrived but was not read yet, because this process was busy, still counts. */
async function within<T>(budgetMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => {
      const giveUp = () => refuse(new Error(`no assessment within ${budgetMs} ms`))
      setImmediate(() => setImmediate(giveUp))
    }, budgetMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
