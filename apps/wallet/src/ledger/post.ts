import assert from 'node:assert/strict'
import { currentTrace, type Span, type Tx, together } from '@konter/service'
import { openAccounts, postBatch } from './ledger.repo.ts'
import type { AccountCode, Outcome, Transfer } from './ledger.ts'
import type { LedgerMeasures } from './measures.ts'

const batchMax = 500
const callsMax = 2
const postingsMax = 20
const accountsRememberedMax = 200_000

export type Ledger = {
  /** Posts a transfer, together with whatever else is waiting. An error means unknown: ask again with the same key. */
  post(transfer: Transfer): Promise<Outcome>
  /** Posts inside a transaction of the caller, alone. */
  postWithin(tx: Tx, transfer: Transfer): Promise<Outcome>
  /** The id of an account, opened if need be. */
  accountId(code: AccountCode): Promise<bigint>
}

type Asked = {
  transfer: Transfer
  /** From here to the answer, where that is recorded. */
  span: Span | undefined
}

export function createLedger(
  db: Tx,
  now: () => Date,
  measure?: LedgerMeasures,
  rememberedMax = accountsRememberedMax,
): Ledger {
  let accounts = new Map<AccountCode, bigint>()

  const unknown = (codes: Iterable<AccountCode>) => [...new Set(codes)].filter((code) => !accounts.has(code))

  /** Account ids never change and accounts are never deleted, so what is known stays true. */
  async function idsOf(codes: Iterable<AccountCode>): Promise<ReadonlyMap<AccountCode, bigint>> {
    const known = accounts
    const missing = unknown(codes)
    if (missing.length === 0) return known
    // Begun anew and not emptied: whoever looked into it before goes on with what they found.
    if (known.size > rememberedMax) accounts = new Map()
    const opened = await openAccounts(db, missing, now())
    for (const [code, id] of opened) for (const each of [known, accounts]) each.set(code, id)
    return missing.length === opened.size ? known : idsOf(codes)
  }

  /**
   * For who holds a connection: if all did who wait for a second one, none would get it. What is opened here may be
   * rolled back, and is not remembered.
   */
  async function idsWithin(tx: Tx, codes: AccountCode[]): Promise<ReadonlyMap<AccountCode, bigint>> {
    const known = accounts
    const missing = unknown(codes)
    if (missing.length === 0) return known
    const opened = await openAccounts(tx, missing, now())
    if (opened.size < missing.length) return idsWithin(tx, codes)
    return new Map(codes.map((code) => [code, known.get(code) ?? (opened.get(code) as bigint)]))
  }

  const codesOf = (transfers: readonly Transfer[]) =>
    transfers.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))

  async function postAll(batch: readonly Asked[]): Promise<Outcome[]> {
    const transfers = batch.map(({ transfer }) => transfer)
    const stop = measure?.seconds.startTimer()
    try {
      const ids = await idsOf(codesOf(transfers))
      const outcomes = await postBatch(db, transfers, ids, now())
      measure?.note(outcomes)
      for (const [index, { span }] of batch.entries())
        span?.set({ 'konter.ledger.batch_size': batch.length, 'konter.outcome': (outcomes[index] as Outcome).status })
      return outcomes
    } catch (error) {
      for (const { span } of batch) span?.failed(error)
      throw error
    } finally {
      for (const { span } of batch) span?.end()
      stop?.()
    }
  }
  const postTogether = together(postAll, { callsMax, sizeMax: batchMax })

  return {
    post: (transfer) => {
      check(transfer)
      const span = currentTrace()?.span?.begin('ledger batch', 'client', { 'db.system.name': 'postgresql' })
      return postTogether({ transfer, span })
    },
    postWithin: async (tx, transfer) => {
      check(transfer)
      const outcomes = await postBatch(tx, [transfer], await idsWithin(tx, codesOf([transfer])), now())
      measure?.note(outcomes)
      return outcomes[0] as Outcome
    },
    accountId: async (code) => (await idsOf([code])).get(code) as bigint,
  }
}

/** Mistakes of ours, not of a customer: they fail loudly before anything is written. */
function check({ postings, key }: Transfer): void {
  assert(key.length > 0 && key.length <= 200, 'a ledger key has 1 to 200 characters')
  assert(postings.length > 0 && postings.length <= postingsMax, `a transfer has 1 to ${postingsMax} postings`)
  for (const { from, to, amount } of postings) {
    assert(amount > 0n, 'a posting moves a positive amount')
    assert.notEqual(from, to, 'a posting moves money between two accounts')
  }
}
