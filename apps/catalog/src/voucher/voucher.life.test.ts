import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  draft,
  fullTerms,
  inDays,
  must,
  type OwnVoucher,
  openShop,
  operator,
  publishedVoucher,
  type Shop,
  told,
} from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { expireDueVouchers } from './voucher.jobs.ts'
import { moveVoucher, readVoucher } from './voucher.repo.ts'
import { steps, type VoucherStatus, type VoucherStep } from './voucher.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

const statuses = Object.keys(steps) as VoucherStatus[]
const all: VoucherStep[] = ['publish', 'pause', 'resume', 'expire', 'archive']
/** How each status is come to, from a draft. */
const ways: Record<VoucherStatus, VoucherStep[]> = {
  draft: [],
  published: ['publish'],
  paused: ['publish', 'pause'],
  expired: ['publish', 'expire'],
  archived: ['publish', 'pause', 'archive'],
}

const path = (id: string) => `/v1/my/merchants/${shop.id}/vouchers/${id}`
const read = (id: string) => must<OwnVoucher>(catalog, 200, 'GET', `/v1/admin/vouchers/${id}`, { as: operator })
const changes = (id: string) => told<{ status: string; version: number }>(catalog, 'catalog.voucher-changed.v1', id)

/** By the routes; `expire` is the clock's. */
async function take(id: string, step: VoucherStep): Promise<number> {
  if (step !== 'expire') return (await catalog.post(`${path(id)}/${step}`, { as: shop.owner })).status
  const before = (await read(id)).status
  const now = catalog.ctx.now
  catalog.ctx.now = () => new Date(inDays(30))
  await expireDueVouchers(catalog.ctx)
  catalog.ctx.now = now
  return (await read(id)).status === before ? 409 : 200
}

async function voucherThatIs(status: VoucherStatus): Promise<string> {
  const { id } = await draft(catalog, shop)
  for (const step of ways[status]) expect(await take(id, step)).toBe(200)
  expect((await read(id)).status).toBe(status)
  return id
}

describe('the life of a voucher, every status × every step', () => {
  for (const from of statuses)
    for (const step of all) {
      const to = steps[from][step]
      test(`${from} ${to === undefined ? `refuses ${step}` : `-${step}→ ${to}`}`, async () => {
        const id = await voucherThatIs(from)
        const [before, toldBefore] = [await read(id), await changes(id)]
        expect(await take(id, step)).toBe(to === undefined ? 409 : 200)
        const after = await read(id)
        expect(after.status).toBe(to ?? from)
        expect(after.steps).toHaveLength((before.steps?.length ?? 0) + (to === undefined ? 0 : 1))
        const isTold = to !== undefined && after.version > 0
        expect(await changes(id)).toHaveLength(toldBefore.length + (isTold ? 1 : 0))
        if (to === undefined) return expect(after).toEqual(before)
        expect(after.steps?.at(-1)).toMatchObject({
          step,
          from,
          to,
          actor: step === 'expire' ? 'clock' : `user:${shop.owner.sub}`,
        })
        if (isTold) expect((await changes(id)).at(-1)).toMatchObject({ status: to, version: after.version })
      })
    }
})

describe('under concurrency', () => {
  test('many that publish at once publish once: one version, one step, one event', async () => {
    const { id } = await draft(catalog, shop)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => catalog.post(`${path(id)}/publish`, { as: shop.owner })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'voucher.step-refused')).toHaveLength(11)
    expect((await read(id)).version).toBe(1)
    expect(await changes(id)).toHaveLength(1)
  })

  test('a move from where it no longer is changes nothing', async () => {
    const { id } = await publishedVoucher(catalog, shop)
    const seen = await readVoucher(catalog.ctx.sql, { id })
    await take(id, 'pause')
    const cause = { actor: 'test', cause: 'late', at: new Date() }
    const late = catalog.ctx.transaction((tx) => moveVoucher(tx, seen, 'expire', cause))
    await expect(late).rejects.toMatchObject({ code: 'voucher.edited-meanwhile' })
    expect((await read(id)).status).toBe('paused')
  })

  test('pauses and resumes of many leave the steps in one unbroken line', async () => {
    const { id } = await publishedVoucher(catalog, shop)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        catalog.post(`${path(id)}/${n % 2 === 0 ? 'pause' : 'resume'}`, { as: shop.owner }),
      ),
    )
    const { steps: line = [], status } = await read(id)
    for (const [index, step] of line.entries()) if (index > 0) expect(step.from).toBe(line[index - 1]?.to)
    expect(line.at(-1)?.to).toBe(status)
    expect(await changes(id)).toHaveLength(line.length - 1)
  })

  test('an edit and a publishing at once never promise what was not checked', async () => {
    const { id, revision } = await draft(catalog, shop)
    const edit = { revision, terms: { title: { id: 'Diubah' } } }
    const [edited, published] = await Promise.all([
      catalog.call('PATCH', path(id), { as: shop.owner, body: edit }),
      catalog.post(`${path(id)}/publish`, { as: shop.owner }),
    ])
    expect(published.status).toBe(200)
    const last = (await told<{ terms: { title: { id: string } } }>(catalog, 'catalog.voucher-changed.v1', id)).at(-1)
    expect(last?.terms.title.id).toBe(edited.status === 200 ? 'Diubah' : 'Diskon senja')
  })
})

describe('expiry', () => {
  test('waits for the end of every version that was promised', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop, fullTerms({ redeemUntil: inDays(40) }))
    const shorter = { revision, terms: { redeemUntil: inDays(12) } }
    await must(catalog, 200, 'PATCH', path(id), { as: shop.owner, body: shorter })
    expect(await take(id, 'expire')).toBe(409)
    expect((await read(id)).status).toBe('published')
  })

  test('takes hundreds in one turn, each told once, and replicas do not meet', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, async () => (await publishedVoucher(catalog, shop)).id))
    const now = catalog.ctx.now
    catalog.ctx.now = () => new Date(inDays(30))
    await Promise.all([expireDueVouchers(catalog.ctx), expireDueVouchers(catalog.ctx)])
    catalog.ctx.now = now
    const rows = await catalog.db.query<{ n: number }>(
      `select count(*)::int as n from outbox
        where type = 'catalog.voucher-changed.v1' and aggregate_id = any($1) and data ->> 'status' = 'expired'`,
      [ids],
    )
    expect(rows[0]?.n).toBe(120)
  })
})

describe('an operator', () => {
  test('takes a voucher down at once, with the reason, whatever it was', async () => {
    for (const status of ['draft', 'published', 'paused', 'expired'] as const) {
      const id = await voucherThatIs(status)
      const body = { because: 'menyesatkan pelanggan' }
      await must(catalog, 200, 'POST', `/v1/admin/vouchers/${id}/take-down`, { as: operator, body })
      const { steps: line } = await read(id)
      expect(line?.at(-1)).toMatchObject({ to: 'archived', cause: body.because, actor: `user:${operator.sub}` })
    }
  })
})
