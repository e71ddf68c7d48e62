import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import { explainScans, isSame } from './explain-scan.ts'
import { hashOf } from './features.ts'
import { forgetTraces } from './forget-traces.ts'
import { bandung, fraudWorld, jakarta, type World } from './fraud.fixture.ts'
import { createEngine, ENGINE_UNAVAILABLE } from './judge-scan.ts'
import type { measureFraud } from './measures.ts'
import { findRuleSet } from './rule-set.repo.ts'
import { findScan } from './scan.repo.ts'

let world: World
beforeAll(async () => {
  world = await fraudWorld()
})
afterAll(() => world.stop())

const days = 24 * 60 * 60 * 1000
const alone = () => ({ deviceId: `till-${randomUUID()}` })
const by = (customerId: string) => ({ id: null, voucherId: randomUUID(), customerId })
const casesOf = async (redemptionId: string) =>
  (await world.owner.query('select * from fraud_case where redemption_id = $1', [redemptionId])).rows
const rows = async (sql: string, params: unknown[] = []) => (await world.owner.query(sql, params)).rows

describe('what is kept of a scan', () => {
  test('is enough to weigh it again: every one replays to what was decided', async () => {
    const customerId = randomUUID()
    const scans = [
      world.scan(alone(), by(customerId)),
      world.scan({ ...alone(), position: { ...jakarta, mock: true }, customerPosition: bandung }, by(customerId)),
      world.scan({ ...alone(), position: bandung }, by(customerId)),
      world.scan({ ...alone(), position: null }, { ...by(customerId), verdict: 'manipulated' }),
    ]
    for (const scan of scans) await world.take(scan)
    const rules = await findRuleSet(world.service.db, 1)
    for (const { attemptId } of scans) {
      const kept = await findScan(world.service.db, attemptId)
      expect(kept.featuresHash?.equals(hashOf(kept.features as never))).toBe(true)
      expect(isSame(kept, assess(kept.features as never, rules))).toBe(true)
    }
  })

  test('shows what was changed afterwards', async () => {
    const scan = world.scan(alone(), by(randomUUID()))
    await world.take(scan)
    await world.owner.query(`update scan set features = features || '{"failedCodes": 9}' where attempt_id = $1`, [
      scan.attemptId,
    ])
    const [explained] = await explainScans(world.service.db, [await findScan(world.service.db, scan.attemptId)])
    expect(explained?.replays).toBe(false)
  })

  test('names no customer, no device and no place in its snapshot', async () => {
    const customerId = randomUUID()
    const scan = world.scan({ deviceId: 'till-of-somebody' }, by(customerId))
    await world.take(scan)
    const { features } = await findScan(world.service.db, scan.attemptId)
    const text = JSON.stringify(features)
    for (const secret of [customerId, 'till-of-somebody', '106.8', '-6.17', scan.merchantId])
      expect(text).not.toContain(secret)
    expect(JSON.stringify(await rows('select * from scan where attempt_id = $1', [scan.attemptId]))).not.toContain(
      'till-of-somebody',
    )
  })

  test('can be written by no one but the functions that decide', async () => {
    await expect(world.service.db.query('update scan set score = 0')).rejects.toThrow(/permission denied/)
    await expect(world.service.db.query('delete from scan')).rejects.toThrow(/permission denied/)
  })
})

describe('a case', () => {
  test('is opened for what is held, and for nothing that is approved', async () => {
    const held = world.scan({ ...alone(), position: { ...jakarta, mock: true } }, by(randomUUID()))
    const fine = world.scan(alone(), by(randomUUID()))
    await world.take(held)
    await world.take(fine)
    expect(await casesOf(held.attemptId)).toMatchObject([
      { kind: 'held', status: 'open', score: 45, value: 20_000n.toString(), weight: (45n * 20_000n).toString() },
    ])
    expect(await casesOf(fine.attemptId)).toEqual([])
  })

  test('is one for a hundred forged codes at one till, and counts them', async () => {
    const staffId = randomUUID()
    for (let nth = 0; nth < 105; nth++) {
      const code = { id: null, voucherId: null, verdict: 'manipulated' as const }
      await world.keep(await world.service.ctx.engine.judge(world.scan({ staffId }, code)), null)
    }
    const [found, ...more] = await rows('select * from fraud_case where subject = $1', [
      `till:${world.merchantId}:${staffId}`,
    ])
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'blocked', scans: 105, redemption_id: null })
    expect(await rows('select 1 from fraud_case_scan where case_id = $1', [found.id])).toHaveLength(100)
  })

  test('is opened by impossible travel although nothing was taken, and by nothing else that came to nothing', async () => {
    const customerId = randomUUID()
    await world.take(world.scan({ ...alone(), at: new Date(Date.now() - 600_000) }, by(customerId)))
    const judged = await world.service.ctx.engine.judge(
      world.scan({ ...alone(), position: bandung, locationId: null }, by(customerId)),
    )
    await world.keep(judged, null)
    expect(await rows('select kind from fraud_case where customer_id = $1', [customerId])).toEqual([
      { kind: 'blocked' },
    ])
    const other = randomUUID()
    const held = await world.service.ctx.engine.judge(
      world.scan({ ...alone(), position: { ...jakarta, mock: true } }, by(other)),
    )
    expect(held.outcome).toBe('review')
    await world.keep(held, null)
    expect(await rows('select 1 from fraud_case where customer_id = $1', [other])).toEqual([])
  })

  test('is opened for what is put to review later', async () => {
    const scan = world.scan(alone(), by(randomUUID()))
    await world.take(scan)
    await world.service.db.query('select hold_case($1::uuid, $2, $3::timestamptz)', [
      scan.attemptId,
      'offline-conflict',
      new Date(),
    ])
    expect(await casesOf(scan.attemptId)).toMatchObject([{ kind: 'held', score: 0 }])
  })
})

