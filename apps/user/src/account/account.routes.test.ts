import { newId } from '@konter/core'
import { customer, service } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beGuest, newEmail, password, personOf, register, testUsers, told, type Users } from '../fixture.ts'
import type { SignedIn } from '../session/session.schema.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

type Problem = { code: string; errors: { pointer: string }[] }
const pointers = (body: Problem) => body.errors.map(({ pointer }) => pointer)

describe('POST /v1/auth/register', () => {
  test('201 with the person and their tokens; e-mail and phone as they are stored', async () => {
    const email = newEmail()
    const body = { name: '  Budi Santoso ', email: email.toUpperCase(), phone: '0812-3456-7001', password }
    const answer = await users.post<SignedIn>('/v1/auth/register', { body })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      user: {
        id: expect.any(String),
        name: 'Budi Santoso',
        email,
        phone: '+6281234567001',
        username: null,
        role: 'customer',
        customerType: 'retail',
        memberLevel: 'bronze',
        guest: false,
        language: 'id',
      },
      accessToken: expect.any(String),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresIn: 900,
    })
    expect(await told(users, 'user.registered.v1', answer.body.user.id)).toEqual([
      {
        userId: answer.body.user.id,
        name: 'Budi Santoso',
        email,
        phone: '+6281234567001',
        guest: false,
        language: 'id',
      },
    ])
  })

  test('201 by phone alone, in the language of the request', async () => {
    const answer = await users.post<SignedIn>('/v1/auth/register', {
      body: { name: 'Made', phone: '+62 812 3456 7002', password },
      headers: { 'accept-language': 'en-US,en;q=0.9' },
    })
    expect(answer).toMatchObject({ status: 201, body: { user: { email: null, language: 'en' } } })
  })

  test.each([
    ['email', { email: 'taken@example.com' }, { email: 'TAKEN@example.com' }],
    ['phone', { phone: '081234567003' }, { phone: '62 812-3456-7003' }],
    ['username', { username: 'Si.Taken' }, { username: 'si.taken' }],
  ])('409 when the %s is taken, however it is typed', async (field, first, second) => {
    await register(users, first)
    const body = { name: 'X', email: newEmail(), password, ...second }
    const answer = await users.post<Problem>('/v1/auth/register', { body })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user.already-taken' } })
    expect(pointers(answer.body)).toEqual([`/${field}`])
  })

  test('one of twenty at once with the same e-mail is registered', async () => {
    const body = { name: 'X', email: newEmail(), password }
    const answers = await Promise.all(Array.from({ length: 20 }, () => users.post('/v1/auth/register', { body })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)])
  })

  test('400 names both fields when there is neither e-mail nor phone', async () => {
    const answer = await users.post<Problem>('/v1/auth/register', { body: { name: 'X', password } })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    expect(pointers(answer.body)).toEqual(['/email', '/phone'])
  })

  test.each([
    ['/phone', { phone: '0211234567' }],
    ['/phone', { phone: 'not a number' }],
    ['/email', { email: 'nobody' }],
    ['/name', { name: '   ' }],
    ['/name', { name: 'nul\u0000' }],
    ['/name', { name: 'half\ud800' }],
    ['/username', { username: '0812' }],
    ['/password', { password: 'short' }],
    ['/password', { password: 'x'.repeat(129) }],
    ['/role', { role: 'super_admin' }],
  ])('400 at %s for %j', async (pointer, wrong) => {
    const body = { name: 'X', email: newEmail(), password, ...wrong }
    const answer = await users.post<Problem>('/v1/auth/register', { body })
    expect(answer.status).toBe(400)
    expect(pointers(answer.body)).toContain(pointer)
  })

  test('422 when the password is easy to guess', async () => {
    const body = { name: 'X', email: newEmail(), password: 'Password123!' }
    expect(await users.post('/v1/auth/register', { body })).toMatchObject({
      status: 422,
      body: { code: 'user.password-refused', errors: [{ pointer: '/password' }] },
    })
  })
})

describe('/v1/me', () => {
  test('200 with who I am', async () => {
    const siti = await register(users)
    expect(await users.get('/v1/me', { as: siti.as })).toMatchObject({ status: 200, body: siti.user })
  })

  test('200 for an API key with its scope, 403 without', async () => {
    const siti = await register(users)
    const byKey = (...scopes: string[]) => ({ ...siti.as, apiKeyId: newId(), scopes })
    expect((await users.get('/v1/me', { as: byKey('profile:read') })).status).toBe(200)
    expect((await users.get('/v1/me', { as: byKey('order:read') })).status).toBe(403)
  })

  test('a change is told as the whole person', async () => {
    const siti = await register(users)
    const answer = await users.call('PATCH', '/v1/me', { as: siti.as, body: { name: 'Siti R.', language: 'en' } })
    expect(answer).toMatchObject({ status: 200, body: { name: 'Siti R.', language: 'en' } })
    expect(await told(users, 'user.changed.v1', siti.id)).toMatchObject([{ name: 'Siti R.', language: 'en' }])
  })

  test('400 for a change of nothing, or of what is not mine to change', async () => {
    const siti = await register(users)
    for (const body of [{}, { memberLevel: 'gold' }, { email: newEmail() }])
      expect((await users.call('PATCH', '/v1/me', { as: siti.as, body })).status).toBe(400)
  })

  test('401 for nobody, 404 for somebody who is not there', async () => {
    expect((await users.get('/v1/me')).status).toBe(401)
    expect((await users.call('PATCH', '/v1/me', { as: customer(), body: { name: 'X' } })).status).toBe(404)
  })
})

