import { newId } from '@konter/core'
import { service, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, beGuest, newEmail, type Person, password, register, testUsers, told, type Users } from '../fixture.ts'
import { type AccountStatus, type AccountStep, mayRuleOver, steps } from './account.ts'

let users: Users
let boss: Person
let admin: Person
beforeAll(async () => {
  users = await testUsers()
  boss = await appoint(users, 'super_admin', '*')
  admin = await appoint(users, 'admin', 'user:*')
})
afterAll(() => users.stop())

const manage = (by: Person, id: string, body: object) =>
  users.call<Record<string, unknown>>('PATCH', `/v1/admin/users/${id}`, { as: by.as, body })
const suspend = (by: Person, id: string) =>
  users.post(`/v1/admin/users/${id}/suspend`, { as: by.as, body: { reason: 'kartu curian' } })
const reinstate = (by: Person, id: string) =>
  users.post(`/v1/admin/users/${id}/reinstate`, { as: by.as, body: { reason: 'sudah jelas' } })
const actsOn = (id: string) =>
  users.db.query('select actor, action, reason, before, after, ip from activity where subject = $1 order by position', [
    `user:${id}`,
  ])
const resolve = async ({ id, sessionId }: Person) => {
  const body = { userId: id, sessionId }
  return (await users.post('/internal/callers/session', { as: service('gateway'), body })).body
}

