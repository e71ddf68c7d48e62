import { newId } from '@konter/core'
import { service } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  beGuest,
  later,
  newEmail,
  type Person,
  password,
  personOf,
  register,
  testUsers,
  told,
  type Users,
} from '../fixture.ts'
import { createPasswords } from '../password/password.ts'
import { refreshSession } from './refresh-session.ts'
import type { SignedIn } from './session.schema.ts'
import { signIn } from './sign-in.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

const login = (identifier: string, secret = password, more: object = {}) =>
  users.post<SignedIn & { code: string }>('/v1/auth/login', { body: { identifier, password: secret, ...more } })

type Client = { key?: string | null; agent?: string }
const refresh = (refreshToken: string, { key = null, agent = 'the app' }: Client = {}) =>
  users.post<SignedIn & { code: string }>('/v1/auth/refresh', {
    body: { refreshToken },
    key,
    headers: { 'user-agent': agent },
  })

const isActive = async ({ id, sessionId }: Pick<Person, 'id' | 'sessionId'>) => {
  const body = { sessionId, userId: id }
  const answer = await users.post<{ active: boolean }>('/internal/callers/session', { as: service('gateway'), body })
  return answer.body.active
}

const hour = 3_600_000
const elsewhere = { ip: '203.0.113.9', userAgent: 'elsewhere' }

describe('POST /v1/auth/login', () => {
  test('200 by e-mail, by phone as people type it, and by username', async () => {
    const siti = await register(users, { email: 'Masuk@example.com', phone: '081234567101', username: 'siti.masuk' })
    const typed = [
      'masuk@example.com',
      ' MASUK@example.com',
      '081234567101',
      '62 812-3456-7101',
      '+6281234567101',
      'Siti.Masuk',
    ]
    for (const identifier of typed) {
      const answer = await login(identifier)
      expect(answer.status, identifier).toBe(200)
      expect(answer.body.user).toEqual(siti.user)
    }
  })

  test('401 says the same for a wrong password and for nobody', async () => {
    const siti = await register(users)
    const wrong = await login(siti.user.email ?? '', 'salah sekali')
    const nobody = await login(newEmail())
    expect(wrong.status).toBe(401)
    expect(wrong.body.code).toBe('auth.credentials-refused')
    expect({ ...nobody.body, instance: '' }).toEqual({ ...wrong.body, instance: '' })
    expect((await login('6281234567199')).body.code).toBe('auth.credentials-refused')
    expect((await login("' or 1=1 --")).body.code).toBe('auth.credentials-refused')
  })

  test('401 for a guest, who has no password', async () => {
    const guestId = newId()
    const body = { guestId, email: newEmail() }
    await users.post('/internal/guests', { as: service('order'), body })
    expect((await login(body.email, '')).status).toBe(400)
    expect((await login(body.email)).status).toBe(401)
  })

  test('403 for the suspended, told only to whoever knows the password', async () => {
    const siti = await register(users)
    await users.db.query(`update account set status = 'suspended' where id = $1::uuid`, [siti.id])
    expect((await login(siti.user.email ?? '', 'salah sekali')).body.code).toBe('auth.credentials-refused')
    expect(await login(siti.user.email ?? '')).toMatchObject({ status: 403, body: { code: 'user.suspended' } })
  })

  test('a session lasts a day, a remembered one and a guest’s thirty', async () => {
    const siti = await register(users)
    const remembered = personOf((await login(siti.user.email ?? '', password, { remember: true })).body)
    const guest = await beGuest(users)
    const lives = async (id: string) => {
      const rows = await users.db.query<{ hours: number }>(
        `select (extract(epoch from expires_at - created_at) / 3600)::int as hours from session where id = $1::uuid`,
        [id],
      )
      return rows[0]?.hours
    }
    expect([await lives(siti.sessionId), await lives(remembered.sessionId), await lives(guest.sessionId)]).toEqual([
      24, 720, 720,
    ])
  })

  test('a password hashed at an older cost is hashed anew', async () => {
    const siti = await register(users)
    // The password "kopi tubruk pagi" at m=8 MiB, t=1, p=1.
    const old = '$argon2id$v=19$m=8192,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$OLDTAG'
    const { argon2Sync } = await import('node:crypto')
    const tag = argon2Sync('argon2id', {
      message: password,
      nonce: Buffer.alloc(16, 7),
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    })
    const hash = old.replace('OLDTAG', tag.toString('base64').replaceAll('=', ''))
    await users.db.query('update account set password_hash = $2 where id = $1::uuid', [siti.id, hash])
    expect((await login(siti.user.email ?? '')).status).toBe(200)
    const [row] = await users.db.query<{ password_hash: string }>(
      'select password_hash from account where id = $1::uuid',
      [siti.id],
    )
    expect(row?.password_hash).toContain('$m=19456,t=2,p=1$')
    expect((await login(siti.user.email ?? '')).status).toBe(200)
  })
})

