import { newId } from '@konter/core'
import { type Database, openDatabase, Secret, type Tx } from '@konter/service'
import { type TestDatabase, testDatabase } from '@konter/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { walletService } from '../app.ts'
import { placeHold, takeHold } from '../hold/hold.repo.ts'
import { type AccountCode, customerAccount, ORDER_CLEARING, type Posting, type Transfer } from './ledger.ts'
import { createLedger, type Ledger } from './post.ts'
import { verifyLedger } from './verify-ledger.ts'

const CASH: AccountCode = 'house:clearing:manual'

let database: TestDatabase
let db: Database
let ledger: Ledger
beforeAll(async () => {
  database = await testDatabase(walletService)
  db = openDatabase(new Secret(database.url), { connectionsMax: 10, name: 'test' })
  ledger = createLedger(db, () => new Date())
})
afterAll(async () => {
  expect(await verifyLedger(db)).toEqual([])
  await db.close()
  await database.drop()
})

const transfer = (postings: Posting[], more: Partial<Transfer> = {}): Transfer => ({
  id: newId(),
  key: newId(),
  kind: 'test',
  reference: 'test',
  postings,
  ...more,
})
const move = (from: AccountCode, to: AccountCode, amount: bigint | number, more: Partial<Transfer> = {}) =>
  ledger.post(transfer([{ from, to, amount: BigInt(amount) }], more))
const someone = () => customerAccount(newId())
async function rich(amount: number): Promise<AccountCode> {
  const code = someone()
  await move(CASH, code, amount)
  return code
}
const holdOn = (accountId: bigint) => ({
  id: newId(),
  key: newId(),
  accountId,
  amount: 100n,
  kind: 'test',
  reference: 'test',
  expiresInSeconds: 60,
  expiresAt: new Date(Date.now() + 60_000),
})
const accountOf = async (code: AccountCode) =>
  (
    await db.query<{ balance: bigint; held: bigint; sequence: bigint }>(
      'select balance, held, sequence from account where code = $1',
      [code],
    )
  )[0]