describe('PATCH /v1/admin/users/{id}', () => {
  test('200 changes type and level; it is recorded, told, and what callers are from now on', async () => {
    const siti = await register(users)
    const answer = await manage(admin, siti.id, { customerType: 'reseller', memberLevel: 'gold', reason: 'agen baru' })
    expect(answer).toMatchObject({
      status: 200,
      body: { customerType: 'reseller', memberLevel: 'gold', status: 'active' },
    })
    expect(await actsOn(siti.id)).toEqual([
      {
        actor: `user:${admin.id}`,
        action: 'user.updated',
        reason: 'agen baru',
        before: { customerType: 'retail', memberLevel: 'bronze' },
        after: { customerType: 'reseller', memberLevel: 'gold' },
        ip: '127.0.0.1',
      },
    ])
    expect(await told(users, 'user.access-changed.v1', siti.id)).toHaveLength(1)
    expect(await resolve(siti)).toMatchObject({ caller: { customerType: 'reseller', memberLevel: 'gold' } })
  })

  test('200 without a trace when nothing differs', async () => {
    const siti = await register(users)
    expect((await manage(admin, siti.id, { role: 'customer', memberLevel: 'bronze' })).status).toBe(200)
    expect(await actsOn(siti.id)).toEqual([])
    expect(await told(users, 'user.access-changed.v1', siti.id)).toEqual([])
  })

  test('an appointed operator has the permissions of the role at once', async () => {
    const siti = await register(users)
    expect((await manage(admin, siti.id, { role: 'operator' })).status).toBe(200)
    expect(await resolve(siti)).toMatchObject({
      caller: { role: 'operator', permissions: expect.arrayContaining(['order:operate', 'payment:confirm']) },
    })
  })

  test('403 when anybody but a super_admin gives or takes admin or super_admin', async () => {
    const siti = await register(users)
    const other = await appoint(users, 'admin')
    for (const [id, role] of [
      [siti.id, 'admin'],
      [siti.id, 'super_admin'],
      [other.id, 'customer'],
      [boss.id, 'customer'],
    ] as const)
      expect(await manage(admin, id, { role })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
    expect((await manage(boss, siti.id, { role: 'admin' })).status).toBe(200)
    expect((await manage(boss, other.id, { role: 'customer' })).status).toBe(200)
  })

  test('what counts is the actor’s role as it is now, not as the token says', async () => {
    const siti = await register(users)
    const former = await appoint(users, 'super_admin', '*')
    await manage(boss, former.id, { role: 'operator' })
    expect((await manage(former, siti.id, { role: 'admin' })).status).toBe(403)
  })

  test('of two super_admins who depose each other at once, one stays', async () => {
    const [one, two] = [await appoint(users, 'super_admin', '*'), await appoint(users, 'super_admin', '*')]
    const answers = await Promise.all([
      manage(one, two.id, { role: 'customer' }),
      manage(two, one.id, { role: 'customer' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  test('409 for one’s own role, and for a guest’s', async () => {
    expect(await manage(boss, boss.id, { role: 'admin' })).toMatchObject({
      status: 409,
      body: { code: 'user.own-account' },
    })
    const guest = await beGuest(users)
    expect(await manage(boss, guest.id, { role: 'operator' })).toMatchObject({
      status: 409,
      body: { code: 'user.guest-refused' },
    })
  })

  test('404 for nobody, 400 for what is not a role, 403 without the permission', async () => {
    expect((await manage(boss, newId(), { memberLevel: 'gold' })).status).toBe(404)
    expect((await manage(boss, boss.id, { role: 'king' })).status).toBe(400)
    expect((await manage(boss, boss.id, { status: 'suspended' })).status).toBe(400)
    const siti = await register(users)
    expect((await manage(siti, siti.id, { memberLevel: 'gold' })).status).toBe(403)
  })
})

describe('suspension', () => {
  test('ends every session, keeps everybody out until reinstated, and is on record', async () => {
    const siti = await register(users, { phone: '081234567301' })
    expect((await suspend(admin, siti.id)).body).toMatchObject({ status: 'suspended' })
    expect(await resolve(siti)).toEqual({ active: false })
    expect((await users.post('/v1/auth/refresh', { body: { refreshToken: siti.refreshToken } })).status).toBe(401)
    const login = () => users.post('/v1/auth/login', { body: { identifier: '081234567301', password } })
    expect((await login()).body).toMatchObject({ code: 'user.suspended' })
    expect((await reinstate(admin, siti.id)).body).toMatchObject({ status: 'active' })
    expect((await login()).status).toBe(200)
    expect(await resolve(siti)).toEqual({ active: false })
    expect(await actsOn(siti.id)).toMatchObject([
      { action: 'user.suspend', reason: 'kartu curian', before: { status: 'active' }, after: { status: 'suspended' } },
      { action: 'user.reinstate', reason: 'sudah jelas' },
    ])
    expect(await told(users, 'user.access-changed.v1', siti.id)).toHaveLength(2)
  })

  test('409 for a step that the status does not allow', async () => {
    const siti = await register(users)
    expect(await reinstate(admin, siti.id)).toMatchObject({ status: 409, body: { code: 'user.step-refused' } })
    await suspend(admin, siti.id)
    expect((await suspend(admin, siti.id)).status).toBe(409)
  })

  test('409 for oneself, 403 for an admin by an admin, 400 without a reason', async () => {
    expect(await suspend(admin, admin.id)).toMatchObject({ status: 409, body: { code: 'user.own-account' } })
    expect((await suspend(admin, boss.id)).status).toBe(403)
    const siti = await register(users)
    expect((await users.post(`/v1/admin/users/${siti.id}/suspend`, { as: admin.as, body: {} })).status).toBe(400)
  })

  test('no session begins beside it', async () => {
    const siti = await register(users)
    const body = { identifier: siti.user.email, password }
    const logins = Array.from({ length: 6 }, () => users.post('/v1/auth/login', { body }))
    const [, ...answers] = await Promise.all([suspend(admin, siti.id), ...logins])
    for (const { status } of answers) expect([200, 403]).toContain(status)
    const running = await users.db.query('select id from session where user_id = $1::uuid and ended_at is null', [
      siti.id,
    ])
    expect(running).toEqual([])
  })
})

describe('GET /v1/admin/users', () => {
  type List = { items: { id: string; email: string }[]; nextCursor: string | null }
  const find = async (query: string) =>
    (await users.get<List>(`/v1/admin/users?${query}`, { as: staff('user:read') })).body

  test('200 finds by part of a name or e-mail, and by phone as people type it', async () => {
    const email = newEmail()
    const wayan = await register(users, { name: 'I Wayan Kertayasa', email, phone: '081234567401' })
    for (const q of ['kertayasa', email.slice(3, 20), '0812-3456-7401', '3456 7401'.replace(' ', '')])
      expect((await find(`q=${encodeURIComponent(q)}`)).items.map(({ id }) => id)).toContain(wayan.id)
    expect((await find('q=%25%25')).items).toEqual([])
    expect((await find(`q=${encodeURIComponent("' or 1=1")}`)).items).toEqual([])
  })

  test('200 page by page, newest first, each once', async () => {
    const made = [await register(users), await register(users), await register(users)]
    const first = await find('limit=2')
    const second = await find(`limit=2&cursor=${first.nextCursor}`)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids.slice(0, 3)).toEqual(made.map(({ id }) => id).reverse())
    expect(new Set(ids).size).toBe(4)
  })

  test('200 for one of them, 404 for nobody, 403 for customers', async () => {
    const siti = await register(users)
    const one = await users.get(`/v1/admin/users/${siti.id}`, { as: staff('user:read') })
    expect(one.body).toMatchObject({ id: siti.id, status: 'active', createdAt: expect.any(String) })
    expect(JSON.stringify(one.body)).not.toContain('argon2')
    expect((await users.get(`/v1/admin/users/${newId()}`, { as: staff('user:read') })).status).toBe(404)
    expect((await users.get('/v1/admin/users', { as: siti.as })).status).toBe(403)
  })
})

describe('the table of steps', () => {
  const all: [AccountStatus, AccountStep, AccountStatus | undefined][] = [
    ['active', 'suspend', 'suspended'],
    ['active', 'reinstate', undefined],
    ['suspended', 'suspend', undefined],
    ['suspended', 'reinstate', 'active'],
  ]
  test.each(all)('%s, %s: %s', (status, step, to) => expect(steps[status][step]).toBe(to))

  test('only a super_admin rules over those who could take over the shop', () => {
    expect(mayRuleOver('super_admin', 'admin', 'super_admin')).toBe(true)
    expect(mayRuleOver('admin', 'customer', 'operator')).toBe(true)
    expect(mayRuleOver('admin', 'customer', 'admin')).toBe(false)
    expect(mayRuleOver('operator', 'super_admin')).toBe(false)
  })
})
