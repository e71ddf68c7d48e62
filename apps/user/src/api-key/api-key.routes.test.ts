import { service } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveApiKey } from '../caller/resolve-caller.ts'
import { beGuest, later, type Person, register, testUsers, told, type Users } from '../fixture.ts'
import { isAddressRange } from './api-key.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

type Key = { id: string; key: string; prefix: string; lastUsedAt: string | null }
const create = (by: Person, more: object = {}) =>
  users.post<Key>('/v1/api-keys', {
    as: by.as,
    body: { name: 'Kasir 1', scopes: ['order:place', 'order:read'], ...more },
  })
const list = async (by: Person) => (await users.get<{ items: Key[] }>('/v1/api-keys', { as: by.as })).body.items
const resolve = async (key: string) =>
  (await users.post('/internal/callers/api-key', { as: service('gateway'), body: { key } })).body

describe('an API key', () => {
  test('201 shows it once; afterwards only where it begins', async () => {
    const siti = await register(users)
    const { status, body } = await create(siti, { allowedIps: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'] })
    expect(status).toBe(201)
    expect(body.key).toMatch(/^kk_live_[\w-]{43}$/)
    expect(body.prefix).toBe(body.key.slice(0, 14))
    const { key, ...shown } = body
    expect(await list(siti)).toEqual([shown])
    const [row] = await users.db.query<Record<string, unknown>>('select * from api_key where id = $1::uuid', [body.id])
    expect(JSON.stringify(row)).not.toContain(key.slice(20))
    const acts = await users.db.query(`select action, after from activity where subject = $1`, [`user:${siti.id}`])
    expect(acts).toMatchObject([{ action: 'api-key.created', after: { id: body.id, name: 'Kasir 1' } }])
    expect(JSON.stringify(acts)).not.toContain(key)
  })

  test('resolves to its owner, what it may do and from where', async () => {
    const siti = await register(users)
    const { body } = await create(siti, { allowedIps: ['203.0.113.0/24'] })
    expect(await resolve(body.key)).toEqual({
      active: true,
      caller: {
        sub: siti.id,
        kind: 'user',
        role: 'customer',
        customerType: 'retail',
        memberLevel: 'bronze',
        guest: false,
        permissions: [],
        apiKeyId: body.id,
        scopes: ['order:place', 'order:read'],
      },
      allowedIps: ['203.0.113.0/24'],
    })
    expect(await resolve(`${body.key.slice(0, -1)}_`)).toEqual({ active: false })
  })

  test('its last use is noted, once a minute at most', async () => {
    const siti = await register(users)
    const { body } = await create(siti)
    const lastUse = async () => new Date((await list(siti))[0]?.lastUsedAt ?? 0).getTime()
    await resolve(body.key)
    const first = await lastUse()
    expect(first).toBeGreaterThan(0)
    await resolveApiKey(later(users.ctx, 30_000), body.key)
    expect(await lastUse()).toBe(first)
    await resolveApiKey(later(users.ctx, 61_000), body.key)
    expect(await lastUse()).toBeGreaterThan(first + 60_000)
  })

  test('204 revokes it for good, which is told and recorded; 404 for a stranger’s and the second time', async () => {
    const siti = await register(users)
    const stranger = await register(users)
    const { body } = await create(siti)
    const revoke = (by: Person) => users.call('DELETE', `/v1/api-keys/${body.id}`, { as: by.as })
    expect(await revoke(stranger)).toMatchObject({ status: 404, body: { code: 'api-key.not-found' } })
    expect((await revoke(siti)).status).toBe(204)
    expect(await resolve(body.key)).toEqual({ active: false })
    expect(await list(siti)).toEqual([])
    expect(await told(users, 'user.access-changed.v1', siti.id)).toHaveLength(1)
    expect((await revoke(siti)).status).toBe(404)
  })

  test('sleeps while its owner is suspended', async () => {
    const siti = await register(users)
    const { body } = await create(siti)
    const setStatus = (status: string) =>
      users.db.query('update account set status = $2 where id = $1::uuid', [siti.id, status])
    await setStatus('suspended')
    expect(await resolve(body.key)).toEqual({ active: false })
    await setStatus('active')
    expect(await resolve(body.key)).toMatchObject({ active: true })
  })

  test('403 when a key asks for keys', async () => {
    const siti = await register(users)
    const as = { ...siti.as, apiKeyId: siti.id, scopes: ['profile:read', 'order:place'] }
    expect((await users.get('/v1/api-keys', { as })).status).toBe(403)
    expect((await users.post('/v1/api-keys', { as, body: { name: 'x', scopes: ['order:read'] } })).status).toBe(403)
  })

  test('409 for a guest, and for one too many however many are asked for at once', async () => {
    const guest = await beGuest(users)
    expect(await create(guest)).toMatchObject({ status: 409, body: { code: 'user.guest-refused' } })
    const siti = await register(users)
    const answers = await Promise.all(Array.from({ length: 24 }, () => create(siti)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'api-key.too-many' })
  })

  test.each([
    ['/scopes/0', { scopes: ['wallet:adjust'] }],
    ['/scopes', { scopes: [] }],
    ['/scopes', { scopes: ['order:read', 'order:read'] }],
    ['/name', { name: ' ' }],
    ['/allowedIps/1', { allowedIps: ['10.0.0.0/8', '10.0.0.0/33'] }],
    ['/allowedIps/0', { allowedIps: ['example.com'] }],
    ['/userId', { userId: 'x' }],
  ])('400 at %s for %j', async (pointer, wrong) => {
    const siti = await register(users)
    const answer = await create(siti, wrong)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', errors: [{ pointer }] } })
  })
})

test.each([
  ['203.0.113.7', true],
  ['203.0.113.0/24', true],
  ['::1', true],
  ['2001:db8::/128', true],
  ['203.0.113.0/33', false],
  ['2001:db8::/129', false],
  ['203.0.113.0/-1', false],
  ['203.0.113.0/', false],
  ['203.0.113.0/8/8', false],
  ['300.0.0.1', false],
  ['', false],
])('is "%s" an address or a range? %s', (text, answer) => expect(isAddressRange(text)).toBe(answer))
