import { type Metrics, shared, type Tx } from '@konter/service'
import { casesNow } from './measures.repo.ts'
import type { Outcome } from './rule-set.ts'

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25]

export type FraudMeasures = ReturnType<typeof measureFraud>

export function measureFraud(metrics: Metrics, db: Tx, now: () => Date) {
  const cases = shared(() => casesNow(db, now()))
  metrics.gauge(
    'fraud_cases',
    'Cases that are not resolved',
    async (set) => {
      const { open, investigating } = await cases()
      set(open, { status: 'open' })
      set(investigating, { status: 'investigating' })
    },
    ['status'],
  )
  metrics.gauge('fraud_case_held_oldest_seconds', 'How long the oldest redemption has been held', async (set) =>
    set((await cases()).heldSeconds),
  )
  const scans = metrics.counter('scans_judged_total', 'Scans by what the rules made of them', ['outcome'])
  const failures = metrics.counter('fraud_engine_failures_total', 'Scans held because nothing could be said about them')
  const seconds = metrics.histogram('fraud_assessment_seconds', 'From the question to the score', ['outcome'], SECONDS)
  return {
    judged({ outcome, reason }: { outcome: Outcome; reason: string | null }, elapsed: number): void {
      scans.inc({ outcome })
      seconds.observe({ outcome: reason === null ? 'done' : 'failed' }, elapsed)
      if (reason !== null) failures.inc()
    },
  }
}
