import { randomUUID } from 'node:crypto'
import { type TestCaller, type TestService, testService } from '@konter/testing'
import type { Role } from './account/account.ts'
import { userService } from './app.ts'
import type { Context } from './context.ts'
import { createPasswords } from './password/password.ts'
import type { SignedIn } from './session/session.schema.ts'

/** For tests: the service with a database of its own, and people in it. */
export type Users = TestService<Context>

export const dataKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`
export const password = 'kopi tubruk pagi'

export async function testUsers(environment: Record<string, string> = {}): Promise<Users> {
  const users = await testService(userService, { DATA_KEYS: dataKeys, ...environment })
  // On a machine that has much else to do, nobody is sent away.
  Object.assign(users.ctx, { passwords: createPasswords({ waitMsMax: 60_000 }) })
  return users
}

export const newEmail = (): string => `siti.${randomUUID().slice(0, 8)}@example.com`

/** A registered customer, as what they hold and as the caller that the gateway makes of it. */
export type Person = SignedIn & { id: string; sessionId: string; as: TestCaller }

export async function register(users: Users, more: object = {}): Promise<Person> {
  const body = { name: 'Siti Rahma', email: newEmail(), password, ...more }
  const answer = await users.post<SignedIn>('/v1/auth/register', { body })
  if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`)
  return personOf(answer.body)
}

export async function beGuest(users: Users): Promise<Person> {
  return personOf((await users.post<SignedIn>('/v1/auth/guest')).body)
}

export function personOf(signedIn: SignedIn): Person {
  const { sub, sid, role, ctype, lvl, guest } = payloadOf(signedIn.accessToken)
  const caller = { role, customerType: ctype, memberLevel: lvl, guest } as Omit<TestCaller, 'sub' | 'kind'>
  const as: TestCaller = { ...caller, sub: String(sub), kind: 'user', sessionId: String(sid), permissions: [] }
  return { ...signedIn, id: String(sub), sessionId: String(sid), as }
}

/** Somebody registered whom the database knows in that role. */
export async function appoint(users: Users, role: Role, ...permissions: string[]): Promise<Person> {
  const person = await register(users)
  await users.db.query('update account set role = $2 where id = $1::uuid', [person.id, role])
  return { ...person, as: { ...person.as, role, permissions } }
}

export const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** The same service at another time. */
export const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: () => new Date(ctx.now().getTime() + ms) })

/** The events of one kind about one subject, in their order, from the outbox. */
export const told = async (users: Users, type: string, aggregateId: string): Promise<Record<string, unknown>[]> => {
  const rows = await users.db.query<{ data: Record<string, unknown> }>(
    'select data from outbox where type = $1 and aggregate_id = $2 order by sequence',
    [type, aggregateId],
  )
  return rows.map(({ data }) => data)
}
