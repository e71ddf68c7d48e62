import { newId } from '@konter/core'
import { customer, service, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { walletService } from '../app.ts'
import type { Context } from '../context.ts'
import { customerAccount } from '../ledger/ledger.ts'
import { verifyLedger } from '../ledger/verify-ledger.ts'
import { expireHolds } from './holds.ts'

let wallet: TestService<Context>
beforeAll(async () => {
  wallet = await testService(walletService)
})
afterAll(async () => {
  expect(await verifyLedger(wallet.db)).toEqual([])
  await wallet.stop()
})

type Hold = { id: string; status: string; captured: number; code?: string }
const order = service('order')
const place = (userId: string, amount: number, more: object = {}) =>
  wallet.post<Hold>('/internal/holds', {
    as: order,
    body: {
      key: newId(),
      account: customerAccount(userId),
      amount,
      kind: 'test',
      reference: 'test',
      expiresInSeconds: 60,
      ...more,
    },
  })
const capture = (id: string, amount?: number, key = newId()) =>
  wallet.post<Hold>(`/internal/holds/${id}/capture`, {
    as: order,
    body: { key, to: 'house:revenue:sales', ...(amount === undefined ? {} : { amount }) },
  })
const release = (id: string) => wallet.post<Hold>(`/internal/holds/${id}/release`, { as: order })
const balances = async (userId: string) => (await wallet.get('/v1/wallet', { as: customer({ sub: userId }) })).body

async function rich(amount: number): Promise<string> {
  const userId = newId()
  const body = {
    key: newId(),
    kind: 'test',
    reference: 'test',
    postings: [{ from: 'house:clearing:manual', to: customerAccount(userId), amount }],
  }
  expect((await wallet.post('/internal/transfers', { as: order, body })).status).toBe(200)
  return userId
}

describe('a hold', () => {
  test('reserves: the money is still there, and not available', async () => {
    const userId = await rich(10_000)
    expect((await place(userId, 6_000)).body).toMatchObject({ status: 'open' })
    expect(await balances(userId)).toEqual({ balance: 10_000, held: 6_000, available: 4_000, currency: 'IDR' })
    expect(await place(userId, 4_001)).toMatchObject({ status: 402, body: { code: 'wallet.insufficient-balance' } })
  })

  test('captured in part, the rest is free again', async () => {
    const userId = await rich(10_000)
    const { body: hold } = await place(userId, 6_000)
    expect((await capture(hold.id, 2_500)).body).toMatchObject({ status: 'captured', captured: 2_500 })
    expect(await balances(userId)).toMatchObject({ balance: 7_500, held: 0, available: 7_500 })
  })

  test('ends once: captured it is not released, released it is not captured', async () => {
    const userId = await rich(10_000)
    const { body: one } = await place(userId, 1_000)
    const { body: two } = await place(userId, 1_000)
    const key = newId()
    await capture(one.id, undefined, key)
    await release(two.id)
    expect((await release(one.id)).body.code).toBe('hold.ended')
    expect((await capture(two.id)).body.code).toBe('hold.ended')
    expect((await capture(one.id, undefined, key)).body).toMatchObject({ status: 'captured' })
    expect((await capture(one.id)).body.code, 'another capture of the same amount is not this one').toBe('hold.ended')
    expect(await balances(userId)).toMatchObject({ balance: 9_000, held: 0 })
  })

  test('is captured under a key of its own: one that moved other money is a conflict', async () => {
    const userId = await rich(10_000)
    const { body: one } = await place(userId, 1_000)
    const { body: two } = await place(userId, 1_000)
    const key = newId()
    await capture(one.id, undefined, key)
    expect(await capture(two.id, undefined, key)).toMatchObject({ status: 422, body: { code: 'wallet.key-reused' } })
    expect(await balances(userId)).toMatchObject({ balance: 9_000, held: 1_000 })
  })

  test('is placed once per key; a refused key stays refused', async () => {
    const userId = await rich(10_000)
    const key = newId()
    const first = await place(userId, 1_000, { key })
    expect((await place(userId, 1_000, { key })).body).toEqual(first.body)
    expect((await place(userId, 2_000, { key })).body.code).toBe('wallet.key-reused')
    const poor = newId()
    const refused = newId()
    expect((await place(poor, 1_000, { key: refused })).status).toBe(402)
    await wallet.post('/internal/transfers', {
      as: order,
      body: {
        key: newId(),
        kind: 't',
        reference: 't',
        postings: [{ from: 'house:clearing:manual', to: customerAccount(poor), amount: 5_000 }],
      },
    })
    expect((await place(poor, 1_000, { key: refused })).status).toBe(402)
  })

  test('whose time is over gives the money back', async () => {
    const userId = await rich(10_000)
    const { body: hold } = await place(userId, 6_000)
    await expireHolds.work({ ...wallet.ctx, now: () => new Date(Date.now() + 61_000) }, {} as never, { tries: 0 })
    expect(await balances(userId)).toMatchObject({ held: 0, available: 10_000 })
    expect((await capture(hold.id)).body.code).toBe('hold.ended')
  })

  test('many at once never reserve more than there is', async () => {
    const userId = await rich(10_000)
    const answers = await Promise.all(Array.from({ length: 40 }, () => place(userId, 1_000)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(await balances(userId)).toMatchObject({ balance: 10_000, held: 10_000, available: 0 })
    const ids = answers.filter(({ status }) => status === 200).map(({ body }) => body.id)
    await Promise.all(ids.flatMap((id) => [capture(id), release(id)]))
    const { balance, held } = (await balances(userId)) as unknown as { balance: number; held: number }
    expect(held).toBe(0)
    expect(balance % 1_000).toBe(0)
  })
})

test.each([
  [404, `/internal/holds/${newId()}/release`, undefined],
  [
    400,
    '/internal/transfers',
    { key: 'k', kind: 'k', reference: 'r', postings: [{ from: 'house:a', to: 'house:b', amount: -1 }] },
  ],
  [
    400,
    '/internal/transfers',
    { key: 'k', kind: 'k', reference: 'r', postings: [{ from: 'house:a', to: 'house:b', amount: 1.5 }] },
  ],
  [
    400,
    '/internal/transfers',
    { key: 'k', kind: 'k', reference: 'r', postings: [{ from: 'house:a', to: 'house:b', amount: 1e20 }] },
  ],
  [
    400,
    '/internal/transfers',
    {
      key: 'k',
      kind: 'k',
      reference: 'r',
      postings: [{ from: "house:a'; drop table account", to: 'house:b', amount: 1 }],
    },
  ],
  [400, '/internal/transfers', { key: 'k', kind: 'k', reference: 'r', postings: [] }],
  [
    422,
    '/internal/transfers',
    { key: 'k', kind: 'k', reference: 'r', postings: [{ from: 'house:a', to: 'house:a', amount: 1 }] },
  ],
])('%s for %s %j', async (status, path, body) =>
  expect((await wallet.post(path, { as: order, body })).status).toBe(status),
)

test('400 for an account that cannot be, and those who post at the same moment go on', async () => {
  const to = `customer:${'-'.repeat(36)}`
  const post = (postings: object[]) =>
    wallet.post('/internal/transfers', { as: order, body: { key: newId(), kind: 't', reference: 't', postings } })
  const answers = await Promise.all([
    post([{ from: 'house:clearing:manual', to, amount: 1 }]),
    post([{ from: 'house:clearing:manual', to: customerAccount(newId()), amount: 1 }]),
  ])
  expect(answers.map(({ status }) => status)).toEqual([400, 200])
})

test('403 for who may not post', async () => {
  const body = { key: 'k', kind: 'k', reference: 'r', postings: [{ from: 'house:a', to: 'house:b', amount: 1 }] }
  for (const as of [customer(), service('payment'), service('gateway')])
    expect((await wallet.post('/internal/transfers', { as, body })).status).toBe(403)
})

test('mutations are listed newest first, page by page, without a gap', async () => {
  const userId = await rich(10_000)
  for (let i = 0; i < 7; i++)
    await wallet.post('/internal/transfers', {
      as: order,
      body: {
        key: newId(),
        kind: 't',
        reference: 't',
        postings: [{ from: customerAccount(userId), to: 'house:revenue:sales', amount: 10 }],
      },
    })
  const seen: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { body }: { body: { items: { sequence: number }[]; nextCursor: string | null } } = await wallet.get(
      `/v1/wallet/mutations?limit=3${query}`,
      { as: customer({ sub: userId }) },
    )
    seen.push(...body.items.map(({ sequence }) => sequence))
    cursor = body.nextCursor
  }
  expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect((await wallet.get('/v1/wallet/mutations?cursor=bm9uc2Vuc2U', { as: customer() })).body).toMatchObject({
    code: 'request.cursor-invalid',
  })
})
