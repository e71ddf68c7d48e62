import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIssuer, type ServiceName, signingKey } from '@konter/service'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter, Session } from '../konter.ts'
import { openShop } from './strangers.ts'

type Operation = {
  operationId: string
  tags: [ServiceName]
  'x-access': string
  'x-internal'?: true
  parameters?: { name: string; in: string; required?: boolean }[]
}
type Document = { paths: Record<string, Record<string, Operation>> }

const documentOf = (name: string): Document =>
  JSON.parse(readFileSync(new URL(`../../packages/sdk/${name}`, import.meta.url), 'utf8')) as Document

type Door = Operation & { method: string; path: string; service: ServiceName }
const doorsOf = (document: Document): Door[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      service: operation.tags[0],
    })),
  )

const all = doorsOf(documentOf('openapi.internal.json'))
const open = doorsOf(documentOf('openapi.json'))
const isPublic = ({ 'x-access': access }: Door) => access.startsWith('public')
const isOwn = ({ 'x-access': access }: Door) => access.startsWith('own')
const isPermission = (door: Door) => !isPublic(door) && !isOwn(door)
const fill = (path: string, id = '01a1fbbc-0000-7000-8000-000000000000') => path.replace(/\{\w+\}/g, id)
const isOfMerchant = ({ parameters = [] }: Door) =>
  parameters.some(({ name, in: place, required }) => name === 'merchantId' && place === 'query' && required === true)

