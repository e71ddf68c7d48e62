import { randomBytes, randomUUID } from 'node:crypto'
import type { Client } from './client.ts'
import type { Identity, Notes } from './notes.ts'

type Tokens = { accessToken: string; refreshToken: string }
type SignedIn = Tokens & { user: { id: string } }

export const nobody: Identity = { who: 'nobody', headers: async () => ({}), renew: async () => {} }

export type Account = { email: string; password: string }
export type Person = Identity & { readonly userId: string }

/**
 * Somebody with a session. It is kept alive by refreshing, once for all requests that were refused at the same time and
 * under one key until there is an answer: a lost answer must not cost the session.
 */
export function session(
  client: Client,
  notes: Notes,
  who: string,
  first: Tokens,
  otherwise?: () => Promise<Tokens>,
): Identity {
  let tokens = first
  let renewing: Promise<void> | undefined
  const keep = (fresh: Tokens) => {
    notes.secrets.add(fresh.accessToken).add(fresh.refreshToken)
    tokens = fresh
  }
  keep(first)

  async function refresh(): Promise<void> {
    const asking = { body: { refreshToken: tokens.refreshToken }, key: randomUUID() }
    for (let attempt = 1; ; attempt++) {
      const answer = await client.ask<Tokens>('POST', '/v1/auth/refresh', asking)
      if (answer?.status === 200) return keep(answer.body)
      if (answer?.status === 401) {
        if (otherwise !== undefined) return keep(await otherwise())
        notes.violation(`${who} lost the session: ${JSON.stringify(answer.body)}`)
        throw new Error(`${who} lost the session`)
      }
      await client.pause(attempt)
    }
  }

  return {
    who,
    headers: async () => ({ authorization: `Bearer ${tokens.accessToken}` }),
    renew: () => {
      renewing ??= refresh().finally(() => {
        renewing = undefined
      })
      return renewing
    },
  }
}

export async function signIn(client: Client, notes: Notes, { email, password }: Account): Promise<Person> {
  const login = async () => {
    const { status, body } = await client.insist<SignedIn>('POST', '/v1/auth/login', {
      body: { identifier: email, password },
    })
    if (status !== 200) throw new Error(`${email} could not sign in: ${status} ${JSON.stringify(body)}`)
    return body
  }
  const first = await login()
  return { ...session(client, notes, email, first, login), userId: first.user.id }
}

/** Registering has no key: who heard nothing tries again, and finds that the account is there. */
export async function register(client: Client, notes: Notes): Promise<Person & { account: Account }> {
  const password = `tungku-${randomBytes(9).toString('hex')}`
  const email = `${randomBytes(9).toString('hex')}@storm.example`
  notes.secrets.add(password)
  const { status, body } = await client.insist('POST', '/v1/auth/register', { body: { name: 'Budi', email, password } })
  if (status !== 201 && status !== 409) throw new Error(`register: ${status} ${JSON.stringify(body)}`)
  const account = { email, password }
  return { ...(await signIn(client, notes, account)), account }
}

export async function reseller(
  client: Client,
  notes: Notes,
  staff: Identity,
): Promise<{ person: Person; byKey: Identity }> {
  const person = await register(client, notes)
  const change = { customerType: 'reseller', memberLevel: 'reseller', reason: 'signed the contract' }
  await client.insist('PATCH', `/v1/admin/users/${person.userId}`, { as: staff, body: change })
  const { body } = await client.insist<{ key: string }>('POST', '/v1/api-keys', {
    as: person,
    body: { name: 'till', scopes: ['order:place', 'order:read', 'wallet:read'] },
  })
  notes.secrets.add(body.key)
  const byKey: Identity = {
    who: `the till of ${person.who}`,
    headers: async () => ({ 'x-api-key': body.key }),
    renew: async () => {},
  }
  return { person, byKey }
}
