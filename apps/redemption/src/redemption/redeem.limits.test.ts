import { randomUUID } from 'node:crypto'
import { buildService, newSigningKeyPem } from '@konter/service'
import { customer, testTokens } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { redemptionService } from '../app.ts'
import { countersOf, dataKeys, type Redemptions, testRedemptions } from '../fixture.ts'
import { claimed, miscounted, redeemAt, sharedCode, type Till, tillOf, type Verdict } from './redemption.fixture.ts'

/** Two instances of the service on one database: what one process knows must not be what keeps a limit. */
let service: Redemptions
let other: { redeem(till: Till, what: object, key: string): Promise<Verdict>; stop(): Promise<void> }

beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '60000' })
  other = await secondInstance(service)
})
afterAll(async () => {
  expect(await miscounted(service)).toEqual([])
  await other.stop()
  await service.stop()
})

async function secondInstance({ database }: Redemptions) {
  const tokens = testTokens()
  const environment = {
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    NATS_URL: process.env.NATS_URL,
    NATS_NAMESPACE: `test-${randomUUID().slice(0, 8)}`,
    SERVICE_SIGNING_KEY: newSigningKeyPem(),
    DATA_KEYS: dataKeys,
    FRAUD_BUDGET_MS: '60000',
  }
  const built = await buildService(redemptionService, environment, { keys: tokens.keys })
  await built.app.ready()
  return {
    redeem: async ({ cashier, body }: Till, what: object, key: string) => {
      const answer = await built.app.inject({
        method: 'POST',
        url: '/v1/redemptions',
        headers: { authorization: `Bearer ${tokens.tokenFor('redemption', cashier)}`, 'idempotency-key': key },
        payload: { ...body, ...what },
      })
      return answer.json<Verdict>()
    },
    stop: built.stop,
  }
}

/** On either instance by turns. */
async function atBoth(till: Till, what: object, keys: readonly string[]): Promise<Verdict[]> {
  return Promise.all(
    keys.map(async (key, n) =>
      n % 2 === 0 ? (await redeemAt(service, till, what, { key })).body : other.redeem(till, what, key),
    ),
  )
}

const counted = (verdicts: readonly Verdict[]): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const { verdict, reason } of verdicts) {
    const name = verdict === 'refused' ? (reason ?? '?') : verdict === 'review' ? 'approved' : verdict
    sums[name] = (sums[name] ?? 0) + 1
  }
  return sums
}
const keysOf = (count: number): string[] => Array.from({ length: count }, () => randomUUID())

test('the last ten of a hundred, wanted a thousand times at once at two instances: ten', async () => {
  const till = await tillOf(service, { totalLimit: 100 })
  const { qr } = await sharedCode(service, till)
  expect(counted(await atBoth(till, { qr }, keysOf(90)))).toEqual({ approved: 90 })
  expect(counted(await atBoth(till, { qr }, keysOf(1_000)))).toEqual({ approved: 10, 'limit-reached': 990 })
  expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 100, redeemed: 100 })
})

test('the same, each with a key that is sent four times at once: ten, and each key has one answer', async () => {
  const till = await tillOf(service, { totalLimit: 10 })
  const { qr } = await sharedCode(service, till)
  const keys = keysOf(250)
  const fourTimes = keys.flatMap((key) => [key, key, key, key])
  const verdicts = await atBoth(till, { qr }, fourTimes)
  const byKey = Map.groupBy(verdicts, (_, n) => fourTimes[n])
  for (const answers of byKey.values()) expect(new Set(answers.map(({ attemptId }) => attemptId)).size).toBe(1)
  const once = [...byKey.values()].map(([first]) => first as Verdict)
  expect(counted(once)).toEqual({ approved: 10, 'limit-reached': 240 })
  expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 10, redeemed: 10 })
  // Later, too, whoever asks again hears the same.
  const again = await atBoth(till, { qr }, keys)
  expect(again.map(({ attemptId }) => attemptId)).toEqual(once.map(({ attemptId }) => attemptId))
})

test('one claim, wanted two hundred times at once: one, and one row', async () => {
  const till = await tillOf(service)
  const { id, qr } = await claimed(service, till)
  expect(counted(await atBoth(till, { qr }, keysOf(200)))).toEqual({ approved: 1, 'already-redeemed': 199 })
  expect(await service.db.query('select status from redemption where code_id = $1::uuid', [id])).toHaveLength(1)
})

test('claims and paper of one voucher share its limit, whoever is first', async () => {
  const till = await tillOf(service, { totalLimit: 40 })
  const { qr } = await sharedCode(service, till)
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimed(service, till, customer())))
  const verdicts = await Promise.all([
    ...claims.map(async (claim) => (await redeemAt(service, till, { qr: claim.qr })).body),
    ...keysOf(60).map((key) => other.redeem(till, { qr }, key)),
  ])
  expect(counted(verdicts)).toEqual({ approved: 40, 'limit-reached': 40 })
})
