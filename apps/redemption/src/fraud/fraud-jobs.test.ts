import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bornAt, noteAccount } from './account.events.ts'
import { countPace } from './count-pace.ts'
import { findTravel } from './find-travel.ts'
import { bandung, fraudWorld, type World } from './fraud.fixture.ts'

let world: World
beforeAll(async () => {
  world = await fraudWorld()
})
afterAll(() => world.stop())

const rows = async (sql: string, params: unknown[] = []) => (await world.owner.query(sql, params)).rows
const by = (customerId: string) => ({ id: null, voucherId: randomUUID(), customerId })
const alone = () => ({ deviceId: `till-${randomUUID()}` })

test('two scans of one account at the same moment do not see each other; a minute later both are put to review', async () => {
  const customerId = randomUUID()
  const [here, there] = [
    world.scan(alone(), by(customerId)),
    world.scan({ ...alone(), position: bandung, locationId: null }, by(customerId)),
  ]
  const judged = await Promise.all([here, there].map((scan) => world.service.ctx.engine.judge(scan)))
  expect(judged.map(({ outcome }) => outcome)).toEqual(['approve', 'approve'])
  for (const judgement of judged) {
    const { attemptId: id, at } = judgement.scan
    await world.redeemed({ id, customerId, at })
    await world.keep(judgement, id)
  }
  const bystander = world.scan(alone(), by(randomUUID()))
  await world.take(bystander)
  await findTravel(world.service.ctx)
  await findTravel(world.service.ctx)
  const statusOf = async (id: string) => (await rows('select status from redemption where id = $1', [id]))[0]?.status
  expect(await Promise.all([here, there, bystander].map(({ attemptId }) => statusOf(attemptId)))).toEqual([
    'review',
    'review',
    'approved',
  ])
  const cases = await rows(
    'select c.kind, e.text from fraud_case c join fraud_case_entry e on e.case_id = c.id where c.customer_id = $1',
    [customerId],
  )
  expect(cases).toEqual([
    { kind: 'held', text: expect.stringMatching(/^impossible-travel, seen later: Nobody moves 119000 m/) },
    { kind: 'held', text: expect.any(String) },
  ])
})

test('what was held at once is not looked for again, nor what it had come from', async () => {
  const customerId = randomUUID()
  const first = world.scan({ ...alone(), at: new Date(Date.now() - 60_000) }, by(customerId))
  await world.take(first)
  await world.take(world.scan({ ...alone(), position: bandung, locationId: null }, by(customerId)))
  await findTravel(world.service.ctx)
  expect(await rows('select status from redemption where id = $1', [first.attemptId])).toEqual([{ status: 'approved' }])
})

test('every night each merchant is counted: its busy hours, and what went well', async () => {
  const night = new Date('2026-05-20T20:00:00Z')
  const hour = (nth: number) => new Date(night.getTime() - nth * 3_600_000 - 60_000)
  for (let nth = 1; nth <= 20; nth++) await world.redeemed({ at: hour(nth) })
  for (let more = 0; more < 6; more++) await world.redeemed({ at: hour(3) })
  await world.redeemed({ at: hour(30 * 24), status: 'undone' })
  await countPace({ db: world.service.db, now: () => night })
  const [pace] = await rows('select hour_p95, hours, clean from merchant_pace where merchant_id = $1', [
    world.merchantId,
  ])
  const [{ clean }] = await rows(`select count(*)::int as clean from redemption where status = 'approved'`)
  expect(pace).toEqual({ hour_p95: 1, hours: 20, clean })
  await countPace({ db: world.service.db, now: () => night })
})

test('an account is as old as its id says, whenever it is heard of', async () => {
  const old = '018bcfe5-6800-7000-8000-000000000000'
  expect(bornAt(old)?.toISOString()).toBe('2023-11-14T22:13:20.000Z')
  expect(bornAt(randomUUID())).toBeUndefined()
  const person = { name: 'Sari', email: null, phone: null, guest: false, language: 'id' } as const
  await world.service.ctx.transaction((tx) =>
    noteAccount.handle(tx, { userId: old, ...person } as never, world.service.ctx),
  )
  expect(await rows('select registered_at from account where user_id = $1', [old])).toEqual([
    { registered_at: bornAt(old) },
  ])
})
