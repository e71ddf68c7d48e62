import { newId } from '@konter/core'
import { type TestService, testService } from '@konter/testing'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CupContext, CupFilled, cupService } from './cups.fixture.ts'
import { atOnce, type Database, type Tx } from './database.ts'
import { type Envelope, emit } from './emit.ts'
import { isNotOne } from './failures.ts'
import { consumersFor, handleOnce } from './inbox.ts'

let service: TestService<CupContext>
let db: Database
beforeAll(async () => {
  service = await testService(cupService)
  db = service.ctx.db
})
afterAll(() => service.stop())
beforeEach(() => db.query('delete from cup'))

const add = async (tx: Tx, id = newId()): Promise<void> => {
  await tx.query('insert into cup (id) values ($1::uuid)', [id])
}
const expectCup = (tx: Tx, id: string) =>
  tx.query('select expect_one(count(*)) from (select from cup where id = $1::uuid) cup', [id])
const cups = async () => (await db.query('select id from cup')).length

describe('a transaction whose statements are sent at once', () => {
  test('leaves as one packet with its begin and its commit, and gives what they answer', async () => {
    const [packets, ended] = await packetsOf(() =>
      db.transaction((tx) => atOnce([add(tx), tx.query('select 7::int as seven'), add(tx)])),
    )
    expect(ended).toEqual([undefined, [{ seven: 7 }], undefined])
    expect(packets).toBe(1)
    expect(await cups()).toBe(2)
  })

  test('what SQL refuses is not committed, and the first failure is the one that is told', async () => {
    const refused = db.transaction((tx) => atOnce([add(tx), expectCup(tx, newId()), add(tx), expectCup(tx, newId())]))
    await expect(refused).rejects.toSatisfy(isNotOne)
    const id = newId()
    await expect(db.transaction((tx) => atOnce([add(tx, id), add(tx, id), expectCup(tx, newId())]))).rejects.toThrow(
      'cup_pkey',
    )
    expect(await cups()).toBe(0)
  })

  test('the first failure is told however long it takes to be told, also when the same words come twice', async () => {
    const hesitant = async (tx: Tx) => {
      try {
        await expectCup(tx, newId())
      } catch (error) {
        for (let hop = 0; hop < 20; hop++) await undefined
        throw error
      }
    }
    // A connection that does not know the words yet prepares them once, and there it fails.
    const name = newId()
    const twice = (tx: Tx) => tx.query(`select id as "${name}" from cup`)
    await expect(db.transaction((tx) => atOnce([hesitant(tx), twice(tx), twice(tx)]))).rejects.toSatisfy(isNotOne)
    expect(await db.transaction((tx) => atOnce([twice(tx), twice(tx)]))).toEqual([[], []])
  })

  test('so it is when they are sent by several, who each send theirs at once', async () => {
    const two = (tx: Tx) => atOnce([add(tx), expectCup(tx, newId())])
    await expect(db.transaction((tx) => atOnce([two(tx), add(tx), two(tx)]))).rejects.toSatisfy(isNotOne)
    expect(await cups()).toBe(0)
  })

  test('what fails before anything is asked is not committed', async () => {
    const misfit = async (tx: Tx) => emit(tx, CupFilled, { cupId: 'no id' } as never)
    await expect(db.transaction((tx) => atOnce([add(tx), misfit(tx)]))).rejects.toThrow('does not fit its schema')
    const late = async () => {
      await Promise.resolve()
      throw new Error('a mistake of ours')
    }
    await expect(db.transaction((tx) => atOnce([add(tx), late(), add(tx)]))).rejects.toThrow('a mistake of ours')
    expect(await cups()).toBe(0)
  })

  test('whoever refuses it for what was answered comes too late, and is told so', async () => {
    const choosy = async (tx: Tx) => {
      await tx.query('select 1 as one')
      throw new Error('not this one')
    }
    const refused = db.transaction((tx) => atOnce([add(tx), choosy(tx)]))
    await expect(refused).rejects.toMatchObject({
      message: 'refused when it was committed already',
      cause: { message: 'not this one' },
    })
    const asking = async (tx: Tx) => {
      await add(tx)
      await add(tx)
    }
    await expect(db.transaction((tx) => atOnce([asking(tx)]))).rejects.toThrow('refused when it was committed already')
  })
})

