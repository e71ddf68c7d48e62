import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertBlock, insertSnooze } from '../block-list/block-list.repo.ts'
import { keepAccount } from './account.repo.ts'
import { noteClaimDevice } from './claim-device.repo.ts'
import { bandung, fraudWorld, jakarta, type World } from './fraud.fixture.ts'
import type { Judgement } from './judge-scan.ts'
import type { Scan } from './scan.ts'
import { deviceHash } from './scan.ts'

let world: World
beforeAll(async () => {
  world = await fraudWorld()
})
afterAll(() => world.stop())

const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours
const ago = (ms: number) => new Date(Date.now() - ms)
const judge = (scan: Scan): Promise<Judgement> => world.service.ctx.engine.judge(scan)
const firedIn = ({ decided }: Judgement) => decided?.fired.map(({ rule }) => rule)
/** On tills of their own, at merchants' vouchers of their own: what the tests do is not counted by each other. */
const alone = () => ({ deviceId: `till-${randomUUID()}` })
const ofNobody = () => ({ id: null, voucherId: randomUUID() })
const by = (customerId: string) => ({ ...ofNobody(), customerId })

test('a scan in the store, of somebody unremarkable, is approved with nothing against it', async () => {
  const judged = await judge(world.scan(alone(), by(randomUUID())))
  expect(judged).toMatchObject({ outcome: 'approve', reason: null, failure: null, shadow: null })
  expect(judged.decided).toMatchObject({ ruleSet: 1, score: 0, fired: [] })
})

describe('location', () => {
  test('a device far from the store, even one that says it is not exact', async () => {
    const near = { latitude: jakarta.latitude + 0.003, longitude: jakarta.longitude }
    const at = async (accuracyM: number) =>
      (await judge(world.scan({ ...alone(), position: { ...near, accuracyM } }, ofNobody()))).features?.storeDistanceM
    expect(await at(10)).toBe(320)
    expect(await at(200)).toBe(130)
    const far = { latitude: jakarta.latitude + 0.009, longitude: jakarta.longitude, accuracyM: 1_000_000 }
    expect((await judge(world.scan({ ...alone(), position: far }, ofNobody()))).features?.storeDistanceM).toBe(490)
  })

  test('none at all adds points; a mocked one adds many', async () => {
    const missing = await judge(world.scan({ ...alone(), position: null }, ofNobody()))
    expect(missing.decided).toMatchObject({ score: 10, fired: [{ rule: 'location-missing' }] })
    const mocked = await judge(world.scan({ ...alone(), position: { ...jakarta, mock: true } }, ofNobody()))
    expect(mocked).toMatchObject({ outcome: 'review', decided: { score: 45 } })
  })

  test('a customer who is elsewhere', async () => {
    const judged = await judge(world.scan({ ...alone(), customerPosition: bandung }, ofNobody()))
    expect(judged.decided).toMatchObject({ score: 25, fired: [{ rule: 'customer-elsewhere' }] })
  })

  test('nobody redeems in Jakarta and, half an hour before or after, 116 km away', async () => {
    const customerId = randomUUID()
    await world.take(world.scan({ ...alone(), at: ago(2 * hours) }, by(customerId)))
    const there = (at: Date) =>
      judge(world.scan({ ...alone(), at, locationId: null, position: bandung }, by(customerId)))
    for (const at of [ago(90 * minutes), ago(150 * minutes)]) {
      const judged = await there(at)
      expect(judged.features).toMatchObject({ travelM: 119_000, travelKmh: expect.closeTo(239, -1) })
      expect(judged).toMatchObject({ outcome: 'review', decided: { hard: [{ rule: 'impossible-travel' }] } })
    }
    expect((await there(ago(0))).decided).toMatchObject({ score: 0, hard: [] })
  })

  test('nor does a till travel; and without a word of its device, the store is where it was', async () => {
    const deviceId = `till-${randomUUID()}`
    await world.take(world.scan({ deviceId, position: null, at: ago(10 * minutes) }, ofNobody()))
    const judged = await judge(world.scan({ deviceId, locationId: null, position: bandung }, ofNobody()))
    expect(firedIn(judged)).toEqual(['impossible-travel'])
  })

  test('what was only tried, and not redeemed, moves nobody', async () => {
    const customerId = randomUUID()
    const tried = await judge(world.scan({ ...alone(), at: ago(minutes) }, by(customerId)))
    await world.keep(tried, null)
    const judged = await judge(world.scan({ ...alone(), locationId: null, position: bandung }, by(customerId)))
    expect(judged.features).toMatchObject({ travelM: null, travelKmh: null })
  })
})

