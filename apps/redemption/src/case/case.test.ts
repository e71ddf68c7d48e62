import { randomUUID } from 'node:crypto'
import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bandung, fraudWorld, jakarta, type World } from '../fraud/fraud.fixture.ts'
import { findCase, moveCase } from './case.repo.ts'
import { CASE_STATUSES, CASE_STEPS, type FraudCase, outcomeOf, steps, weightOf } from './fraud-case.ts'

let world: World
beforeAll(async () => {
  world = await fraudWorld()
})
afterAll(() => world.stop())

const anna = staff('fraud:read', 'fraud:operate')
const budi = staff('fraud:read', 'fraud:operate')
const nameOf = (who: typeof anna) => `user:${who.sub}`
const path = '/v1/admin/fraud/cases'

type View = {
  id: string
  status: string
  outcome: string
  assignee: string
  code: string
  timeline: { kind: string; text: string; actor: string }[]
} & Record<string, unknown>
const post = (id: string, step: string, as = anna, body: object = {}) =>
  world.service.post<View>(`${path}/${id}/${step}`, { as, body: step === 'investigate' ? undefined : body })
const get = async (id: string) => (await world.service.get<View>(`${path}/${id}`, { as: anna })).body

/** A redemption that is held because its location is mocked, and its case. */
async function heldCase({ customerId = randomUUID(), value = 20_000n }: { customerId?: string; value?: bigint } = {}) {
  const scan = world.scan(
    { deviceId: `till-${randomUUID()}`, position: { ...jakarta, mock: true }, value },
    { id: null, voucherId: randomUUID(), customerId },
  )
  await world.take(scan)
  const { rows } = await world.owner.query('select id from fraud_case where redemption_id = $1', [scan.attemptId])
  return { id: rows[0].id as string, redemptionId: scan.attemptId, customerId }
}
const redemption = async (id: string) =>
  (await world.owner.query('select status, reviewed_by from redemption where id = $1', [id])).rows[0]
const code = async () =>
  (await world.owner.query('select uses, status from code where id = $1', [world.codeId])).rows[0]

test('every status and step: what is in the table happens, what is not is refused', async () => {
  for (const status of CASE_STATUSES)
    for (const step of CASE_STEPS) {
      const { id } = await heldCase()
      const isOver = status === 'resolved'
      await world.owner.query(
        `update fraud_case set status = $2, assignee = $3, outcome = $4, resolved_at = $5, resolved_by = $6, because = $6 where id = $1`,
        [
          id,
          status,
          status === 'open' ? null : 'user:x',
          isOver ? 'dismissed' : null,
          isOver ? new Date() : null,
          isOver ? 'x' : null,
        ],
      )
      const move = world.service.ctx.transaction(async (tx) =>
        moveCase(tx, await findCase(tx, id), { step, actor: 'user:x', because: 'a test', at: new Date() }),
      )
      const to = steps[status][step]
      if (to === undefined) await expect(move, `${step} of ${status}`).rejects.toThrow('fraud-case.step-refused')
      else expect(await move).toMatchObject({ status: to, outcome: outcomeOf[step] ?? null })
    }
})

