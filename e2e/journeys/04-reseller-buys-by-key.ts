import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from '../../packages/sdk/build.ts'
import type { Konter, Session } from '../konter.ts'
import { booksAreRight, orderIs } from '../promises.ts'

type Placed = { id: string; total: { amount: number } }

/** Journey 4 of product.md: reseller prices, an API key, an idempotency key; twice the same request, one order. */
export const resellerBuysByKey = (start: () => Konter) =>
  describe('a reseller buys by API key', () => {
    let konter: Konter
    let reseller: Session
    let apiKey: string
    const asked = { sku: 'telkomsel-10000', input: { phone: '081234567890' }, paymentMethod: 'wallet' }

    beforeAll(async () => {
      konter = start()
      reseller = await konter.register()
      const change = { customerType: 'reseller', memberLevel: 'reseller', reason: 'signed the contract' }
      expect(
        (await konter.ask('PATCH', `/v1/admin/users/${reseller.userId}`, { token: await konter.staff(), body: change }))
          .status,
      ).toBe(200)
      await konter.deposit(reseller, 200_000)
      const key = await konter.post<{ key: string }>('/v1/api-keys', {
        token: reseller.token,
        body: { name: 'till', scopes: ['order:place', 'order:read', 'wallet:read'] },
      })
      expect(key.status).toBe(201)
      apiKey = key.body.key
    })
    const priceFor = async (who: object) =>
      (await konter.get<{ price: { amount: number } }>('/v1/products/telkomsel-10000', who)).body.price.amount

    test('the reseller sees a lower price than a guest, by token and by key', async () => {
      const guest = await priceFor({})
      expect(await priceFor({ token: reseller.token })).toBeLessThan(guest)
      expect(await priceFor({ apiKey })).toBe(await priceFor({ token: reseller.token }))
    })

    test('twice the same request is one order at the reseller price', async () => {
      const key = randomUUID()
      const first = await konter.post<Placed>('/v1/orders', { apiKey, key, body: asked })
      const second = await konter.post<Placed>('/v1/orders', { apiKey, key, body: asked })
      expect([first.status, second.status]).toEqual([201, 201])
      expect(second.body.id).toBe(first.body.id)
      expect(second.headers.get('idempotency-replayed')).toBe('true')
      expect(first.body.total.amount).toBe(await priceFor({ apiKey }))
      await orderIs(konter, reseller, first.body.id, 'completed')
      expect(
        await konter.post('/v1/orders', { apiKey, key, body: { ...asked, input: { phone: '081234567891' } } }),
      ).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } })
      const { body } = await konter.get<{ items: object[] }>('/v1/orders', { apiKey })
      expect(body.items).toHaveLength(1)
      await booksAreRight(konter)
    })

    test('a partner buys with the published SDK, and the same sale twice is one order', async () => {
      const folder = installSdk()
      const till = (...args: string[]) =>
        new Promise<{ code: number | null; said: { number: string; status: string } }>((resolve) => {
          const env = { ...process.env, KONTER_URL: konter.gatewayUrl, KONTER_API_KEY: apiKey, SALE_NUMBER: 'sale-1' }
          execFile(process.execPath, ['sell-pulsa.mjs', ...args], { cwd: folder, env }, (error, stdout, stderr) =>
            resolve({ code: error === null ? 0 : 1, said: JSON.parse(stdout || stderr) }),
          )
        })
      const first = await till('081298765432', 'telkomsel-10000')
      expect(first).toMatchObject({ code: 0, said: { status: 'completed', serialNumber: expect.any(String) } })
      expect((await till('081298765432', 'telkomsel-10000')).said.number).toBe(first.said.number)
      expect(await till('081298765433', 'telkomsel-10000')).toMatchObject({
        code: 1,
        said: { refused: 'idempotency.key-reused' },
      })
      rmSync(folder, { recursive: true })
    })

    test('a key does what its scopes say, until it is revoked', async () => {
      expect(
        await konter.post('/v1/wallet/deposits', { apiKey, body: { amount: 20_000, paymentMethod: 'manual:cash' } }),
      ).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
      expect((await konter.get('/v1/api-keys', { apiKey })).status).toBe(403)
      const { body } = await konter.get<{ items: { id: string }[] }>('/v1/api-keys', { token: reseller.token })
      await konter.ask('DELETE', `/v1/api-keys/${body.items[0]?.id}`, { token: reseller.token })
      await eventually(async () => expect((await konter.get('/v1/wallet', { apiKey })).status).toBe(401))
    })
  })

/** As a partner gets it: built JavaScript with types, in a folder that knows nothing of this repository. */
function installSdk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'konter-partner-'))
  mkdirSync(join(folder, 'node_modules/@konter'), { recursive: true })
  buildPackage(join(folder, 'node_modules/@konter/sdk'))
  cpSync(new URL('../../packages/sdk/examples/sell-pulsa.mjs', import.meta.url), join(folder, 'sell-pulsa.mjs'))
  return folder
}
