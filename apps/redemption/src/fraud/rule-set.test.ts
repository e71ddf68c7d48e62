import { randomUUID } from 'node:crypto'
import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fraudWorld, jakarta, type World } from './fraud.fixture.ts'
import { moveRuleSet } from './rule-set.repo.ts'
import { RULE_SET_STATES, RULE_SET_STEPS, type Rules, ruleSetSteps } from './rule-set.ts'
import { startRules } from './rules.fixture.ts'

let world: World
beforeAll(async () => {
  world = await fraudWorld()
})
afterAll(() => world.stop())

const boss = staff('fraud:read', 'fraud:operate')
const path = '/v1/admin/fraud/rule-sets'
/** The rules of the first day, but that a mocked location weighs so much. */
const mockedWeighs = (points: number): Rules => ({
  ...startRules,
  caps: { ...startRules.caps, location: 100 },
  rules: startRules.rules.map((rule) =>
    rule.name === 'location-mocked' ? { ...rule, tiers: [{ is: true, points }] } : rule,
  ),
})
const draft = async (rules: Rules) => {
  const answer = await world.service.post<{ version: number }>(path, { as: boss, body: { rules, note: 'a test' } })
  expect(answer.status).toBe(201)
  return answer.body.version
}
const step = (version: number, name: string, because = 'a test') =>
  world.service.post<{
    state: string
    code: string
    log: { from: string; to: string; actor: string; because: string }[]
  }>(`${path}/${version}/${name}`, { as: boss, body: { because } })
const mocked = () =>
  world.scan(
    { deviceId: `till-${randomUUID()}`, position: { ...jakarta, mock: true } },
    { id: null, voucherId: randomUUID(), customerId: randomUUID() },
  )

test('every step there is, and none other', async () => {
  for (const state of RULE_SET_STATES)
    for (const each of RULE_SET_STEPS) {
      const { rows } = await world.owner.query(
        `insert into rule_set (state, rules, note, created_by, created_at) values ('draft', $1, 'a test', 'test', now()) returning version`,
        [JSON.stringify(startRules)],
      )
      const version = rows[0].version as number
      const to = ruleSetSteps[state][each]
      const move = world.service.ctx.transaction(async (tx) => {
        await tx.query(`update rule_set set state = 'retired' where state in ('live', 'shadow')`)
        await tx.query('update rule_set set state = $2 where version = $1::int', [version, state])
        const moved = await moveRuleSet(
          tx,
          { version, state },
          { step: each, actor: 'test', because: 'a test', at: new Date() },
        )
        throw new Error(moved.state)
      })
      await expect(move, `${each} of ${state}`).rejects.toThrow(to ?? 'rule-set.step-refused')
    }
})