test('a failed statement that the work keeps to itself does not pass for a commit', async () => {
  const silent = db.transaction(async (tx) => {
    await add(tx)
    await expectCup(tx, newId()).catch(() => {})
    return 'done'
  })
  await expect(silent).rejects.toThrow('a statement failed, and nobody said so')
  expect(await cups()).toBe(0)
})

describe('a reader whose effect needs no answers', () => {
  const { onAtOnce } = consumersFor<CupContext, Tx>()
  const envelopeOf = (cupId: string, data: unknown = { cupId }): Envelope => ({
    id: newId(),
    type: CupFilled.type,
    aggregateId: cupId,
    sequence: 1,
    occurredAt: new Date().toISOString(),
    data,
  })
  const handle = (envelope: Envelope, prepare: Parameters<typeof onAtOnce<typeof CupFilled>>[2]) =>
    handleOnce(onAtOnce(CupFilled, 'add-cup', prepare), envelope, {
      ctx: service.ctx,
      transaction: service.ctx.transaction,
      log: service.log,
    })
  const noted = async ({ id }: Envelope) => (await db.query('select from inbox where event_id = $1::uuid', [id])).length

  test('commits it with its inbox row in one trip; told again, it changes nothing', async () => {
    const envelope = envelopeOf(newId())
    const adding =
      async ({ cupId }: { cupId: string }) =>
      (tx: Tx) =>
        add(tx, cupId)
    const [packets, isFirst] = await packetsOf(() => handle(envelope, adding))
    expect([packets, isFirst, await cups(), await noted(envelope)]).toEqual([1, true, 1, 1])
    expect(await handle(envelope, adding)).toBe(false)
    // Also an effect that would not notice by itself that it is there.
    expect(await handle(envelope, async () => (tx) => add(tx))).toBe(false)
    expect(await cups()).toBe(1)
  })

  test.each<[string, Parameters<typeof handle>[1]]>([
    ['preparing it fails', async () => Promise.reject(new Error('a mistake'))],
    [
      'it fails by itself',
      async () => async () => {
        throw new Error('a mistake')
      },
    ],
    ['SQL refuses it', async () => async (tx) => void (await expectCup(tx, newId()))],
  ])('is asked again when %s', async (_name, prepare) => {
    const envelope = envelopeOf(newId())
    await expect(handle(envelope, prepare)).rejects.toThrow(/a mistake|expected one row/)
    expect(await noted(envelope)).toBe(0)
    expect(await handle(envelope, async () => (tx) => add(tx))).toBe(true)
  })

  test('is not shown what does not fit the schema', async () => {
    const envelope = envelopeOf(newId(), { cupId: 7 })
    await expect(handle(envelope, async () => (tx) => add(tx))).rejects.toThrow('does not fit its schema')
    expect(await noted(envelope)).toBe(0)
  })
})

/** How many packets the pool sends while this is done, and what it gives. */
async function packetsOf<T>(work: () => Promise<T>): Promise<[packets: number, result: T]> {
  // One that knows the statements: a connection prepares each of them once.
  await db.transaction(async (tx) => void (await tx.query('select 1 as one')))
  const [client] = (db.pool as unknown as { _idle: { client: pg.PoolClient }[] })._idle
    .map((each) => each.client)
    .reverse()
  const { stream } = (client as unknown as { connection: { stream: { _write: Sender; _writev: Sender } } }).connection
  let packets = 0
  const [write, writev] = [stream._write, stream._writev]
  const counted =
    (send: Sender): Sender =>
    (...rest) => {
      packets += 1
      return send.apply(stream, rest)
    }
  Object.assign(stream, { _write: counted(write), _writev: counted(writev) })
  try {
    const result = await work()
    return [packets, result]
  } finally {
    Object.assign(stream, { _write: write, _writev: writev })
  }
}
type Sender = (...rest: unknown[]) => unknown
