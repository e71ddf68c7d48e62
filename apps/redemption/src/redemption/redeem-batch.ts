import { retrying, type Tx } from '@konter/service'
import { type Counted, type Request, redeemAll } from './redeem.repo.ts'

/** What arrives while calls are in flight becomes the next batch: latency is paid under load only. */
const batchMax = 64
const callsMax = 2

export type Redeemer = {
  /** Decides one request, together with whatever else is waiting. An error means unknown: ask again with the same key. */
  redeem(request: Request): Promise<Counted>
}

type Waiting = { request: Request; resolve(counted: Counted): void; reject(error: unknown): void }

/** `done` hears of every batch that was committed. */
export function createRedeemer(db: Tx, now: () => Date, done: (requests: readonly Request[]) => void): Redeemer {
  const waiting: Waiting[] = []
  let calls = 0
  let scheduled = false

  async function send(batch: Waiting[]): Promise<void> {
    const requests = batch.map(({ request }) => request)
    try {
      const counted = await retrying(() => redeemAll(db, requests, now()))
      for (const [index, { resolve }] of batch.entries()) resolve(counted[index] as Counted)
      done(requests)
    } catch (error) {
      // One that the database refuses must not fail those beside it: nothing of the batch was kept, each is asked alone.
      if (batch.length > 1) await Promise.all(batch.map((each) => send([each])))
      else batch[0]?.reject(error)
    }
  }

  function pump(): void {
    scheduled = false
    while (calls < callsMax && waiting.length > 0) {
      calls += 1
      void send(waiting.splice(0, batchMax)).finally(() => {
        calls -= 1
        pump()
      })
    }
  }

  return {
    redeem: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject })
        if (!scheduled) setImmediate(pump)
        scheduled = true
      }),
  }
}
