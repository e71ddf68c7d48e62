import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { createIssuer, signingKey } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Operation, operationsIn, readDocument, resolved, type Schema } from '../fuzz/operations.ts'
import type { Konter, Session } from '../konter.ts'
import { type Door, openSecondDoor } from './second-door.ts'

/** Each of the OWASP API Security Top 10 of 2023, tried. docs/security.md says what else holds it, and what does not. */

const document = readDocument()
const operations = operationsIn(document)
const isForCustomers = ({ access, isInternal }: Operation) => !isInternal && /^(public|own)/.test(access)
const cash = { sku: 'xl-10000', input: { phone: '087812312399' }, paymentMethod: 'manual:cash' }

/** The names of all fields of a schema, however deep. */
function namesIn(schema: Schema | undefined, seen = new Set<Schema>()): string[] {
  if (schema === undefined || schema === null || typeof schema !== 'object') return []
  const own = resolved(document, schema)
  if (seen.has(own)) return []
  seen.add(own)
  const { properties = {}, items, anyOf = [], additionalProperties } = own
  const more = typeof additionalProperties === 'object' ? [additionalProperties] : []
  return [
    ...Object.entries(properties).flatMap(([name, each]) => [name, ...namesIn(each, seen)]),
    ...[items, ...anyOf, ...more].flatMap((each) => namesIn(each, seen)),
  ]
}