describe('when the engine cannot say', () => {
  const engine = (budgetMs: number, query: () => Promise<never>) =>
    createEngine({
      db: { ...world.service.db, query: query as never },
      log: world.service.log,
      measure: { judged: () => {} } as ReturnType<typeof measureFraud>,
      budgetMs,
    })

  test('in time: people decide, and nobody is approved or blocked', async () => {
    const judged = await engine(50, () => new Promise(() => {})).judge(world.scan())
    expect(judged).toMatchObject({ outcome: 'review', reason: ENGINE_UNAVAILABLE, decided: null, features: null })
  })

  test('for the database is broken: the same, and the scan is kept with a case', async () => {
    const scan = world.scan(alone(), by(randomUUID()))
    const judged = await engine(50, async () => {
      throw new Error('relation "merchant_pace" is gone')
    }).judge(scan)
    expect(judged).toMatchObject({ outcome: 'review', reason: ENGINE_UNAVAILABLE })
    await world.redeemed({ id: scan.attemptId, status: 'review' })
    await world.keep(judged, scan.attemptId)
    expect(await casesOf(scan.attemptId)).toMatchObject([
      { kind: 'held', score: null, weight: (50n * 20_000n).toString() },
    ])
    expect(await findScan(world.service.db, scan.attemptId)).toMatchObject({
      failure: expect.stringContaining('is gone'),
      score: null,
    })
  })

  test('because no rules are live: the same', async () => {
    await world.owner.query(`update rule_set set state = 'retired' where state = 'live'`)
    expect(await world.service.ctx.engine.judge(world.scan())).toMatchObject({
      outcome: 'review',
      failure: 'no rule set is live',
    })
    await world.owner.query(`update rule_set set state = 'live' where version = 1`)
  })
})

test('after 30 days nothing says where somebody was, on what, or from which network; the score still replays', async () => {
  const scan = world.scan({ deviceId: 'till-to-forget', customerPosition: jakarta }, by(randomUUID()))
  await world.take(scan)
  await world.owner.query(
    `insert into attempt (id, at, entry, merchant_id, device_id, staff_id, network, verdict)
     values ($1, $2, 'qr', $3, 'till-to-forget', $4, '10.1.2.0/24', 'approved')`,
    [scan.attemptId, scan.receivedAt, scan.merchantId, scan.staffId],
  )
  const placesKept = async () =>
    (
      await rows('select position, customer_position, place, accuracy_m from scan where attempt_id = $1', [
        scan.attemptId,
      ])
    )[0]
  const night = async (after: number) => {
    await forgetTraces({ db: world.service.db, now: () => new Date(Date.now() + after) })
  }
  await night(29 * days)
  expect(Object.values(await placesKept()).every((each) => each !== null)).toBe(true)
  await night(31 * days)
  expect(Object.values(await placesKept()).every((each) => each === null)).toBe(true)
  const [attempt] = await rows('select device_id, network from attempt where id = $1', [scan.attemptId])
  const [redemption] = await rows('select device_id from redemption where id = $1', [scan.attemptId])
  expect(attempt).toEqual({ device_id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), network: '' })
  expect(redemption.device_id).toMatch(/^sha256:/)
  const [explained] = await explainScans(world.service.db, [await findScan(world.service.db, scan.attemptId)])
  expect(explained?.replays).toBe(true)
  await night(31 * days)
})