describe('the ledger', () => {
  test('a transfer writes both sides, with balances before and after', async () => {
    const payer = await rich(50_000)
    const payee = someone()
    const outcome = await move(payer, payee, 20_000)
    const lines = await db.query(
      `select code, m.sequence::int, amount::int, balance_before::int, balance_after::int
         from mutation m join account a on a.id = m.account_id where transfer_id = $1 order by amount`,
      [outcome.id],
    )
    expect(lines).toEqual([
      { code: payer, sequence: 2, amount: -20_000, balance_before: 50_000, balance_after: 30_000 },
      { code: payee, sequence: 1, amount: 20_000, balance_before: 0, balance_after: 20_000 },
    ])
  })

  test('nobody goes below the floor, and who is refused moves nothing', async () => {
    const payer = await rich(10_000)
    expect(await move(payer, ORDER_CLEARING, 10_001)).toMatchObject({
      status: 'refused',
      refusal: 'insufficient-balance',
    })
    expect(await accountOf(payer)).toEqual({ balance: 10_000n, held: 0n, sequence: 1n })
  })

  test('the same key and body give the first answer; the same key and another body are a conflict', async () => {
    const payer = await rich(10_000)
    const payee = someone()
    const key = newId()
    const first = await move(payer, payee, 4_000, { key })
    expect(first).toMatchObject({ status: 'posted', replayed: false })
    expect(await move(payer, payee, 4_000, { key })).toEqual({ status: 'posted', replayed: true, id: first.id })
    expect(await move(payer, payee, 4_001, { key })).toEqual({ status: 'key-reused', id: first.id })
    expect((await accountOf(payer))?.balance).toBe(6_000n)
  })

  test('a refused key stays refused when the money is there', async () => {
    const payer = someone()
    const payee = someone()
    const key = newId()
    expect(await move(payer, payee, 1_000, { key })).toMatchObject({ status: 'refused' })
    await move(CASH, payer, 5_000)
    expect(await move(payer, payee, 1_000, { key })).toMatchObject({ status: 'refused', replayed: true })
    expect(await move(payer, payee, 1_000)).toMatchObject({ status: 'posted' })
  })

  test('all postings of a transfer move, or none', async () => {
    const payer = await rich(10_000)
    const [one, two] = [someone(), someone()]
    const outcome = await ledger.post(
      transfer([
        { from: payer, to: one, amount: 6_000n },
        { from: payer, to: two, amount: 6_000n },
      ]),
    )
    expect(outcome).toMatchObject({ status: 'refused' })
    expect((await accountOf(one))?.balance).toBe(0n)
    expect((await accountOf(payer))?.balance).toBe(10_000n)
  })

  test('in one batch, who cannot pay does not stop those who can', async () => {
    const payer = await rich(100_000)
    const poor = someone()
    const outcomes = await Promise.all(
      [...Array(50).keys()].map((i) => move(i % 2 === 0 ? payer : poor, ORDER_CLEARING, 1_000)),
    )
    expect(outcomes.filter(({ status }) => status === 'posted')).toHaveLength(25)
    expect((await accountOf(payer))?.balance).toBe(75_000n)
  })

  test('the same key many times in one batch moves once', async () => {
    const payer = await rich(100_000)
    const payee = someone()
    const key = newId()
    const outcomes = await Promise.all([...Array(30).keys()].map(() => move(payer, payee, 1_000, { key })))
    expect(outcomes.filter((each) => each.status === 'posted' && !each.replayed)).toHaveLength(1)
    expect((await accountOf(payee))?.balance).toBe(1_000n)
  })

  test('200 at once on money for 100, from two processes: exactly 100 are paid', async () => {
    const payer = await rich(100_000)
    const other = createLedger(db, () => new Date())
    const outcomes = await Promise.all(
      [...Array(200).keys()].map((i) =>
        (i % 2 === 0 ? ledger : other).post(transfer([{ from: payer, to: ORDER_CLEARING, amount: 1_000n }])),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'posted')).toHaveLength(100)
    expect(await accountOf(payer)).toEqual({ balance: 0n, held: 0n, sequence: 101n })
  })

  test('forgetting which accounts there are, because they are many, stops nobody', async () => {
    const forgetful = createLedger(db, () => new Date(), undefined, 3)
    const payer = await rich(10)
    for (let i = 0; i < 10; i++)
      expect(await forgetful.post(transfer([{ from: payer, to: someone(), amount: 1n }]))).toMatchObject({
        status: 'posted',
      })
  })

  test('who posts within a transaction needs no second connection, and what is rolled back is not remembered', async () => {
    const one = openDatabase(new Secret(database.url), { connectionsMax: 1, name: 'one' })
    const within = createLedger(one, () => new Date())
    const payee = someone()
    const post = (tx: Tx) => within.postWithin(tx, transfer([{ from: CASH, to: payee, amount: 7n }]))
    await expect(
      one.transaction(async (tx) => {
        await post(tx)
        throw new Error('spilt')
      }),
    ).rejects.toThrow('spilt')
    expect(await one.transaction(post)).toMatchObject({ status: 'posted' })
    expect(await accountOf(payee)).toMatchObject({ balance: 7n })
    await one.close()
  })

  test('transfers in both directions at once do not lock each other out', async () => {
    const [a, b] = [await rich(1_000_000), await rich(1_000_000)]
    const other = createLedger(db, () => new Date())
    const all = [...Array(400).keys()].map((i) =>
      (i % 3 === 0 ? other : ledger).post(
        transfer([i % 2 === 0 ? { from: a, to: b, amount: 7n } : { from: b, to: a, amount: 7n }]),
      ),
    )
    expect((await Promise.all(all)).every(({ status }) => status === 'posted')).toBe(true)
  })

  test('a frozen account receives and does not pay; a closed one does neither', async () => {
    const frozen = await rich(5_000)
    const owner = openDatabase(new Secret(database.ownerUrl), { connectionsMax: 1, name: 'owner' })
    await owner.query(`update account set status = 'frozen' where code = $1`, [frozen])
    expect(await move(frozen, someone(), 1_000)).toMatchObject({ refusal: 'account-not-open' })
    expect(await move(CASH, frozen, 1_000)).toMatchObject({ status: 'posted' })
    await owner.query(`update account set status = 'closed' where code = $1`, [frozen])
    expect(await move(CASH, frozen, 1_000)).toMatchObject({ refusal: 'account-not-open' })
    await owner.close()
  })

  test('random histories leave balances as a simple model has them', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
    const people = await Promise.all([...Array(4).keys()].map(() => rich(10_000)))
    const model = new Map(people.map((code) => [code, 10_000]))
    const step = fc.record({ from: fc.nat(3), to: fc.nat(3), amount: fc.integer({ min: 1, max: 6_000 }) })
    const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(batches, async (rounds) => {
        for (const round of rounds) {
          const steps = round.filter(({ from, to }) => from !== to)
          const outcomes = await Promise.all(
            steps.map(({ from, to, amount }) => move(people[from] as AccountCode, people[to] as AccountCode, amount)),
          )
          // A batch keeps the order it was given in, so the model can follow it step by step.
          steps.forEach(({ from, to, amount }, i) => {
            const [payer, payee] = [people[from] as AccountCode, people[to] as AccountCode]
            const enough = (model.get(payer) ?? 0) >= amount
            expect(outcomes[i]?.status, `seed ${seed}`).toBe(enough ? 'posted' : 'refused')
            if (!enough) return
            model.set(payer, (model.get(payer) ?? 0) - amount)
            model.set(payee, (model.get(payee) ?? 0) + amount)
          })
        }
        for (const [code, balance] of model)
          expect((await accountOf(code))?.balance, `seed ${seed}`).toBe(BigInt(balance))
      }),
      { seed, numRuns: 15 },
    )
  })
})