export const owasp = (start: () => Konter) =>
  describe('OWASP API Security Top 10', () => {
    let konter: Konter
    let owner: Session
    let stranger: Session
    let strict: Door
    const order = (token: string, key: string) =>
      konter.post<{ id: string; code?: string }>('/v1/orders', { token, key, body: cash })
    beforeAll(async () => {
      konter = start()
      owner = await konter.register()
      stranger = await konter.register()
      strict = await openSecondDoor(konter, {
        RATE_LIMIT_ENABLED: 'true',
        RATE_LIMIT_SIGN_IN: '3',
        RATE_LIMIT_REGISTRATION: '2',
        RATE_LIMIT_ORDER: '2',
        RATE_LIMIT_DEPOSIT: '2',
        RATE_LIMIT_UNKNOWN_KEY: '3',
      })
    })
    afterAll(() => strict.stop())

    describe('API1 object level authorization', () => {
      test('API1: lists hold what is mine, and an Idempotency-Key of somebody else opens nothing of theirs', async () => {
        const key = randomUUID()
        await konter.deposit(owner, 50_000)
        const mine = await order(owner.token, key)
        expect(mine.status).toBe(201)
        for (const path of [
          '/v1/orders',
          '/v1/wallet/deposits',
          '/v1/wallet/mutations',
          '/v1/notifications',
          '/v1/api-keys',
        ])
          expect([path, (await konter.get<{ items: object[] }>(path, { token: stranger.token })).body.items]).toEqual([
            path,
            [],
          ])
        const other = await order(stranger.token, key)
        expect(other.status).toBe(201)
        expect(other.body.id).not.toBe(mine.body.id)
      })
    })

    describe('API2 broken authentication', () => {
      test('API2: after ten wrong passwords the right one is refused, too; and nobody learns who has an account', async () => {
        const email = `sari-${randomUUID()}@konter.example`
        const password = 'warung-di-ujung-jalan'
        await konter.post('/v1/auth/register', { body: { name: 'Sari Kertanegara', email, password } })
        const signIn = async (identifier: string, guess: string) =>
          (await konter.post<{ code: string }>('/v1/auth/login', { body: { identifier, password: guess } })).body.code
        expect(await signIn(`nobody-${randomUUID()}@konter.example`, password)).toBe('auth.credentials-refused')
        const guesses = Array.from({ length: 10 }, (_, i) => signIn(email, `guess-number-${i}`))
        expect(new Set(await Promise.all(guesses))).toEqual(new Set(['auth.credentials-refused']))
        expect(await signIn(email, password)).toBe('auth.too-many-attempts')
      })
    })

    describe('API3 object property level authorization', () => {
      test.each([
        [
          'POST',
          '/v1/auth/register',
          { name: 'x', email: 'x@konter.example', password: 'kopi-tubruk-pagi-hari', role: 'super_admin' },
          '/role',
        ],
        ['PATCH', '/v1/me', { name: 'x', role: 'super_admin' }, '/role'],
        ['PATCH', '/v1/me', { memberLevel: 'reseller' }, '/memberLevel'],
        ['POST', '/v1/orders', { ...cash, userId: randomUUID() }, '/userId'],
        ['POST', '/v1/orders', { ...cash, price: 1 }, '/price'],
        [
          'POST',
          '/v1/wallet/deposits',
          { amount: 20_000, paymentMethod: 'manual:cash', status: 'completed' },
          '/status',
        ],
        ['POST', '/v1/api-keys', { name: 'x', scopes: ['order:read'], permissions: ['*'] }, '/permissions'],
      ])('API3: %s %s does not take %j', async (method, path, body, pointer) => {
        const answer = await konter.ask<{ errors: { pointer: string }[] }>(method, path, { token: owner.token, body })
        expect([answer.status, answer.body.errors.map((each) => each.pointer)]).toEqual([
          400,
          expect.arrayContaining([pointer]),
        ])
      })

      test('API3: no answer to a customer has a field for what only staff may see', () => {
        const forStaff = /cost|margin|supplier|purchase|offer|hash$|passw|actor|private|internal/i
        const told = operations.filter(isForCustomers).flatMap(({ id, answers }) => {
          const names = [...answers.values()].flatMap((schema) => namesIn(schema))
          return names.filter((name) => forStaff.test(name)).map((name) => `${id}: ${name}`)
        })
        expect(told).toEqual([])
        const staffOrder = operations.find(({ id }) => id === 'getStaffOrder')?.answers.get(200)
        expect(
          namesIn(staffOrder).filter((name) => forStaff.test(name)).length,
          'and it would be seen',
        ).toBeGreaterThan(3)
      })
    })

    describe('API4 unrestricted resource consumption', () => {
      test('API4: a page, a body and its depth have an end', async () => {
        const { token } = owner
        expect((await konter.get('/v1/orders?limit=101', { token })).status).toBe(400)
        expect(
          (await konter.post('/v1/orders', { token, body: { ...cash, input: { phone: '0'.repeat(300_000) } } })).status,
        ).toBe(413)
        const deep = `{"sku":"x","paymentMethod":"wallet","input":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
        const answer = await fetch(`${konter.gatewayUrl}/v1/quotes`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: deep,
        })
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'request.invalid'])
      })

      test('API4: sign-ins of one address are counted, whatever it says about where it is', async () => {
        const body = { identifier: 'nobody@konter.example', password: 'x' }
        const statuses: number[] = []
        for (let i = 0; i < 5; i++)
          statuses.push(
            (await strict.ask('POST', '/v1/auth/login', { body, headers: { 'x-forwarded-for': `203.0.113.${i}` } }))
              .status,
          )
        expect(statuses).toEqual([401, 401, 401, 429, 429])
      })
    })

    describe('API5 function level authorization', () => {
      test('API5: no way of writing a path or a method opens what is for staff', async () => {
        const before = (await konter.get('/v1/me', { token: owner.token })).body
        const paths = [
          '/v1/admin/users/',
          '/v1//admin/users',
          '/V1/ADMIN/users',
          '/v1/admin%2fusers',
          '/v1/orders/../admin/users',
          '/v1/orders/%2e%2e/admin/users',
          '/v1/admin/users;x=1',
          '/v1/admin/users%00',
          '/%76%31/admin/users',
          '/v1/admin/./users',
        ]
        for (const path of paths)
          expect([path, await statusOf(konter.gatewayUrl, path, owner.token)]).toEqual([
            path,
            expect.toBeOneOf([400, 403, 404]),
          ])
        const override = {
          'x-http-method-override': 'PATCH',
          'x-original-url': '/v1/admin/users',
          'x-rewrite-url': '/v1/admin/users',
        }
        expect((await konter.get('/v1/me', { token: owner.token, headers: override })).body).toEqual(before)
      })

      test('API5: what services ask of each other is not even for a super_admin', async () => {
        const { signingKeys } = JSON.parse(readFileSync(join(konter.dir, 'secrets.json'), 'utf8')) as {
          signingKeys: Record<string, string>
        }
        const gateway = createIssuer('gateway', [signingKey(signingKeys.gateway as string)])
        for (const { method, path, service } of operations.filter((each) => each.isInternal)) {
          const token = gateway.tokenFor(service, {
            sub: owner.userId,
            kind: 'user',
            role: 'super_admin',
            permissions: ['*'],
          })
          const at = `http://127.0.0.1:${konter.ports[service]}`
          expect([path, await statusOf(at, path.replace(/\{\w+\}/, randomUUID()), token, method)]).toEqual([path, 403])
        }
      })
    })

    describe('API6 unrestricted access to sensitive business flows', () => {
      test('API6: new accounts, guests, orders, deposits and guessed keys are each counted', async () => {
        const headers = { authorization: `Bearer ${owner.token}`, 'idempotency-key': 'x' }
        const flows: [string, string, object, Record<string, string>, number][] = [
          ['POST', '/v1/auth/guest', {}, {}, 2],
          ['POST', '/v1/orders', { ...cash, sku: 'nothing' }, headers, 2],
          ['POST', '/v1/wallet/deposits', { amount: 1, paymentMethod: 'manual:cash' }, headers, 2],
        ]
        for (const [method, path, body, sent, allowed] of flows) {
          const statuses: number[] = []
          for (let i = 0; i <= allowed; i++)
            statuses.push((await strict.ask(method, path, { body, headers: sent })).status)
          expect([path, statuses.indexOf(429)]).toEqual([path, allowed])
        }
        const guess = async (nth: number) =>
          (await strict.ask('GET', '/v1/orders', { headers: { 'x-api-key': `kk_live_guess-${nth}` } })).status
        const statuses: number[] = []
        for (let nth = 0; nth < 6; nth++) statuses.push(await guess(nth))
        expect(statuses.slice(0, 3)).toEqual([401, 401, 401])
        expect(statuses).toContain(429)
      })
    })

    describe('API7 server side request forgery', () => {
      test('API7: nothing that a caller sends is an address that we call', async () => {
        const addresses = operations.filter(({ body }) =>
          namesIn(body).some((name) => /ur[il]$|link|callback|webhook|host/i.test(name)),
        )
        expect(addresses.map(({ id }) => id)).toEqual([])
        for (const path of ['http://169.254.169.254/latest/meta-data/', 'http://127.0.0.1:1/v1/products'])
          expect([path, await statusOf(konter.gatewayUrl, path, owner.token)]).toEqual([
            path,
            expect.toBeOneOf([400, 404]),
          ])
        const { status } = await konter.get('/v1/products?limit=1', { headers: { 'x-forwarded-host': 'evil.example' } })
        expect(status).toBe(200)
      })
    })

    describe('API8 security misconfiguration', () => {
      test('API8: every answer forbids what it does not need, and none says what made it', async () => {
        for (const [method, path] of [
          ['GET', '/v1/products?limit=1'],
          ['GET', '/nothing'],
          ['GET', '/v1/orders'],
          ['POST', '/v1/quotes'],
        ] as const) {
          const { headers, body } = await konter.ask(
            method,
            path,
            method === 'POST' ? { body: [] } : { headers: { origin: 'https://evil.example' } },
          )
          expect(headers.get('x-content-type-options')).toBe('nosniff')
          expect(headers.get('content-security-policy')).toContain("default-src 'none'")
          for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
            expect(headers.get(name), `${path} ${name}`).toBeNull()
          expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d|\bat \w+ \(/)
        }
        for (const method of ['TRACE', 'OPTIONS', 'PROPFIND'])
          expect([method, await statusOf(konter.gatewayUrl, '/v1/orders', owner.token, method)]).toEqual([
            method,
            expect.toBeOneOf([400, 404, 405]),
          ])
      })
    })

    describe('API9 improper inventory management', () => {
      test('API9: the door tells what is there, all of it and nothing else', async () => {
        const { body } = await konter.get<{ paths: Record<string, Record<string, object>> }>('/openapi.json')
        const told = Object.entries(body.paths).flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
        )
        expect(told.sort()).toEqual(
          operations
            .filter((each) => !each.isInternal)
            .map(({ method, path }) => `${method} ${path}`)
            .sort(),
        )
        const others = [
          '/.env',
          '/.git/config',
          '/v0/orders',
          '/v2/orders',
          '/orders',
          '/admin',
          '/graphql',
          '/swagger.json',
          '/documentation',
          '/debug/pprof',
          '/actuator',
          '/internal/users',
        ]
        for (const path of others)
          expect([path, (await konter.get(path, { token: owner.token })).status]).toEqual([path, 404])
      })
    })

    describe('API10 unsafe consumption of APIs', () => {
      test('API10: a callback with a right signature and another amount is kept, judged, and not believed', async () => {
        const { token } = stranger
        const { body } = await konter.post<{ payment: { reference: string } }>('/v1/wallet/deposits', {
          token,
          body: { amount: 40_000, paymentMethod: 'tripay:QRIS' },
        })
        const { reference } = body.payment
        const { rows } = await konter.db.query<{ merchant_reference: string }>(
          'select merchant_reference from payment.payment where reference = $1',
          [reference],
        )
        const lie = JSON.stringify({
          reference,
          merchant_ref: rows[0]?.merchant_reference,
          payment_method: 'QRIS',
          payment_method_code: 'QRIS',
          total_amount: 40_000_000,
          fee_merchant: 0,
          fee_customer: 0,
          total_fee: 0,
          amount_received: 40_000_000,
          is_closed_payment: 1,
          status: 'PAID',
          paid_at: 1_738_368_000,
          note: null,
        })
        const signature = createHmac('sha256', 'demo-private-key').update(lie).digest('hex')
        const answer = await fetch(`${konter.gatewayUrl}/v1/payments/callbacks/tripay`, {
          method: 'POST',
          body: lie,
          headers: {
            'content-type': 'application/json',
            'x-callback-event': 'payment_status',
            'x-callback-signature': signature,
          },
        })
        expect(answer.status).toBe(200)
        await eventually(async () => {
          const { rows: kept } = await konter.db.query<{ verdict: string }>(
            `select verdict from payment.callback where convert_from(raw, 'utf8') = $1`,
            [lie],
          )
          expect(kept).toEqual([{ verdict: 'amount-mismatch' }])
        })
        expect((await konter.get('/v1/wallet', { token })).body).toMatchObject({ balance: 0 })
      })
    })
  })

/** As it is written, not as `fetch` would tidy it. */
function statusOf(base: string, path: string, token: string, method = 'GET'): Promise<number | undefined> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    httpRequest({ hostname, port, path, method, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode))
    })
      .once('error', reject)
      .end()
  })
}