describe('wrong passwords', () => {
  const wrongly = (identifier: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => login(identifier, 'salah sekali')))
  const countOf = (answers: { status: number }[], status: number) =>
    answers.filter((each) => each.status === status).length

  test('429 after ten, however many at once and by whatever name; a quarter of an hour later all is forgotten', async () => {
    const siti = await register(users, { phone: '081234567111' })
    const answers = [...(await wrongly(siti.user.email ?? '', 8)), ...(await wrongly('081234567111', 8))]
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([10, 6])
    const right = await login(siti.user.email ?? '')
    expect(right).toMatchObject({ status: 429, body: { code: 'auth.too-many-attempts' } })
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(800)
    expect(await isActive(siti)).toBe(true)
    const input = { identifier: siti.user.email ?? '', password }
    await expect(signIn(later(users.ctx, hour / 4 + 1000), input, elsewhere)).resolves.toBeDefined()
    expect((await login(siti.user.email ?? '')).status).toBe(200)
  })

  test('429 comes as soon for somebody who does not exist', async () => {
    const answers = await wrongly(newEmail().toUpperCase(), 12)
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([10, 2])
  })

  test('are forgotten when the right one comes', async () => {
    const siti = await register(users)
    for (let i = 0; i < 3; i++) {
      expect(countOf(await wrongly(siti.user.email ?? '', 9), 401)).toBe(9)
      expect((await login(siti.user.email ?? '')).status).toBe(200)
    }
  })

  test('count on every replica', async () => {
    const siti = await register(users)
    await wrongly(siti.user.email ?? '', 10)
    const replica = { ...users.ctx, passwords: createPasswords() }
    await expect(signIn(replica, { identifier: siti.user.email ?? '', password }, elsewhere)).rejects.toMatchObject({
      code: 'auth.too-many-attempts',
    })
  })
})

describe('POST /v1/auth/refresh', () => {
  test('200 with a successor, of the same session', async () => {
    const siti = await register(users)
    const answer = await refresh(siti.refreshToken)
    expect(answer.status).toBe(200)
    expect(answer.body.refreshToken).not.toBe(siti.refreshToken)
    expect(personOf(answer.body).sessionId).toBe(siti.sessionId)
    expect((await refresh(answer.body.refreshToken)).status).toBe(200)
  })

  test('twenty at once with one token get one successor, and it works', async () => {
    const siti = await register(users)
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(siti.refreshToken)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    const successors = new Set(answers.map(({ body }) => body.refreshToken))
    expect(successors.size).toBe(1)
    expect((await refresh([...successors].join())).status).toBe(200)
  })

  test('twenty at once with a key each, from one client, get one successor too', async () => {
    const siti = await register(users)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => refresh(siti.refreshToken, { key: `k${i}` })),
    )
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
  })

  test('a retry with the same key gets the same successor, from another network and in another form too', async () => {
    const siti = await register(users)
    const first = await refresh(siti.refreshToken, { key: 'try-1', agent: 'on wifi' })
    const again = await refresh(siti.refreshToken, { key: '"try-1"', agent: 'on mobile data' })
    expect(again).toMatchObject({ status: 200, body: { refreshToken: first.body.refreshToken } })
  })

  test('a token used again by somebody else ends the whole session, and that is told and recorded', async () => {
    const siti = await register(users)
    const other = personOf((await login(siti.user.email ?? '')).body)
    const second = await refresh(siti.refreshToken)
    const stolen = await refresh(siti.refreshToken, { agent: 'a thief' })
    expect(stolen).toMatchObject({ status: 401, body: { code: 'auth.refresh-refused' } })
    expect((await refresh(second.body.refreshToken)).status).toBe(401)
    expect(await isActive(siti)).toBe(false)
    expect(await isActive(other)).toBe(true)
    expect(await told(users, 'user.access-changed.v1', siti.id)).toEqual([
      { subject: siti.id, userId: siti.id, role: null },
    ])
    const acts = await users.db.query('select action, after from activity where subject = $1', [`user:${siti.id}`])
    expect(acts).toEqual([{ action: 'session.token-reused', after: { sessionId: siti.sessionId } }])
    // Once is enough: the session is over.
    await refresh(siti.refreshToken, { agent: 'a thief' })
    expect(await told(users, 'user.access-changed.v1', siti.id)).toHaveLength(1)
  })

  test('a token used again by its own client after ten seconds ends the session as well', async () => {
    const siti = await register(users)
    await refresh(siti.refreshToken)
    const client = { ip: '127.0.0.1', userAgent: 'the app' }
    await expect(refreshSession(later(users.ctx, 10_500), siti.refreshToken, undefined, client)).rejects.toMatchObject({
      code: 'auth.refresh-refused',
    })
    expect(await isActive(siti)).toBe(false)
  })

  test('401 when the session is over, however often it was refreshed', async () => {
    const siti = await register(users)
    const half = await refreshSession(later(users.ctx, 23 * hour), siti.refreshToken, undefined, elsewhere)
    await expect(
      refreshSession(later(users.ctx, 24 * hour + 1000), half.refreshToken, undefined, elsewhere),
    ).rejects.toMatchObject({ code: 'auth.refresh-refused' })
  })

  test('401 for what is no token', async () => {
    expect((await refresh('made-up')).status).toBe(401)
    expect((await refresh('x\u0000')).status).toBe(400)
  })

  test('the database alone gives no token away', async () => {
    const siti = await register(users)
    const next = (await refresh(siti.refreshToken)).body.refreshToken
    const rows = await users.db.query('select * from refresh_token where session_id = $1::uuid', [siti.sessionId])
    expect(rows).toHaveLength(2)
    const stored = rows.flatMap((row) => Object.values(row)).filter((each) => each instanceof Uint8Array)
    for (const token of [siti.refreshToken, next])
      for (const bytes of stored) {
        expect(Buffer.from(bytes).includes(token)).toBe(false)
        expect(Buffer.from(bytes).includes(Buffer.from(token, 'base64url'))).toBe(false)
      }
  })
})

