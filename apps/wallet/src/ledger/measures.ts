import type { Metrics } from '@konter/service'
import type { Outcome } from './ledger.ts'

const BATCHES = [1, 2, 5, 10, 20, 50, 100, 200, 500]

export type LedgerMeasures = ReturnType<typeof measureLedger>

/** How the ledger is doing, counted once a batch. */
export function measureLedger(metrics: Metrics) {
  const sizes = metrics.histogram('ledger_batch_transfers', 'Transfers that were posted together', [], BATCHES)
  const transfers = metrics.counter('ledger_transfers_total', 'Transfers by what became of them', ['outcome'])
  return {
    seconds: metrics.histogram('ledger_batch_seconds', 'Posting one batch'),
    note: (outcomes: readonly Outcome[]): void => {
      sizes.observe(outcomes.length)
      const counts = new Map<string, number>()
      for (const outcome of outcomes) counts.set(wordFor(outcome), (counts.get(wordFor(outcome)) ?? 0) + 1)
      for (const [outcome, count] of counts) transfers.inc({ outcome }, count)
    },
  }
}

/** A replay did not move anything: it was moved before. */
const wordFor = (outcome: Outcome): string =>
  outcome.status !== 'key-reused' && outcome.replayed ? 'replayed' : outcome.status
