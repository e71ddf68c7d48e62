import type { Transactions, Tx } from '@konter/service'

const waiting = new WeakMap<object, (() => void)[]>()

/** For what is live and losable: it happens once the transaction is committed, and not at all when it is not. */
export function afterCommit(tx: Tx, act: () => void): void {
  const acts = waiting.get(tx)
  if (acts === undefined) waiting.set(tx, [act])
  else acts.push(act)
}

export const runAfterCommit =
  <X extends Tx>(transaction: Transactions<X>): Transactions<X> =>
  async (work) => {
    let last: X | undefined
    const result = await transaction((tx) => {
      // A transaction that lost a deadlock runs again: what its first try wanted is forgotten with it.
      last = tx
      return work(tx)
    })
    for (const act of (last && waiting.get(last)) ?? []) act()
    return result
  }
