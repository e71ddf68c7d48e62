import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { schemaNames } from '../../tools/schemas.ts'
import { operationsIn, readDocument, resolved } from '../fuzz/operations.ts'
import type { Konter, Session } from '../konter.ts'

/** What of the OWASP ASVS 5.0 binds us most, where no other test tries it already (docs/security.md). */

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What runs in production, without its tests. */
function sources(): { path: string; text: string }[] {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) =>
          /\/src\/.+\.ts$/.test(path) &&
          !/node_modules|generated|\.test\.ts$|fixture|\/testing\/|\/sdk\/|\.gen\.ts$/.test(path),
      )
      .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, 'utf8') })),
  )
}

export const asvs = (start: () => Konter) =>
  describe('OWASP ASVS', () => {
    let konter: Konter
    let customer: Session
    beforeAll(async () => {
      konter = start()
      customer = await konter.register()
    })

    test('ASVS 2.3.1 steps in order: what is paid is paid once, what is over is neither cancelled nor begun again', async () => {
      const { token } = customer
      const { body } = await konter.post<{ id: string; payment: { id: string } }>('/v1/orders', {
        token,
        body: { sku: 'xl-10000', input: { phone: '087812312388' }, paymentMethod: 'manual:cash' },
      })
      const staff = { token: await konter.staff(), body: {} }
      const confirm = async () => (await konter.post(`/v1/admin/payments/${body.payment.id}/confirm`, staff)).status
      expect(new Set(await Promise.all([confirm(), confirm(), confirm()]))).toEqual(new Set([200]))
      await eventually(async () =>
        expect((await konter.get(`/v1/orders/${body.id}`, { token })).body).toMatchObject({ status: 'completed' }),
      )
      for (const path of [`/v1/orders/${body.id}/cancel`, `/v1/admin/orders/${body.id}/cancel`])
        expect([path, (await konter.post(path, path.includes('admin') ? staff : { token, body: {} })).status]).toEqual([
          path,
          409,
        ])
    })

    test('ASVS 2.3.2 limits: a deposit has a least and a most', async () => {
      for (const amount of [9_999, 1_000_000_000_000])
        expect(
          await konter.post('/v1/wallet/deposits', {
            token: customer.token,
            body: { amount, paymentMethod: 'manual:cash' },
          }),
        ).toMatchObject({ status: 422, body: { code: 'deposit.amount-refused' } })
    })

    test('ASVS 2.3.2 limits: every number and every text in a query has a most', () => {
      const endless = operationsIn(readDocument()).flatMap(({ id, parameters }) =>
        parameters
          .filter(({ schema: { type, maximum, maxLength, format, enum: choices, pattern } }) => {
            const isText = type === 'string' && choices === undefined && format === undefined && pattern === undefined
            return (type === 'integer' && maximum === undefined) || (isText && maxLength === undefined)
          })
          .map(({ name }) => `${id} ${name}`),
      )
      expect(endless).toEqual([])
    })

    test('ASVS 8.3.2 changes of rights apply at once: appointed, deposed, suspended', async () => {
      const somebody = await konter.register()
      const manage = async (body: object) => {
        const reason = 'tried by a test'
        const answer = await konter.ask('PATCH', `/v1/admin/users/${somebody.userId}`, {
          token: await konter.staff(),
          body: { ...body, reason },
        })
        expect(answer.status).toBe(200)
      }
      const mayRead = async () => (await konter.get('/v1/admin/orders', { token: somebody.token })).status
      expect(await mayRead()).toBe(403)
      await manage({ role: 'operator' })
      await eventually(async () => expect(await mayRead()).toBe(200), { withinMs: 2_000 })
      await manage({ role: 'customer' })
      await eventually(async () => expect(await mayRead()).toBe(403), { withinMs: 2_000 })
      await konter.post(`/v1/admin/users/${somebody.userId}/suspend`, {
        token: await konter.staff(),
        body: { reason: 'tried by a test' },
      })
      await eventually(async () => expect(await mayRead()).toBe(401), { withinMs: 2_000 })
    })

    test("ASVS 8.4.1 isolation: no service's role may touch another's tables, and none may change what is final", async () => {
      const { rows: foreign } = await konter.db.query(
        `select s || ' on ' || t.schemaname || '.' || t.tablename as found
           from unnest($1::text[]) s cross join pg_tables t
          where t.schemaname = any($1::text[]) and t.schemaname <> s
            and has_schema_privilege('konter_' || s, t.schemaname, 'usage')
            and has_table_privilege('konter_' || s, format('%I.%I', t.schemaname, t.tablename), 'select, insert, update, delete, truncate')`,
        [schemaNames],
      )
      expect(foreign).toEqual([])
      const { rows: final } = await konter.db.query(
        `select role || ' ' || what || ' ' || place as found
           from (values ('konter_wallet', 'wallet.mutation'), ('konter_wallet', 'wallet.transfer'), ('konter_wallet', 'wallet.account'), ('konter_user', '"user".activity')) v (role, place)
          cross join unnest(array['update', 'delete', 'truncate']) what where has_table_privilege(role, place, what)`,
      )
      expect(final).toEqual([])
      const { rows: powers } = await konter.db.query(
        `select rolname from pg_roles where rolname like 'konter\\_%' and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)`,
      )
      expect(powers).toEqual([])
    })

    test('ASVS 10.4.5 refresh rotation: a token that was used before ends the session, whoever has the newer one', async () => {
      const somebody = await konter.register()
      const refresh = (refreshToken: string, agent: string) =>
        konter.post<{ accessToken: string; refreshToken: string }>('/v1/auth/refresh', {
          body: { refreshToken },
          headers: { 'user-agent': agent },
        })
      const fresh = await refresh(somebody.refreshToken, 'her phone')
      expect(fresh.status).toBe(200)
      expect((await refresh(somebody.refreshToken, 'a thief')).status).toBe(401)
      expect((await refresh(fresh.body.refreshToken, 'her phone')).status).toBe(401)
      await eventually(async () =>
        expect((await konter.get('/v1/me', { token: fresh.body.accessToken })).status).toBe(401),
      )
    })

    test('ASVS 11.4.1 no weak hash but where a supplier demands it; ASVS 11.5.1 nothing secret from Math.random', () => {
      const weak = sources()
        .filter(({ text }) => /createH(ash|mac)\('(md5|sha1)'/.test(text))
        .map(({ path }) => path)
      expect(weak.sort()).toEqual(['apps/order/src/supplier/digiflazz.ts', 'apps/order/src/supplier/vip-reseller.ts'])
      // Jitter of pauses, which nobody gains by knowing.
      const dice = sources()
        .filter(({ text }) => text.includes('Math.random'))
        .map(({ path }) => path)
      expect(dice.sort()).toEqual(['apps/order/src/order/drives.ts', 'packages/service/src/bell.ts'])
    })

    test('ASVS 11.5.1 tokens and keys have 256 bits of chance', async () => {
      const { body } = await konter.post<{ key: string }>('/v1/api-keys', {
        token: customer.token,
        body: { name: 'till', scopes: ['order:read'] },
      })
      for (const secret of [customer.refreshToken, body.key]) {
        const chance = Buffer.from(secret.replace(/^kk_live_/, ''), 'base64url')
        expect(chance.length, 'bytes').toBeGreaterThanOrEqual(32)
      }
    })

    test('ASVS 15.3.2 no redirects: whatever we call, we call where we meant to', () => {
      const calls = sources().flatMap(({ path, text }) =>
        [...text.matchAll(/await fetch\(|=> fetch\(|^\s+fetch\(url/gm)].map(({ index }) => ({
          path,
          call: text.slice(index, index + 400),
        })),
      )
      expect(calls.length).toBeGreaterThan(2)
      expect(calls.filter(({ call }) => !call.includes("redirect: 'error'")).map(({ path }) => path)).toEqual([])
      // undici itself follows nobody unless it is told to.
      const withUndici = sources().filter(({ text }) => text.includes("from 'undici'"))
      expect(withUndici.length).toBeGreaterThan(4)
      expect(withUndici.filter(({ text }) => /redirect\(|maxRedirections/.test(text)).map(({ path }) => path)).toEqual(
        [],
      )
    })

    test('ASVS 15.3.3 mass assignment: every body that is described takes what is described, and nothing else', () => {
      const document = readDocument()
      const open = operationsIn(document).flatMap(({ id, body }) => {
        const alternatives = body === undefined ? [] : (resolved(document, body).anyOf ?? [body])
        return alternatives
          .map((each) => resolved(document, each))
          .filter((each) => each.type === 'object' && each.additionalProperties !== false)
          .map(() => id)
      })
      expect(open).toEqual([])
    })

    test('ASVS 15.3.6 prototype pollution: a prototype is an unknown field, and changes nobody', async () => {
      const bodies = [
        '{"name":"x","__proto__":{"role":"super_admin"}}',
        '{"name":"x","constructor":{"prototype":{"role":"super_admin"}}}',
        '{"name":"x","\\u005f_proto__":{"permissions":["*"]}}',
      ]
      for (const body of bodies) {
        const answer = await fetch(`${konter.gatewayUrl}/v1/me`, {
          method: 'PATCH',
          body,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${customer.token}` },
        })
        expect([body, answer.status]).toEqual([body, 400])
        await answer.body?.cancel()
      }
      expect((await konter.get('/v1/me', { token: customer.token })).body).toMatchObject({ role: 'customer' })
      expect((await konter.get('/v1/admin/users', { token: customer.token })).status).toBe(403)
    })

    test('ASVS 16.3 security log: who was refused, where, and who changed whose rights is on record', async () => {
      const requestId = `refused-${randomUUID()}`
      await konter.get('/v1/admin/users', { token: customer.token, headers: { 'x-request-id': requestId } })
      await eventually(() => {
        const log = readdirSync(join(konter.dir, 'logs'))
          .map((file) => readFileSync(join(konter.dir, 'logs', file), 'utf8'))
          .join('\n')
        const line = log.split('\n').find((each) => each.includes(requestId) && each.includes('"msg":"request"'))
        expect(line).toContain(`"actor":"user:${customer.userId}"`)
        expect(line).toContain('"status":403')
      })
      const { body } = await konter.get<{ items: { action: string; reason: string | null }[] }>(
        '/v1/admin/activity?limit=50',
        { token: await konter.staff() },
      )
      expect(body.items.some(({ reason }) => reason === 'tried by a test')).toBe(true)
    })
  })
