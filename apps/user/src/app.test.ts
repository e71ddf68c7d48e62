import { customer } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { register, testUsers, type Users } from './fixture.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

describe('the typed view of the tables', () => {
  test('fits what the migrations made: every model can be read', async () => {
    await register(users)
    const { db } = users.ctx
    for (const model of [
      db.account,
      db.signInTry,
      db.session,
      db.refreshToken,
      db.signingKey,
      db.apiKey,
      db.rolePermission,
      db.activity,
    ])
      await expect((model.findFirst as () => Promise<unknown>)()).resolves.toBeDefined()
  })
})

type Operation = { operationId: string; 'x-access': string; parameters?: { name: string; in: string }[] }
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown> } }

describe('the contract', () => {
  const document = () => users.app.swagger() as unknown as Document
  const operations = () =>
    Object.entries(document().paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
    )

  test('names every operation once', () => {
    const ids = operations().map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(
      expect.arrayContaining(['register', 'signIn', 'refreshSession', 'resolveSession', 'createGuest']),
    )
  })

  test('401 for nobody and 403 for a mere customer, wherever staff or services work', async () => {
    const siti = customer()
    const guarded = operations().filter(({ 'x-access': access }) => access !== 'public')
    expect(guarded.length).toBeGreaterThan(20)
    for (const { path, method, 'x-access': access } of guarded) {
      const url = path.replace('{id}', siti.sub).replace('{role}', 'operator')
      expect((await users.call(method, url)).status, `${method} ${path}`).toBe(401)
      if (!access.startsWith('own'))
        expect((await users.call(method, url, { as: siti })).status, `${method} ${path}`).toBe(403)
    }
  })
})
