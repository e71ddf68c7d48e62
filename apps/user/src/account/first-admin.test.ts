import { Secret } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { register, testUsers, type Users } from '../fixture.ts'
import { ensureFirstAdmin, firstAdminFrom } from './first-admin.ts'

const email = 'Bos@Konter.example'
const secret = 'warung pojok pasar 7'

let users: Users | undefined
afterEach(async () => {
  await users?.stop()
  users = undefined
})
const start = async (more: Record<string, string> = {}) => {
  users = await testUsers({ FIRST_ADMIN_EMAIL: email, FIRST_ADMIN_PASSWORD: secret, ...more })
  return users
}
const superAdmins = (at: Users) => at.db.query(`select email from account where role = 'super_admin'`)

describe('the first super_admin', () => {
  test('is made once, by however many replicas at once, is on record, and can sign in', async () => {
    const at = await start()
    await Promise.all(Array.from({ length: 8 }, () => ensureFirstAdmin(at.ctx)))
    await ensureFirstAdmin(at.ctx)
    expect(await superAdmins(at)).toEqual([{ email: 'bos@konter.example' }])
    expect(await at.db.query(`select actor from activity where action = 'user.appointed-first'`)).toEqual([
      { actor: 'service:user' },
    ])
    const answer = await at.post('/v1/auth/login', { body: { identifier: email, password: secret } })
    expect(answer).toMatchObject({ status: 200, body: { user: { role: 'super_admin' } } })
  })

  test('is there when the service says that it is ready', async () => {
    const at = await start()
    expect((await at.get('/health/ready')).body).toMatchObject({ dependencies: { 'set-up': { ok: true } } })
    expect(await superAdmins(at)).toHaveLength(1)
  })

  test('is there soon after the service listens, asked or not', async () => {
    const at = await start()
    await at.app.listen({ host: '127.0.0.1', port: 0 })
    await eventually(async () => expect(await superAdmins(at)).toHaveLength(1))
  })

  test('is not made when there is one already', async () => {
    const at = await start()
    const siti = await register(at)
    await at.db.query(`update account set role = 'super_admin' where id = $1::uuid`, [siti.id])
    await at.ctx.ready()
    expect(await superAdmins(at)).toHaveLength(1)
  })

  test('is nobody who registered that address before: the service says so and is not ready', async () => {
    const at = await start()
    await register(at, { email })
    const answer = await at.get('/health/ready')
    expect(answer.status).toBe(503)
    expect(JSON.stringify(answer.body)).toContain('FIRST_ADMIN_EMAIL belongs to an account')
    expect(await superAdmins(at)).toEqual([])
  })

  test('is not asked for when nothing is configured', async () => {
    users = await testUsers()
    await users.ctx.ready()
    expect(await superAdmins(users)).toEqual([])
  })

  const given = { FIRST_ADMIN_EMAIL: email, FIRST_ADMIN_PASSWORD: new Secret(secret) }
  test.each([
    [{ ...given, FIRST_ADMIN_PASSWORD: new Secret('password1234') }, 'too easy to guess'],
    [{ ...given, FIRST_ADMIN_PASSWORD: new Secret('Administrator-1') }, 'too easy to guess'],
    [{ ...given, FIRST_ADMIN_PASSWORD: new Secret('bos@konter.example') }, 'too easy to guess'],
    [{ ...given, FIRST_ADMIN_PASSWORD: new Secret('kopi pagi') }, '12 to 128 characters'],
    [{ FIRST_ADMIN_EMAIL: email }, 'FIRST_ADMIN_PASSWORD is missing'],
    [{ FIRST_ADMIN_PASSWORD: new Secret(secret) }, 'FIRST_ADMIN_EMAIL is missing'],
  ])('does not start with %j: %s', (config, sentence) => {
    expect(() => firstAdminFrom(config)).toThrow(sentence)
    expect(() => firstAdminFrom(config)).not.toThrow(secret)
  })
})
