import { retrying, type Tx, together } from '@konter/service'
import { type Counted, type Request, redeemAll } from './redeem.repo.ts'

export type Redeemer = {
  /** Decides one request, together with whatever else is waiting. An error means unknown: ask again with the same key. */
  redeem(request: Request): Promise<Counted>
}

/** `done` hears of every batch that was committed. */
export function createRedeemer(db: Tx, now: () => Date, done: (requests: readonly Request[]) => void): Redeemer {
  async function decide(requests: readonly Request[]): Promise<Counted[]> {
    const counted = await retrying(() => redeemAll(db, requests, now()))
    done(requests)
    return counted
  }

  /** One that the database refuses must not fail those beside it: nothing of the batch was kept, each is asked alone. */
  async function decideEach(requests: readonly Request[]): Promise<PromiseSettledResult<Counted>[]> {
    const [all] = await Promise.allSettled([decide(requests)])
    if (all.status === 'fulfilled') return all.value.map((value) => ({ status: 'fulfilled', value }))
    if (requests.length === 1) return [all]
    return (await Promise.all(requests.map((request) => decideEach([request])))).flat()
  }

  const decideTogether = together(decideEach, { callsMax: 2, sizeMax: 64 })
  return {
    async redeem(request) {
      const settled = await decideTogether(request)
      if (settled.status === 'rejected') throw settled.reason
      return settled.value
    },
  }
}