describe('a guest', () => {
  test('200 with tokens, without telling anything', async () => {
    const guest = await beGuest(users)
    expect(guest.user).toMatchObject({ name: 'Tamu', email: null, guest: true, role: 'customer' })
    expect(await told(users, 'user.registered.v1', guest.id)).toMatchObject([{ guest: true }])
  })

  test('who claims becomes a customer of the same id, in a new session', async () => {
    const guest = await beGuest(users)
    const body = { name: 'Siti', email: newEmail(), password }
    const answer = await users.post<SignedIn>('/v1/auth/claim', { as: guest.as, body })
    expect(answer).toMatchObject({ status: 200, body: { user: { id: guest.id, guest: false, email: body.email } } })
    const gateway = service('gateway')
    const resolve = (sessionId: string) =>
      users.post('/internal/callers/session', { as: gateway, body: { sessionId, userId: guest.id } })
    expect((await resolve(guest.sessionId)).body).toEqual({ active: false })
    expect((await resolve(personOf(answer.body).sessionId)).body).toMatchObject({
      active: true,
      caller: { guest: false },
    })
    expect((await users.post('/v1/auth/login', { body: { identifier: body.email, password } })).status).toBe(200)
    expect(await told(users, 'user.changed.v1', guest.id)).toMatchObject([{ guest: false, email: body.email }])
    expect(await told(users, 'user.access-changed.v1', guest.id)).toHaveLength(1)
  })

  test('409 when a customer claims, when a guest claims twice, and when the contact is taken', async () => {
    const siti = await register(users)
    const guest = await beGuest(users)
    const claim = (as: typeof guest.as, email: string) =>
      users.post('/v1/auth/claim', { as, body: { email, password } })
    expect(await claim(siti.as, newEmail())).toMatchObject({ status: 409, body: { code: 'user.not-a-guest' } })
    expect(await claim(guest.as, siti.user.email ?? '')).toMatchObject({
      status: 409,
      body: { code: 'user.already-taken' },
    })
    expect((await claim(guest.as, newEmail())).status).toBe(200)
    expect(await claim(guest.as, newEmail())).toMatchObject({ status: 409, body: { code: 'user.not-a-guest' } })
  })
})

describe('POST /internal/guests', () => {
  const order = service('order')
  const create = (body: object) => users.post<SignedIn>('/internal/guests', { as: order, body })

  test('200 makes the guest of that id, once, with a session each time', async () => {
    const guestId = newId()
    const body = { guestId, name: 'Tono', email: 'Tono@Example.com', phone: '081234567009', language: 'en' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(body)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map((each) => each.body.user.id))).toEqual(new Set([guestId]))
    expect(new Set(answers.map((each) => each.body.refreshToken)).size).toBe(10)
    expect(await told(users, 'user.registered.v1', guestId)).toHaveLength(1)
    expect(answers[0]?.body.user).toMatchObject({ email: 'tono@example.com', phone: '+6281234567009', guest: true })
  })

  test('200 with the e-mail of a registered customer: a guest takes nothing away', async () => {
    const siti = await register(users)
    expect((await create({ guestId: newId(), email: siti.user.email })).status).toBe(200)
  })

  test('409 for somebody who is no guest (any more)', async () => {
    const siti = await register(users)
    expect(await create({ guestId: siti.id })).toMatchObject({ status: 409, body: { code: 'user.not-a-guest' } })
  })

  test('403 for whoever is not the order service', async () => {
    const siti = await register(users)
    for (const as of [service('payment'), siti.as])
      expect((await users.post('/internal/guests', { as, body: { guestId: newId() } })).status).toBe(403)
  })
})

describe('GET /internal/users/{id}/contact', () => {
  test('200 with where somebody is reached, guest or not', async () => {
    const siti = await register(users, { phone: '081234567010' })
    const guestId = newId()
    await users.post('/internal/guests', { as: service('order'), body: { guestId, email: 'g@example.com' } })
    const contact = (id: string) => users.get(`/internal/users/${id}/contact`, { as: service('payment') })
    expect((await contact(siti.id)).body).toEqual({
      userId: siti.id,
      name: 'Siti Rahma',
      email: siti.user.email,
      phone: '+6281234567010',
      language: 'id',
      customerType: 'retail',
      memberLevel: 'bronze',
      guest: false,
    })
    expect((await contact(guestId)).body).toMatchObject({ email: 'g@example.com', phone: null, guest: true })
    expect(await contact(newId())).toMatchObject({ status: 404, body: { code: 'user.not-found' } })
  })
})