describe('who waits', () => {
  /** Holds an account until told; what asks for it meanwhile waits in the database. */
  async function withAccountHeld(
    code: AccountCode,
    meanwhile: (held: { waiting(count: number): Promise<void> }) => Promise<void>,
  ) {
    const owner = openDatabase(new Secret(database.ownerUrl), { connectionsMax: 2, name: 'owner' })
    const waiting = async (count: number) => {
      const waiters = `select distinct pid from pg_locks join pg_stat_activity using (pid)
                        where not granted and datname = current_database()`
      await vi.waitUntil(async () => (await owner.query(waiters)).length === count, { timeout: 30_000 })
    }
    await owner.transaction(async (tx) => {
      await tx.query('select 1 from account where code = $1 for no key update', [code])
      await meanwhile({ waiting })
    })
    await owner.close()
  }

  test('a capture and a batch that use one key, and whoever queues for their accounts, wait in no circle', async () => {
    const [first, second] = [await rich(10_000), await rich(10_000)]
    const key = newId()
    const placed = await placeHold(db, holdOn(await ledger.accountId(second)), new Date())
    const batch = createLedger(db, () => new Date())
    const asked: Promise<unknown>[] = []
    await withAccountHeld(first, async ({ waiting }) => {
      // Has its key, has to wait for the first of its accounts, and will then ask for the second.
      asked.push(batch.post(transfer([{ from: first, to: second, amount: 1n }], { key })))
      await waiting(1)
      // Takes money held on the second, under the same key.
      const capture = { transferId: newId(), key, to: await ledger.accountId(ORDER_CLEARING), amount: 100n }
      asked.push(db.transaction((tx) => takeHold(tx, placed.id, capture, new Date())))
      await waiting(2)
    })
    expect(await Promise.all(asked)).toMatchObject([
      { status: 'posted' },
      { verdict: 'key-reused', hold: { status: 'open' } },
    ])
  })

  test('two batches that both fall apart, with the same keys the other way round, wait in no circle', async () => {
    const [first, second, poor] = [await rich(10_000), await rich(10_000), someone()]
    await move(CASH, poor, 1)
    const [one, two] = [newId(), newId()].sort() as [string, string]
    const batches = [createLedger(db, () => new Date()), createLedger(db, () => new Date())]
    const refused = transfer([{ from: poor, to: first, amount: 2n }])
    let asked: Promise<unknown>[] = []
    await withAccountHeld(poor, async ({ waiting }) => {
      asked = batches.flatMap((batch, index) => {
        const [from, keys] = index === 0 ? [first, [one, two]] : [second, [two, one]]
        return [
          { ...refused, id: newId(), key: newId() },
          ...keys.map((key) => transfer([{ from, to: ORDER_CLEARING, amount: 1n }], { key })),
        ].map((each) => batch.post(each))
      })
      await waiting(2)
    })
    const statuses = (await Promise.all(asked)).map((each) => (each as { status: string }).status)
    expect(statuses.toSorted()).toEqual(['key-reused', 'key-reused', 'posted', 'posted', 'refused', 'refused'])
  })
})

describe('the database keeps what the service might forget', () => {
  test('the run-time role cannot write a balance, a transfer or a mutation', async () => {
    for (const sql of [
      'update account set balance = 1000000',
      `insert into transfer values (gen_random_uuid(), 'k', '', 'k', 'r', 'posted', null, now())`,
      'delete from mutation',
      'truncate mutation',
      `select move_one(gen_random_uuid(), '{1}', '{2}', '{5}')`,
    ])
      await expect(db.query(sql), sql).rejects.toThrow(/permission denied/)
  })

  test('not even the owner can change history', async () => {
    const owner = openDatabase(new Secret(database.ownerUrl), { connectionsMax: 1, name: 'owner' })
    for (const sql of [
      'update mutation set amount = 1',
      'delete from mutation',
      'truncate mutation',
      'delete from transfer',
      'update transfer set kind = $$x$$',
    ])
      await expect(owner.query(sql), sql).rejects.toThrow(/append-only/)
    await owner.close()
  })

  test('a key is not claimed for nothing', async () => {
    const owner = openDatabase(new Secret(database.ownerUrl), { connectionsMax: 1, name: 'owner' })
    const claim = `insert into transfer values (gen_random_uuid(), 'k', '', 'k', 'r', 'claimed', null, now())`
    await expect(owner.query(claim)).rejects.toThrow(/nothing became of it/)
    await owner.close()
  })

  test('the role of this service sees no other schema', async () => {
    await expect(db.query('create table public.x (a int)')).rejects.toThrow(/permission denied/)
    const schemas = await db.query<{ nspname: string }>(
      `select nspname from pg_namespace where has_schema_privilege(current_user, oid, 'usage') and nspname !~ '^pg_' order by 1`,
    )
    expect(schemas.map(({ nspname }) => nspname)).toEqual(['extensions', 'information_schema', 'wallet', 'wallet_jobs'])
  })
})