describe('a new version', () => {
  test('422 with every mistake in it, and where', async () => {
    const { status, body } = await world.service.post<{ errors: { pointer: string }[] }>(path, {
      as: boss,
      body: {
        rules: { ...startRules, thresholds: { review: 80, block: 70 }, hard: [...startRules.hard, ...startRules.hard] },
        note: 'bad',
      },
    })
    expect(status).toBe(422)
    expect(body.errors.map(({ pointer }) => pointer)).toEqual([
      '/rules/thresholds',
      '/rules/hard/2/name',
      '/rules/hard/3/name',
    ])
  })

  test('400 for a rule about what nobody measures, 403 without the permission', async () => {
    const rules = { ...startRules, rules: [{ ...startRules.rules[0], signal: 'starSign' }] }
    expect((await world.service.post(path, { as: boss, body: { rules, note: 'bad' } })).status).toBe(400)
    const reader = staff('fraud:read')
    expect((await world.service.post(path, { as: reader, body: { rules: startRules, note: 'mine' } })).status).toBe(403)
    expect((await world.service.get(path, { as: staff('order:read') })).status).toBe(403)
    expect((await world.service.get(path, { as: reader })).status).toBe(200)
  })

  test('goes live only after it was in the shadow; who and why is kept; the one before retires', async () => {
    const version = await draft(mockedWeighs(71))
    expect(await step(version, 'activate')).toMatchObject({ status: 409, body: { code: 'rule-set.step-refused' } })
    expect(await step(version, 'observe', 'to look at it')).toMatchObject({ status: 200, body: { state: 'shadow' } })
    const live = await step(version, 'activate', 'it found more, and nothing wrong')
    expect(live.body.log).toMatchObject([
      { from: 'draft', to: 'shadow', actor: `user:${boss.sub}`, because: 'to look at it' },
      { from: 'shadow', to: 'live', actor: `user:${boss.sub}`, because: 'it found more, and nothing wrong' },
    ])
    expect((await world.service.get(`${path}/1`, { as: boss })).body).toMatchObject({
      state: 'retired',
      log: [{ to: 'live' }, { from: 'live', to: 'retired', because: `${version}: it found more, and nothing wrong` }],
    })
    expect(await world.service.ctx.engine.judge(mocked())).toMatchObject({
      outcome: 'block',
      decided: { ruleSet: version, score: 71 },
    })
    expect(await step(1, 'activate', 'it blocked too much')).toMatchObject({ status: 200, body: { state: 'live' } })
    expect(await world.service.ctx.engine.judge(mocked())).toMatchObject({ outcome: 'review', decided: { ruleSet: 1 } })
  })

  test('one is live, however many activate at once', async () => {
    const versions = [await draft(mockedWeighs(50)), await draft(mockedWeighs(60)), await draft(mockedWeighs(65))]
    await world.owner.query(`update rule_set set state = 'retired' where version = any($1)`, [versions])
    const answers = await Promise.all(versions.map((version) => step(version, 'activate')))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
    for (const { status, body } of answers) if (status !== 200) expect(body.code).toBe('rule-set.moved-meanwhile')
    const { rows } = await world.owner.query(`select count(*)::int as live from rule_set where state = 'live'`)
    expect(rows).toEqual([{ live: 1 }])
    await expect(
      world.owner.query(`update rule_set set state = 'live' where version = any($1)`, [versions]),
    ).rejects.toThrow(/one_live/)
    await step(1, 'activate')
  })

  test('can be rewritten as a draft, and never again: neither by the route nor by hand', async () => {
    const version = await draft(mockedWeighs(40))
    const put = (points: number) =>
      world.service.call('PUT', `${path}/${version}`, {
        as: boss,
        body: { rules: mockedWeighs(points), note: 'better' },
      })
    expect(await put(41)).toMatchObject({ status: 200, body: { note: 'better' } })
    await step(version, 'observe')
    expect(await put(42)).toMatchObject({ status: 409, body: { code: 'rule-set.step-refused' } })
    await expect(world.owner.query(`update rule_set set rules = '{}' where version = $1`, [version])).rejects.toThrow(
      /final/,
    )
    await expect(world.owner.query('delete from rule_set where version = $1', [version])).rejects.toThrow(/stays/)
    await step(version, 'withdraw')
    expect((await world.service.get(`${path}/9999`, { as: boss })).status).toBe(404)
  })
})

test('in the shadow it weighs the same snapshot, changes nothing, and is compared with what was decided', async () => {
  const version = await draft(mockedWeighs(90))
  await step(version, 'observe')
  const fine = world.scan({ deviceId: 'till-shadow' }, { id: null, voucherId: randomUUID() })
  const [held, other] = [mocked(), mocked()]
  for (const scan of [fine, held, other]) {
    const { outcome, decided, shadow } = await world.take(scan)
    expect([outcome, decided?.ruleSet, shadow?.ruleSet]).toEqual([scan === fine ? 'approve' : 'review', 1, version])
  }
  await world.owner.query(
    `update fraud_case set status = 'resolved', outcome = 'confirmed', resolved_at = now(), resolved_by = 'test', because = 'seen'
      where redemption_id = $1`,
    [held.attemptId],
  )
  const { body } = await world.service.get<Record<string, unknown>>(`${path}/${version}/comparison?days=1`, {
    as: boss,
  })
  expect(body).toMatchObject({
    version,
    scans: 3,
    counts: [
      { live: 'approve', agree: 1, stricter: 0, looser: 0 },
      { live: 'review', agree: 0, stricter: 2, looser: 0 },
      { live: 'block', agree: 0, stricter: 0, looser: 0 },
    ],
    rules: [{ rule: 'location-mocked', fired: 2, counted: 2, confirmed: 1, dismissed: 0 }],
  })
  expect(body.examples).toHaveLength(2)
  expect(body.examples).toContainEqual({
    scanId: held.attemptId,
    at: expect.any(String),
    live: { ruleSet: 1, score: 45, outcome: 'review' },
    other: { score: 90, outcome: 'block' },
    resolved: 'confirmed',
  })
  const statistics = await world.service.get<{ rules: object[] }>(`${path}/1/statistics`, { as: boss })
  expect(statistics.body.rules).toContainEqual({
    rule: 'location-mocked',
    fired: 2,
    counted: 2,
    confirmed: 1,
    dismissed: 0,
  })
})

test('rules in the shadow that cannot be weighed are not felt', async () => {
  const version = await draft(mockedWeighs(20))
  await step(version, 'observe')
  await world.owner.query('alter table rule_set disable trigger rule_set_keep')
  await world.owner.query(`update rule_set set rules = '{"rules": 7}' where version = $1`, [version])
  await world.owner.query('alter table rule_set enable trigger rule_set_keep')
  expect(await world.service.ctx.engine.judge(mocked())).toMatchObject({
    outcome: 'review',
    reason: null,
    shadow: null,
  })
  await step(version, 'withdraw')
})