describe('velocity', () => {
  test('the fourth within an hour, the tenth within a day', async () => {
    const customerId = randomUUID()
    for (const minute of [10, 20, 30]) await world.redeemed({ customerId, at: ago(minute * minutes) })
    expect(firedIn(await judge(world.scan(alone(), by(customerId))))).toEqual(['many-by-customer-hour'])
    for (const hour of [2, 3, 4, 5, 6, 7]) await world.redeemed({ customerId, at: ago(hour * hours) })
    const judged = await judge(world.scan(alone(), by(customerId)))
    expect(judged.features).toMatchObject({ customerHour: 4, customerDay: 10 })
    expect(judged.decided).toMatchObject({ outcome: 'review', score: 55, families: { velocity: 55 } })
  })

  test('what was undone is no redemption', async () => {
    const customerId = randomUUID()
    for (const minute of [10, 20, 30]) await world.redeemed({ customerId, at: ago(minute * minutes), status: 'undone' })
    expect((await judge(world.scan(alone(), by(customerId)))).features).toMatchObject({
      customerHour: 1,
      reversalPercent: 100,
    })
  })

  test('a voucher that is redeemed again and again at once', async () => {
    const at = ago(400 * days)
    const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
    for (const second of [0, 100, 119, 138, 157, 176]) await world.redeemed({ at: after(second) })
    const third = await judge(world.scan({ ...alone(), at: after(190) }))
    expect(third.features?.quickRedemptions).toBe(5)
    expect(firedIn(third)).toEqual(['quick-in-a-row'])
    expect((await judge(world.scan({ ...alone(), at: after(196) }))).features?.quickRedemptions).toBe(0)
  })

  test('three times the busiest hour of a merchant whose hours are known', async () => {
    const pace = (hours: number) =>
      world.owner.query(
        `insert into merchant_pace (merchant_id, hour_p95, hours, clean, counted_at) values ($1, 2, $2, 0, now())
         on conflict (merchant_id) do update set hours = excluded.hours`,
        [world.merchantId, hours],
      )
    const at = ago(300 * days)
    for (const second of [1, 100, 200, 300, 400]) await world.redeemed({ at: new Date(at.getTime() - second * 1_000) })
    await pace(24)
    const judged = await judge(world.scan({ ...alone(), at }, ofNobody()))
    expect(judged.features).toMatchObject({ merchantHour: 6, merchantPacePercent: 300 })
    await pace(23)
    expect((await judge(world.scan({ ...alone(), at }, ofNobody()))).features?.merchantPacePercent).toBeNull()
  })
})

