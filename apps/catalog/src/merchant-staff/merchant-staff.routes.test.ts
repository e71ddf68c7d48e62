import { customer, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must, openShop, type Shop, told } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

const put = (as: TestCaller, body: object) => catalog.post(`/v1/my/merchants/${shop.id}/staff`, { as, body })
const remove = (as: TestCaller, userId: string) =>
  catalog.call('DELETE', `/v1/my/merchants/${shop.id}/staff/${userId}`, { as })
type List = { items: { userId: string; role: string; label: string }[] }
const list = () => must<List>(catalog, 200, 'GET', `/v1/my/merchants/${shop.id}/staff`, { as: shop.owner })

describe('the staff of a merchant', () => {
  test('an owner adds and changes; everybody who must know is told', async () => {
    const newcomer = customer()
    await put(shop.owner, { userId: newcomer.sub, role: 'cashier', label: 'Budi' })
    await put(shop.owner, { userId: newcomer.sub, role: 'owner', label: 'Budi, pagi' })
    expect((await list()).items).toContainEqual(
      expect.objectContaining({ userId: newcomer.sub, role: 'owner', label: 'Budi, pagi' }),
    )
    const last = (await told<{ staff: object[] }>(catalog, 'catalog.merchant-changed.v1', shop.id)).at(-1)
    expect(last?.staff).toContainEqual({ userId: newcomer.sub, role: 'owner' })
    expect((await catalog.get(`/v1/my/merchants/${shop.id}`, { as: newcomer })).status).toBe(200)
    await remove(shop.owner, newcomer.sub)
    expect((await catalog.get(`/v1/my/merchants/${shop.id}`, { as: newcomer })).status).toBe(404)
  })

  test('403 for a cashier, 404 for a stranger', async () => {
    const body = { userId: customer().sub, role: 'owner' }
    expect(await put(shop.cashier, body)).toMatchObject({ status: 403, body: { code: 'merchant.owner-only' } })
    expect((await put(customer(), body)).status).toBe(404)
    expect((await remove(shop.cashier, shop.owner.sub)).status).toBe(403)
    expect((await remove(customer(), shop.cashier.sub)).status).toBe(404)
    const stranger = customer()
    expect((await remove(stranger, stranger.sub)).status).toBe(404)
    const as = shop.cashier
    expect((await catalog.get(`/v1/my/merchants/${shop.id}/staff`, { as })).status).toBe(403)
  })

  test('a cashier may leave', async () => {
    const leaving = customer()
    await put(shop.owner, { userId: leaving.sub, role: 'cashier' })
    expect((await remove(leaving, leaving.sub)).status).toBe(200)
  })

  test('409 for the last owner, and two that dismiss each other at once leave one', async () => {
    expect(await remove(shop.owner, shop.owner.sub)).toMatchObject({
      status: 409,
      body: { code: 'merchant.last-owner' },
    })
    expect((await put(shop.owner, { userId: shop.owner.sub, role: 'cashier' })).status).toBe(409)
    const second = customer()
    await put(shop.owner, { userId: second.sub, role: 'owner' })
    await Promise.all([remove(shop.owner, second.sub), remove(second, shop.owner.sub)])
    const [row] = await catalog.db.query<{ owners: number }>(
      `select count(*)::int as owners from merchant_staff where merchant_id = $1::uuid and role = 'owner'`,
      [shop.id],
    )
    expect(row?.owners).toBe(1)
  })
})
