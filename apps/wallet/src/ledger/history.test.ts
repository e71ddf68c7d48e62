import { newId, Problem } from '@konter/core'
import { type TestService, testService } from '@konter/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walletService } from '../app.ts'
import type { Context } from '../context.ts'
import { captureHold, expireHolds, placeHold, releaseHold } from '../hold/holds.ts'
import {
  type Answered,
  explain,
  histories,
  house,
  type Model,
  type Op,
  opening,
  peopleCount,
  type Round,
} from './history.fixture.ts'
import { type AccountCode, customerAccount } from './ledger.ts'
import { createLedger } from './post.ts'
import { verifyLedger } from './verify-ledger.ts'

/**
 * Random concurrent histories of transfers and holds on real Postgres, from two processes at once, against a plain model:
 * each round's answers must be those of some order one after the other, and the balances those of the model.
 * `SEED=… PROPERTY_RUNS=10000 npx vitest run src/ledger/history.test.ts` runs longer, or the same again.
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 100)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const secondMs = 1_000
const dayMs = 24 * 60 * 60 * secondMs

let wallet: TestService<Context>
let clock = Date.UTC(2026, 0, 1)
let processes: Context[]
beforeAll(async () => {
  wallet = await testService(walletService, { DATABASE_CONNECTIONS_MAX: '20' })
  const now = () => new Date(clock)
  processes = [1, 2].map(() => ({ ...wallet.ctx, now, ledger: createLedger(wallet.ctx.db, now) }))
})
afterAll(() => wallet.stop())

/** One history with accounts, keys and holds of its own. */
class History {
  readonly name = newId()
  readonly codes: AccountCode[]
  readonly holdIds = new Map<string, string>()
  readonly fresh = new Map<string, number>()

  constructor() {
    this.codes = Array.from({ length: peopleCount }, () => customerAccount(newId()))
    this.codes.push(`house:test:${this.name}`)
  }

  code = (account: number): AccountCode => this.codes[account] as AccountCode

  async open(): Promise<void> {
    for (const [account, amount] of opening.balances.slice(0, peopleCount).entries())
      await this.transfer(processes[0] as Context, `open-${account}`, [{ from: house, to: account, amount }])
  }

  async transfer(ctx: Context, key: string, postings: readonly { from: number; to: number; amount: number }[]) {
    const outcome = await ctx.ledger.post({
      id: newId(),
      key: `${this.name}:${key}`,
      kind: 'test',
      reference: 'test',
      postings: postings.map(({ from, to, amount }) => ({
        from: this.code(from),
        to: this.code(to),
        amount: BigInt(amount),
      })),
    })
    if (outcome.status === 'posted' && !outcome.replayed) this.fresh.set(key, (this.fresh.get(key) ?? 0) + 1)
    return outcome.status
  }

  /** What the ledger answers, in the model's words. What is no refusal is an error, and fails the test. */
  async ask(ctx: Context, op: Op): Promise<string> {
    try {
      return await this.perform(ctx, op)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'hold.ended' || error.code === 'hold.not-found') return 'ended'
      return error.code === 'wallet.insufficient-balance' ? 'refused' : error.code.replace('wallet.', '')
    }
  }

  private async perform(ctx: Context, op: Op): Promise<string> {
    switch (op.do) {
      case 'transfer':
        return this.transfer(ctx, op.key, op.postings)
      case 'place': {
        const hold = await placeHold(ctx, {
          key: `${this.name}:${op.hold}`,
          account: this.code(op.account),
          amount: op.amount,
          kind: 'test',
          reference: 'test',
          expiresInSeconds: op.seconds,
        })
        this.holdIds.set(op.hold, hold.id)
        return hold.status
      }
      case 'capture': {
        const key = `${this.name}:${op.key}`
        return (await captureHold(ctx, this.idOf(op.hold), { key, to: this.code(op.to), amount: op.amount })).status
      }
      case 'release':
        return (await releaseHold(ctx, this.idOf(op.hold))).status
      case 'expire':
        await expireHolds.work(ctx, {} as never, { tries: 0 })
        return ''
    }
  }

  /** Of an earlier round; nobody can know the id of one that is just being placed. */
  idOf = (hold: string): string => this.holdIds.get(hold) ?? newId()

  async round(before: Model, { ops, afterSeconds }: Round): Promise<Model> {
    clock += afterSeconds * secondMs
    const known = new Set(this.holdIds.keys())
    const answers = await Promise.all(
      ops.map(async (op, index) => ({ op, answer: await this.ask(processes[index % 2] as Context, op) })),
    )
    const answered = answers.flatMap(({ op, answer }): Answered[] =>
      op.do === 'expire' ? [...known].map((hold) => ({ op: { do: 'expire-one', hold }, answer })) : [{ op, answer }],
    )
    // To what nobody could name then, the answer is always the same.
    const isPossible = ({ op }: Answered) => !('hold' in op) || op.do === 'place' || known.has(op.hold)
    const after = explain(before, answered.filter(isPossible), clock / secondMs)
    if (after === undefined)
      throw new Error(`no order explains ${JSON.stringify({ before, answers, now: clock / secondMs })}`)
    return after
  }

  async balances(): Promise<{ balances: number[]; held: number[] }> {
    const rows = await wallet.db.query<{ code: AccountCode; balance: bigint; held: bigint }>(
      'select code, balance, held from account where code = any ($1::text[])',
      [this.codes],
    )
    const of = (code: AccountCode) => rows.find((row) => row.code === code)
    return {
      balances: this.codes.map((code) => Number(of(code)?.balance)),
      held: this.codes.map((code) => Number(of(code)?.held)),
    }
  }
}

test(`${runs} random concurrent histories are those of a plain model, seed ${seed}`, async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(histories, async (rounds) => {
      clock += dayMs
      const history = new History()
      await history.open()
      let model = opening
      for (const round of rounds) {
        model = await history.round(model, round)
        expect(await history.balances()).toEqual({ balances: model.balances, held: model.held })
      }
      for (const [key, times] of history.fresh) expect(times, `${key} moved money once`).toBe(1)
      count += 1
      // All of history is read each time: in a long run not after each.
      if (count % Math.ceil(runs / 40) === 0) expect(await verifyLedger(wallet.db)).toEqual([])
    }),
    { seed, numRuns: runs, endOnFailure: runs > 1_000, includeErrorInReport: true },
  )
  expect(await verifyLedger(wallet.db)).toEqual([])
}, 3_600_000)
