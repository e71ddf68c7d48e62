import { allows, PERMISSIONS } from '@konter/service'
import { service, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, testUsers, told, type Users } from '../fixture.ts'
import { isGrantable } from './role.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

const editor = staff('role:update', 'role:read')
const put = (role: string, permissions: string[]) =>
  users.call('PUT', `/v1/admin/roles/${role}/permissions`, { as: editor, body: { permissions } })

type Roles = { items: { role: string; permissions: string[] }[]; permissions: string[] }
const permissionsOf = async (role: string) => {
  const { body } = await users.get<Roles>('/v1/admin/roles', { as: editor })
  return body.items.find((each) => each.role === role)?.permissions ?? []
}

describe('roles as they are seeded', () => {
  test('admins run the business and its machinery, but do not decide who may what', async () => {
    const admin = await permissionsOf('admin')
    const not = PERMISSIONS.filter((each) => !allows(admin, each))
    expect(not).toEqual(['role:update'])
  })

  test('operators serve customers; customers and merchants have no rights over others', async () => {
    const operator = await permissionsOf('operator')
    for (const each of ['order:operate', 'payment:confirm', 'user:read']) expect(allows(operator, each)).toBe(true)
    for (const each of ['user:update', 'wallet:adjust', 'price:update']) expect(allows(operator, each)).toBe(false)
    expect(allows(operator, 'system:read'), 'they see dead letters and templates').toBe(true)
    expect(allows(operator, 'system:operate'), 'and leave mending them to admins').toBe(false)
    expect(allows(operator, 'activity:read'), 'the record is about them').toBe(false)
    expect(await permissionsOf('customer')).toEqual([])
    expect(await permissionsOf('merchant')).toEqual([])
    expect(await permissionsOf('super_admin')).toEqual(['*'])
  })
})

describe('PUT /v1/admin/roles/{role}/permissions', () => {
  test('200 is what callers of the role may do from now on; told and recorded', async () => {
    const op = await appoint(users, 'operator')
    expect(await put('operator', ['order:*', 'user:read'])).toMatchObject({
      status: 200,
      body: { role: 'operator', permissions: ['order:*', 'user:read'] },
    })
    const body = { userId: op.id, sessionId: op.sessionId }
    const resolved = await users.post('/internal/callers/session', { as: service('gateway'), body })
    expect(resolved.body).toMatchObject({ caller: { permissions: ['order:*', 'user:read'] } })
    expect(await told(users, 'user.access-changed.v1', 'role:operator')).toEqual([
      { subject: 'role:operator', userId: null, role: 'operator' },
    ])
    const [act] = await users.db.query(`select action, before, after from activity where subject = 'role:operator'`)
    expect(act).toMatchObject({
      action: 'role.permissions-changed',
      before: { permissions: expect.arrayContaining(['payment:confirm']) },
      after: { permissions: ['order:*', 'user:read'] },
    })
  })

  test('edits at the same time leave one of them, whole', async () => {
    const sets = [['order:read'], ['user:read', 'payment:read'], []]
    const answers = await Promise.all([...sets, ...sets].map((each) => put('merchant', each)))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(sets.map((each) => [...each].sort())).toContainEqual(await permissionsOf('merchant'))
  })

  test('409 for super_admin, who may always do everything, whatever the table says', async () => {
    expect(await put('super_admin', ['order:read'])).toMatchObject({ status: 409, body: { code: 'role.fixed' } })
    await users.db.query(`delete from role_permission where role = 'super_admin'`)
    expect(await permissionsOf('super_admin')).toEqual(['*'])
  })

  test('400 for what is no permission, 403 without role:update', async () => {
    expect(await put('operator', ['order:read', 'ledger:post', '*'])).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/permissions/1' }, { pointer: '/permissions/2' }] },
    })
    expect((await put('king', [])).status).toBe(400)
    const reader = staff('role:read')
    const path = '/v1/admin/roles/operator/permissions'
    expect((await users.call('PUT', path, { as: reader, body: { permissions: [] } })).status).toBe(403)
  })
})

test.each([
  ['order:read', true],
  ['order:*', true],
  ['order:fly', false],
  ['nothing:*', false],
  ['ledger:post', false],
  ['ledger:*', false],
  ['*', false],
  ['*:*', false],
  ['', false],
])('may "%s" be granted? %s', (pattern, answer) => expect(isGrantable(pattern)).toBe(answer))