describe('device and history', () => {
  test('several accounts that claim on one device', async () => {
    const deviceId = randomUUID()
    const [codeId, customerId] = [randomUUID(), randomUUID()]
    const claims = [
      [randomUUID(), randomUUID(), 5],
      [randomUUID(), randomUUID(), 10],
      [codeId, customerId, 0],
    ] as const
    for (const [code, customer, day] of claims)
      await noteClaimDevice(world.service.db, { codeId: code, customerId: customer, deviceId, at: ago(day * days) })
    const judged = await judge(world.scan(alone(), { ...by(customerId), id: codeId, claimedAt: new Date() }))
    expect(judged.features).toMatchObject({ deviceAccounts: 3, deviceMinutesBeforeClaim: 14_400 })
    expect(firedIn(judged)).toEqual(['device-shared'])
  })

  test('a device that nobody had seen before the claim, an account of yesterday', async () => {
    const [codeId, customerId] = [randomUUID(), randomUUID()]
    await noteClaimDevice(world.service.db, { codeId, customerId, deviceId: randomUUID(), at: ago(0) })
    await keepAccount(world.service.db, customerId, ago(30 * hours))
    const judged = await judge(world.scan(alone(), { ...by(customerId), id: codeId, claimedAt: new Date() }))
    expect(judged.features).toMatchObject({ deviceAccounts: 1, deviceMinutesBeforeClaim: 0, accountAgeHours: 30 })
    expect(judged.decided).toMatchObject({ score: 18, outcome: 'approve' })
  })

  test('many that come to nothing, and many that went well', async () => {
    const [bad, good] = [randomUUID(), randomUUID()]
    for (const day of [1, 2, 3, 4, 5]) {
      await world.redeemed({ customerId: bad, at: ago(day * 2 * days), status: day < 3 ? 'undone' : 'approved' })
    }
    for (let nth = 0; nth < 12; nth++) await world.redeemed({ customerId: good, at: ago((90 - nth) * days) })
    const often = await judge(world.scan(alone(), by(bad)))
    expect(often.features).toMatchObject({ customerRedemptions: 5, reversalPercent: 40 })
    expect(firedIn(often)).toEqual(['often-reversed'])
    const clean = await judge(world.scan(alone(), by(good)))
    expect(clean.features).toMatchObject({ cleanRedemptions: 12, cleanDays: 90 })
    expect(firedIn(clean)).toEqual(['trusted-customer'])
  })

  test('failed codes of the same person or the same device, within ten minutes', async () => {
    const [staffId, deviceId] = [randomUUID(), `till-${randomUUID()}`]
    const fail = (minute: number, staff: string, device: string) =>
      world.owner.query(
        `insert into failed_code (at, entry, merchant_id, staff_id, device_id, network) values ($1, 'typed', $2, $3, $4, '10.1.2.0/24')`,
        [ago(minute * minutes), world.merchantId, staff, device],
      )
    for (const minute of [1, 2, 9, 11]) await fail(minute, staffId, 'another-till')
    await fail(1, randomUUID(), deviceId)
    const judged = await judge(world.scan({ staffId, deviceId }, ofNobody()))
    expect(judged.features?.failedCodes).toBe(3)
  })

  test('whoever is on the block list is blocked: account, device of the customer, till, merchant', async () => {
    const facts = { caseId: null, actor: 'user:test', because: 'confirmed', at: new Date() }
    const [customerId, phone, deviceId, codeId] = [randomUUID(), randomUUID(), `till-${randomUUID()}`, randomUUID()]
    await noteClaimDevice(world.service.db, { codeId, customerId: randomUUID(), deviceId: phone, at: ago(days) })
    await insertBlock(world.service.db, { kind: 'account', entity: customerId, ...facts })
    await insertBlock(world.service.db, { kind: 'device', entity: deviceHash(phone).toString('hex'), ...facts })
    await insertBlock(world.service.db, { kind: 'device', entity: deviceHash(deviceId).toString('hex'), ...facts })
    const outcomes = await Promise.all([
      judge(world.scan(alone(), by(customerId))),
      judge(world.scan(alone(), { ...ofNobody(), id: codeId })),
      judge(world.scan({ deviceId }, ofNobody())),
    ])
    expect(outcomes.map((each) => [each.outcome, firedIn(each)])).toEqual([
      ['block', ['account-listed']],
      ['block', ['device-listed']],
      ['block', ['device-listed']],
    ])
  })

  test('a rule sleeps for one account until its time is over', async () => {
    const customerId = randomUUID()
    for (const minute of [10, 20, 30]) await world.redeemed({ customerId, at: ago(minute * minutes) })
    const now = new Date()
    const until = new Date(now.getTime() + days)
    const facts = { caseId: null, actor: 'user:test', because: 'a caterer', at: now, until }
    await insertSnooze(world.service.db, {
      rule: 'many-by-customer-hour',
      kind: 'account',
      entity: customerId,
      ...facts,
    })
    const judged = await judge(world.scan(alone(), by(customerId)))
    expect(judged.decided).toMatchObject({ score: 0, fired: [{ snoozed: true, counted: 0 }] })
    const later = await judge(world.scan({ ...alone(), at: new Date(until.getTime() + minutes) }, by(customerId)))
    expect(later.features?.snoozed).toEqual([])
  })
})

test('scans that come together are asked about together, and each gets its own answer', async () => {
  const customers = Array.from({ length: 120 }, () => randomUUID())
  await Promise.all(
    customers.filter((_, n) => n % 3 === 0).map((id) => keepAccount(world.service.db, id, ago(2 * hours))),
  )
  const judged = await Promise.all(customers.map((customerId) => judge(world.scan(alone(), by(customerId)))))
  expect(judged.map(({ decided }) => decided?.score)).toEqual(customers.map((_, n) => (n % 3 === 0 ? 15 : 0)))
})