describe('sessions', () => {
  test('204 on logout ends this session alone; asking twice is fine', async () => {
    const siti = await register(users)
    const other = personOf((await login(siti.user.email ?? '')).body)
    expect((await users.post('/v1/auth/logout', { as: siti.as })).status).toBe(204)
    expect((await users.post('/v1/auth/logout', { as: siti.as })).status).toBe(204)
    expect([await isActive(siti), await isActive(other)]).toEqual([false, true])
    expect((await refresh(siti.refreshToken)).status).toBe(401)
    expect(await told(users, 'user.access-changed.v1', siti.id)).toHaveLength(1)
  })

  test('200 lists what is running, newest first, page by page, and which one asks', async () => {
    const siti = await register(users)
    const second = personOf((await login(siti.user.email ?? '')).body)
    const third = personOf((await login(siti.user.email ?? '')).body)
    await users.post('/v1/auth/logout', { as: second.as })
    type List = { items: { id: string; current: boolean; ip: string }[]; nextCursor: string | null }
    const first = await users.get<List>('/v1/sessions?limit=1', { as: siti.as })
    expect(first.body.items).toMatchObject([{ id: third.sessionId, current: false, ip: '127.0.0.1' }])
    const rest = await users.get<List>(`/v1/sessions?limit=1&cursor=${first.body.nextCursor}`, { as: siti.as })
    expect(rest.body).toMatchObject({ items: [{ id: siti.sessionId, current: true }], nextCursor: null })
  })

  test('400 for a cursor that is not ours', async () => {
    const siti = await register(users)
    for (const cursor of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])
      expect(await users.get(`/v1/sessions?cursor=${cursor}`, { as: siti.as })).toMatchObject({
        status: 400,
        body: { code: 'request.cursor-invalid' },
      })
  })

  test('204 ends one of mine from afar, 404 for a stranger’s and for one that is over', async () => {
    const siti = await register(users)
    const other = personOf((await login(siti.user.email ?? '')).body)
    const stranger = await register(users)
    const end = (as: Person) => users.call('DELETE', `/v1/sessions/${other.sessionId}`, { as: as.as })
    expect(await end(stranger)).toMatchObject({ status: 404, body: { code: 'session.not-found' } })
    expect((await end(siti)).status).toBe(204)
    expect(await isActive(other)).toBe(false)
    expect((await end(siti)).status).toBe(404)
  })

  test('are asked for by their own user only', async () => {
    const siti = await register(users)
    const stranger = await register(users)
    expect(await isActive(siti)).toBe(true)
    expect(await isActive({ id: stranger.id, sessionId: siti.sessionId })).toBe(false)
    expect(await isActive({ id: siti.id, sessionId: newId() })).toBe(false)
  })

  test('long over are purged with their tokens, running ones stay', async () => {
    const siti = await register(users)
    const old = personOf((await login(siti.user.email ?? '')).body)
    await users.db.query(
      `update session set created_at = now() - interval '100 days', expires_at = now() - interval '99 days' where id = $1::uuid`,
      [old.sessionId],
    )
    const { purgeSessions } = await import('./session.jobs.ts')
    await purgeSessions.work(users.ctx, {} as never, { tries: 0 })
    const left = await users.db.query<{ id: string }>(
      'select s.id from session s join refresh_token t on t.session_id = s.id where s.user_id = $1::uuid',
      [siti.id],
    )
    expect(left.map(({ id }) => id)).toEqual([siti.sessionId])
  })
})