/** Every route of every service is tried: by nobody, by somebody who may not, by a stranger on what is another's. */
export const doors = (start: () => Konter) =>
  describe('doors', () => {
    let konter: Konter
    let owner: Session
    let stranger: Session
    beforeAll(async () => {
      konter = start()
      owner = await konter.register()
      stranger = await konter.register()
    })

    test('every route of every service is documented with its access', () => {
      expect(all.length).toBeGreaterThan(100)
      for (const door of all)
        expect(door['x-access'], door.operationId).toMatch(/^(public|own) ?(\([a-z:-]+\))?$|^[a-z-]+:[a-z-]+$/)
      expect(open.filter((door) => door['x-internal'])).toEqual([])
    })

    describe('at the services themselves', () => {
      const secrets = () =>
        JSON.parse(readFileSync(join(konter.dir, 'secrets.json'), 'utf8')) as { signingKeys: Record<string, string> }
      const issuerOf = (name: string) => createIssuer(name, [signingKey(secrets().signingKeys[name] as string)])
      const statusAt = async ({ method, path, service }: Door, token?: string) => {
        const answer = await fetch(`http://127.0.0.1:${konter.ports[service]}${fill(path)}`, {
          method,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': 'x',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: '{}' } : {}),
          signal: AbortSignal.timeout(5_000),
        })
        await answer.body?.cancel()
        return `${method} ${path} ${answer.status}`
      }

      test('401 for nobody, wherever something is not public', async () => {
        for (const door of all.filter((each) => !isPublic(each)))
          expect(await statusAt(door)).toBe(`${door.method} ${door.path} 401`)
      })

      test('403 for a customer, wherever a permission is demanded; internal routes included', async () => {
        const gateway = issuerOf('gateway')
        const customer = { sub: owner.userId, kind: 'user', role: 'customer' } as const
        for (const door of all.filter(isPermission))
          expect(await statusAt(door, gateway.tokenFor(door.service, customer))).toBe(`${door.method} ${door.path} 403`)
      })

      test('403 for a service that has no business there', async () => {
        const catalog = issuerOf('catalog')
        const internal = all.filter(
          (door) => door['x-internal'] && !['price-list:read', 'contact:read'].includes(door['x-access']),
        )
        for (const door of internal)
          expect(
            await statusAt(door, catalog.tokenFor(door.service, { sub: 'service:catalog', kind: 'service' })),
          ).toBe(`${door.method} ${door.path} 403`)
      })

      test('401 for a token of another audience, of nobody we trust, or in the name of somebody else', async () => {
        const [gateway, catalog] = [issuerOf('gateway'), issuerOf('catalog')]
        const door = all.find(({ operationId }) => operationId === 'getWallet') as Door
        const user = { sub: owner.userId, kind: 'user' } as const
        expect(await statusAt(door, gateway.tokenFor('order', user))).toContain('401')
        expect(await statusAt(door, catalog.tokenFor('wallet', user))).toContain('401')
        expect(
          await statusAt(
            door,
            createIssuer('nobody', [signingKey(secrets().signingKeys.gateway as string)]).tokenFor('wallet', user),
          ),
        ).toContain('401')
        expect(await statusAt(door, gateway.tokenFor('wallet', user))).toContain('200')
      })
    })

    describe('at the gateway', () => {
      const statusAt = async ({ method, path }: Door, token?: string) => {
        const { status } = await konter.ask(method, fill(path), {
          token,
          ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: {} } : {}),
        })
        return `${method} ${path} ${status}`
      }

      test('401 for nobody, 403 for a customer', async () => {
        for (const door of open.filter((each) => !isPublic(each)))
          expect(await statusAt(door)).toBe(`${door.method} ${door.path} 401`)
        for (const door of open.filter(isPermission))
          expect(await statusAt(door, owner.token)).toBe(`${door.method} ${door.path} 403`)
      })

      test('404 for what is internal, even to staff', async () => {
        for (const door of all.filter((each) => each['x-internal']))
          expect(await statusAt(door, await konter.staff())).toBe(`${door.method} ${door.path} 404`)
        for (const path of [
          '/metrics',
          '/internal',
          '/v1/../internal/transfers',
          '/v1/orders/..%2f..%2finternal/transfers',
        ])
          expect((await konter.get(path, { token: await konter.staff() })).body, path).not.toMatchObject({
            status: 200,
          })
      })

      test("404 for a stranger on every id of another's", async () => {
        const { token } = owner
        await konter.deposit(owner, 50_000)
        const deposit = await konter.post<{ id: string; payment: { id: string } }>('/v1/wallet/deposits', {
          token,
          body: { amount: 20_000, paymentMethod: 'manual:cash' },
        })
        const order = await konter.post<{ id: string }>('/v1/orders', {
          token,
          body: { sku: 'xl-10000', input: { phone: '087812312312' }, paymentMethod: 'manual:cash' },
        })
        const key = await konter.post<{ id: string }>('/v1/api-keys', {
          token,
          body: { name: 'till', scopes: ['order:read'] },
        })
        const sessions = await konter.get<{ items: { id: string }[] }>('/v1/sessions', { token })
        const told = await konter.get<{ items: { id: string }[] }>('/v1/notifications', { token })
        const ids: Record<string, string | undefined> = {
          '/v1/orders/{id}': order.body.id,
          '/v1/orders/{id}/cancel': order.body.id,
          '/v1/payments/{id}': deposit.body.payment.id,
          '/v1/wallet/deposits/{id}': deposit.body.id,
          '/v1/api-keys/{id}': key.body.id,
          '/v1/sessions/{id}': sessions.body.items[0]?.id,
          '/v1/notifications/{id}/read': told.body.items[0]?.id,
        }
        const { path: pathOf, body: bodyOf } = await openShop(konter, owner)
        for (const door of open.filter((each) => isOwn(each) && each.path.includes('{'))) {
          const id = ids[door.path]
          const path = id === undefined ? pathOf(door) : fill(door.path, id)
          expect(path, `${door.method} ${door.path}: add something of somebody's to try a stranger on`).toEqual(
            expect.any(String),
          )
          const asked = { token: stranger.token, body: bodyOf(door) }
          const { status, body } = await konter.ask<{ code: string }>(door.method, path as string, asked)
          expect(`${door.method} ${door.path} ${status} ${body.code}`).toMatch(/ 404 [a-z-]+\.not-found$/)
        }
        // And on every list, sum, feed and till of a merchant.
        const tills = open.filter((each) => isOwn(each) && !each.path.includes('{') && isOfMerchant(each))
        expect(tills.length).toBeGreaterThan(4)
        for (const door of [
          ...tills,
          ...open.filter(({ operationId }) => /^(redeem|uploadOfflineScans)$/.test(operationId)),
        ]) {
          const asked = { token: stranger.token, body: bodyOf(door) }
          const { status, body } = await konter.ask<{ code: string }>(door.method, pathOf(door) as string, asked)
          expect(`${door.method} ${door.path} ${status} ${body.code}`).toMatch(/ 404 merchant\.not-found$/)
        }
        expect((await konter.get(`/v1/orders/${order.body.id}`, { token })).status, 'and the owner finds it').toBe(200)
      })
    })
  })