test('what two take at once, one gets', async () => {
  const { id } = await heldCase()
  const answers = await Promise.all([post(id, 'investigate', anna), post(id, 'investigate', budi)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the queue is by score times value, the heaviest first, page by page', async () => {
  const merchant = world.merchantId
  for (const value of [90_000n, 7_000_000n, 400_000n]) await heldCase({ value })
  const items: FraudCase[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = cursor === undefined ? '' : `&cursor=${cursor}`
    const { body } = await world.service.get<{ items: FraudCase[]; nextCursor: string | null }>(
      `${path}?merchantId=${merchant}&limit=2${query}`,
      { as: anna },
    )
    items.push(...body.items)
    cursor = body.nextCursor
  }
  const weights = items.map(({ weight }) => Number(weight))
  expect(weights).toEqual([...weights].sort((a, b) => b - a))
  expect(weights[0]).toBe(45 * 7_000_000)
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
})

test('what nobody knows is not nothing: a score in the middle, a little value', () => {
  expect(weightOf({ score: null, value: null })).toBe(50_000n)
  expect(weightOf({ score: 40, value: 0n })).toBe(40_000n)
})

describe('working on a case', () => {
  test('taken, noted on, released with a reason, taken by another; the timeline tells it in order', async () => {
    const { id } = await heldCase()
    expect((await post(id, 'investigate')).body).toMatchObject({ status: 'investigating', assignee: nameOf(anna) })
    expect((await post(id, 'investigate')).status).toBe(200)
    expect((await post(id, 'investigate', budi)).body.code).toBe('fraud-case.step-refused')
    expect((await post(id, 'notes', budi, { text: 'The shop says it was them.' })).status).toBe(201)
    expect((await post(id, 'release', budi, { because: 'Anna is on leave' })).body).toMatchObject({
      status: 'open',
      assignee: null,
    })
    await post(id, 'investigate', budi)
    const { timeline } = await get(id)
    expect(timeline.map(({ kind, text, actor }) => [kind, text, actor])).toEqual([
      ['opened', 'score 45, location-mocked 45', 'system'],
      ['step', 'investigate', nameOf(anna)],
      ['note', 'The shop says it was them.', nameOf(budi)],
      ['step', 'release: Anna is on leave', nameOf(budi)],
      ['step', 'investigate', nameOf(budi)],
    ])
  })

  test('mine are those that I investigate', async () => {
    const { id } = await heldCase()
    await post(id, 'investigate', budi)
    const mine = await world.service.get<{ items: { id: string }[] }>(`${path}?assignee=me&limit=100`, { as: budi })
    expect(mine.body.items.map((each) => each.id)).toContain(id)
    const hers = await world.service.get<{ items: { id: string }[] }>(`${path}?assignee=me&limit=100`, { as: anna })
    expect(hers.body.items.map((each) => each.id)).not.toContain(id)
  })

  test('it shows its scans factor by factor, in sentences, and what it is linked to', async () => {
    const customerId = randomUUID()
    const [first, second] = [await heldCase({ customerId }), await heldCase({ customerId })]
    const body = await get(second.id)
    expect(body.explained).toMatchObject([
      {
        id: second.redemptionId,
        score: 45,
        outcome: 'review',
        taken: true,
        replays: true,
        factors: [
          {
            family: 'location',
            points: 45,
            cap: 45,
            rules: [
              { rule: 'location-mocked', points: 45, counted: 45, because: { en: 'The location is marked as mocked' } },
            ],
          },
        ],
      },
    ])
    expect(body.linked).toContainEqual(expect.objectContaining({ id: first.id, by: ['account', 'merchant'] }))
    expect(body.listable).toEqual(['account', 'device', 'merchant'])
  })

  test('404 for none, 403 without the permission', async () => {
    expect((await world.service.get(`${path}/${randomUUID()}`, { as: anna })).status).toBe(404)
    const { id } = await heldCase()
    expect((await post(id, 'investigate', staff('fraud:read'))).status).toBe(403)
  })
})

describe('resolving', () => {
  test('dismissed: what was held stands, and is told', async () => {
    const { id, redemptionId } = await heldCase()
    await post(id, 'investigate')
    expect((await post(id, 'resolve', anna, { outcome: 'dismissed', because: 'a test phone' })).body).toMatchObject({
      status: 'resolved',
      outcome: 'dismissed',
      resolvedBy: nameOf(anna),
    })
    expect(await redemption(redemptionId)).toEqual({ status: 'approved', reviewed_by: nameOf(anna) })
    const { rows } = await world.owner.query('select type, data from outbox where aggregate_id = $1', [redemptionId])
    expect(rows).toMatchObject([{ type: 'redemption.reviewed.v1', data: { outcome: 'approved' } }])
  })

  test('confirmed: it is rejected, and its use goes back', async () => {
    const { id, redemptionId } = await heldCase()
    const before = await code()
    await post(id, 'investigate')
    await post(id, 'resolve', anna, { outcome: 'confirmed', because: 'the same photo at two tills' })
    expect(await redemption(redemptionId)).toMatchObject({ status: 'rejected' })
    expect((await code()).uses).toBe(before.uses - 1)
    const { rows } = await world.owner.query('select data from outbox where aggregate_id = $1', [redemptionId])
    expect(rows).toMatchObject([{ data: { outcome: 'rejected' } }])
  })

  test('only by who investigates it, and once', async () => {
    const { id } = await heldCase()
    const end = { outcome: 'dismissed', because: 'nothing in it' }
    expect((await post(id, 'resolve', anna, end)).body.code).toBe('fraud-case.step-refused')
    await post(id, 'investigate', budi)
    expect((await post(id, 'resolve', anna, end)).body.code).toBe('fraud-case.not-yours')
    expect((await post(id, 'resolve', budi, end)).status).toBe(200)
    expect((await post(id, 'resolve', budi, end)).body.code).toBe('fraud-case.step-refused')
    const { body } = await world.service.get<{ items: { id: string }[] }>(`${path}?status=resolved&limit=100`, {
      as: anna,
    })
    expect(body.items.map((each) => each.id)).toContain(id)
  })

  test('what its merchant undid meanwhile is not touched; the case ends all the same', async () => {
    const { id, redemptionId } = await heldCase()
    await world.owner.query(
      `update redemption set status = 'undone', undone_at = now(), undone_by = 'test', undone_because = 'test' where id = $1`,
      [redemptionId],
    )
    await post(id, 'investigate')
    expect((await post(id, 'resolve', anna, { outcome: 'confirmed', because: 'too late' })).status).toBe(200)
    expect((await get(id)).timeline.at(-1)?.text).toBe('the redemption was no longer under review')
  })

  test('confirmed with the block list: the next scan of the account is blocked', async () => {
    const { id, customerId } = await heldCase()
    await post(id, 'investigate')
    await post(id, 'resolve', anna, { outcome: 'confirmed', because: 'sold copies', block: ['account'] })
    const judged = await world.service.ctx.engine.judge(world.scan({}, { id: null, voucherId: null, customerId }))
    expect(judged).toMatchObject({ outcome: 'block', decided: { fired: [{ rule: 'account-listed' }] } })
    const { body } = await world.service.get<{ items: object[] }>(`/v1/admin/fraud/block-list?entity=${customerId}`, {
      as: anna,
    })
    expect(body.items).toMatchObject([{ kind: 'account', caseId: id, addedBy: nameOf(anna) }])
  })

  test('dismissed with a snooze: the rule that was wrong sleeps for this account, for so long', async () => {
    const { id, customerId } = await heldCase()
    await post(id, 'investigate')
    const snooze = { rules: ['location-mocked'], days: 7 }
    await post(id, 'resolve', anna, { outcome: 'dismissed', because: 'a developer of ours', snooze })
    const again = world.scan({ position: { ...jakarta, mock: true } }, { id: null, voucherId: null, customerId })
    expect(await world.service.ctx.engine.judge(again)).toMatchObject({ outcome: 'approve', decided: { score: 0 } })
    const later = { ...again, at: new Date(Date.now() + 8 * 24 * 60 * 60 * 1000) }
    expect(await world.service.ctx.engine.judge(later)).toMatchObject({ outcome: 'review' })
    const { body } = await world.service.get<{ items: object[] }>('/v1/admin/fraud/snoozes', { as: anna })
    expect(body.items).toContainEqual(
      expect.objectContaining({ rule: 'location-mocked', kind: 'account', entity: customerId }),
    )
  })

  test('422 for what contradicts itself', async () => {
    const { id } = await heldCase()
    await post(id, 'investigate')
    const wrong = { outcome: 'dismissed', because: 'nothing in it', block: ['account'] }
    expect((await post(id, 'resolve', anna, wrong)).body.code).toBe('fraud-case.contradictory')
  })
})

test('a merchant comes off the block list by a second person only', async () => {
  const entity = randomUUID()
  const list = (as: typeof anna) =>
    world.service.post<{ id: string; code: string }>('/v1/admin/fraud/block-list', {
      as,
      body: { kind: 'merchant', entity, because: 'redeems for itself' },
    })
  const listed = await list(anna)
  expect(listed.status).toBe(201)
  expect((await list(budi)).body.code).toBe('block.listed')
  const remove = (as: typeof anna) =>
    world.service.post<{ code: string; removedBy: string }>(`/v1/admin/fraud/block-list/${listed.body.id}/remove`, {
      as,
      body: { because: 'they explained it' },
    })
  expect((await remove(anna)).body.code).toBe('block.second-person')
  expect((await remove(budi)).body.removedBy).toBe(nameOf(budi))
  expect((await remove(anna)).status).toBe(200)
  expect((await list(anna)).status).toBe(201)
})

test('a case whose scans could not be weighed can be worked on like any other', async () => {
  const scan = world.scan({ position: bandung }, { id: null, voucherId: null })
  const judged = {
    scan,
    outcome: 'review' as const,
    features: null,
    decided: null,
    shadow: null,
    reason: 'engine-unavailable' as const,
    failure: 'away',
    ms: 50,
  }
  await world.redeemed({ id: scan.attemptId, status: 'review' })
  await world.keep(judged, scan.attemptId)
  const { rows } = await world.owner.query('select id from fraud_case where redemption_id = $1', [scan.attemptId])
  expect(await get(rows[0].id)).toMatchObject({
    score: null,
    explained: [{ replays: null, factors: [], failure: 'away' }],
  })
  await post(rows[0].id, 'investigate')
  expect(
    (await post(rows[0].id, 'resolve', anna, { outcome: 'dismissed', because: 'the engine was away' })).status,
  ).toBe(200)
})
