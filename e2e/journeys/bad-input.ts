import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter, Session } from '../konter.ts'

type Problem = { code: string; status: number; errors: { pointer: string }[]; title: string }

/** What arrives at the door of a shop on a bad day. Each has its answer, and none has an effect. */
export const badInput = (start: () => Konter) =>
  describe('bad input', () => {
    let konter: Konter
    let customer: Session
    beforeAll(async () => {
      konter = start()
      customer = await konter.register()
    })
    const order = (body: object, options: object = {}) =>
      konter.post<Problem>('/v1/orders', { token: customer.token, body, ...options })
    const right = { sku: 'xl-10000', input: { phone: '087812345678' }, paymentMethod: 'wallet' }

    test.each([
      ['an unknown field', { ...right, colour: 'red' }, 400, 'request.invalid', ['/colour']],
      [
        'two unknown fields and a missing one',
        { sku: 'xl-10000', paymentMethod: 'wallet', a: 1, b: 2 },
        400,
        'request.invalid',
        ['/a', '/b', '/input'],
      ],
      ['a negative total', { ...right, expectedTotal: -1 }, 400, 'request.invalid', ['/expectedTotal']],
      ['a fractional total', { ...right, expectedTotal: 10.5 }, 400, 'request.invalid', ['/expectedTotal']],
      ['a huge total', { ...right, expectedTotal: 1e300 }, 400, 'request.invalid', ['/expectedTotal']],
      ['a total as text', { ...right, expectedTotal: '1' }, 400, 'request.invalid', ['/expectedTotal']],
      ['another total than quoted', { ...right, expectedTotal: 1 }, 409, 'order.price-changed', []],
      [
        'a phone number that is none',
        { ...right, input: { phone: 'abc' } },
        422,
        'order.input-refused',
        ['/input/phone'],
      ],
      [
        'input that the product does not know',
        { ...right, input: { phone: '087812345678', zone: '1' } },
        422,
        'order.input-refused',
        ['/input/zone'],
      ],
      ['no input', { ...right, input: {} }, 422, 'order.input-refused', ['/input/phone']],
      ['a product that does not exist', { ...right, sku: 'nothing' }, 404, 'product.not-found', []],
      ['SQL for a product', { ...right, sku: "x'; drop table product; --" }, 404, 'product.not-found', []],
      ['a NUL in a text', { ...right, sku: 'a\0b' }, 400, 'request.invalid', ['/sku']],
      ['a payment method that does not exist', { ...right, paymentMethod: 'gold' }, 422, 'payment.method-unknown', []],
      ['more than the wallet holds', right, 402, 'wallet.insufficient-balance', []],
      ['no object', [], 400, 'request.invalid', ['']],
    ] as const)('an order with %s', async (_what, body, status, code, pointers) => {
      const answer = await order(body)
      expect(answer).toMatchObject({ status, body: { status, code } })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect([...new Set(answer.body.errors.map(({ pointer }) => pointer))].sort()).toEqual([...pointers])
    })

    test('a postpaid bill is listed, and not for sale yet', async () => {
      const { body } = await konter.get<{ items: { sku: string; available: boolean }[] }>(
        '/v1/products?kind=postpaid&limit=1',
      )
      const [bill] = body.items
      expect(bill).toMatchObject({ available: false })
      expect(await order({ ...right, sku: bill?.sku, input: { customerNo: '530000000001' } })).toMatchObject({
        status: 409,
        body: { code: 'product.not-for-sale' },
      })
    })

    test('nothing of all that created anything', async () => {
      expect((await konter.get<{ items: object[] }>('/v1/orders', { token: customer.token })).body.items).toEqual([])
    })

    test.each([[-5], [0], [1.5], [1e16], ['50000'], [null], [999]])('a deposit of %s', async (amount) => {
      const answer = await konter.post<Problem>('/v1/wallet/deposits', {
        token: customer.token,
        body: { amount, paymentMethod: 'tripay:QRIS' },
      })
      expect([400, 422]).toContain(answer.status)
      expect(answer.body.code).toMatch(/^request\.invalid$|^deposit\.amount-refused$/)
    })

    test.each([
      ['not JSON', '{"sku":', 'application/json', 400, 'request.malformed'],
      ['no body', '', 'application/json', 400, 'request.malformed'],
      ['XML', '<order/>', 'text/xml', 415, 'request.unsupported-media-type'],
      ['10 MB', `"${'x'.repeat(10 * 1024 * 1024)}"`, 'application/json', 413, 'request.too-large'],
    ])('a body that is %s', async (_what, body, type, status, code) => {
      const answer = await fetch(`${konter.gatewayUrl}/v1/orders`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, authorization: `Bearer ${customer.token}`, 'idempotency-key': randomUUID() },
      })
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([status, code])
    })

    test('Idempotency-Key: missing, empty, too long', async () => {
      for (const key of [null, 'x'.repeat(256)])
        expect(await order(right, { key })).toMatchObject({ status: 400, body: { code: 'idempotency.key-missing' } })
    })

    describe('tokens', () => {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
      const claims = (more: object = {}) => ({
        iss: 'konter',
        aud: 'konter',
        sub: customer.userId,
        sid: randomUUID(),
        role: 'super_admin',
        jti: randomUUID(),
        iat: Math.floor(Date.now() / 1000),
        exp: Math.floor(Date.now() / 1000) + 600,
        ...more,
      })
      const statusOf = async (token: string) => (await konter.get<Problem>('/v1/me', { token })).status

      test('alg none, another key, HS256 with the public key, expired: none counts', async () => {
        const jwks = await konter.get<{ keys: (object & { kid: string })[] }>('/v1/auth/jwks')
        const kid = jwks.body.keys[0]?.kid
        const none = `${encode({ alg: 'none', typ: 'at+jwt', kid })}.${encode(claims())}.`
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
        const signed = (header: object, payload: object) => {
          const input = `${encode(header)}.${encode(payload)}`
          return `${input}.${createSign('sha256').update(input).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
        }
        const confused = `${encode({ alg: 'HS256', typ: 'at+jwt', kid })}.${encode(claims())}`
        const hmac = createHmac('sha256', JSON.stringify(jwks.body.keys[0])).update(confused).digest('base64url')
        for (const token of [
          none,
          signed({ alg: 'ES256', typ: 'at+jwt', kid }, claims()),
          signed({ alg: 'ES256', typ: 'at+jwt', kid: 'mine', jku: 'http://127.0.0.1:1/keys' }, claims()),
          `${confused}.${hmac}`,
          'x',
          'x'.repeat(9_000),
        ])
          expect([401, 431]).toContain(await statusOf(token))
        expect(await statusOf(customer.token)).toBe(200)
      })

      test('a changed token is none; an ended session ends its tokens', async () => {
        const [header, payload, signature] = customer.token.split('.') as [string, string, string]
        const raised = Buffer.from(
          JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), role: 'super_admin' }),
        ).toString('base64url')
        expect(await statusOf(`${header}.${raised}.${signature}`)).toBe(401)
        const gone = await konter.register()
        expect((await konter.get('/v1/me', { token: gone.token })).status).toBe(200)
        expect((await konter.post('/v1/auth/logout', { token: gone.token })).status).toBe(204)
        const { eventually } = await import('@konter/testing')
        await eventually(async () => expect((await konter.get('/v1/me', { token: gone.token })).status).toBe(401))
      })
    })

    test('headers that lie about who and where we are change nothing', async () => {
      const answer = await konter.get('/v1/me', {
        token: customer.token,
        headers: {
          'x-forwarded-for': "1.2.3.4, '; drop table account",
          'x-caller': 'admin',
          'x-user-id': randomUUID(),
          'x-request-id': "'; select 1 --",
          traceparent: 'nonsense',
        },
      })
      expect(answer).toMatchObject({ status: 200, body: { id: customer.userId } })
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w.:-]{8,64}$/)
    })

    test('a header with a line break never becomes two', async () => {
      const { hostname, port } = new URL(konter.gatewayUrl)
      expect(() => httpRequest({ hostname, port, headers: { 'x-request-id': 'a\r\nx-role: admin' } })).toThrow()
    })

    test.each([
      ['id', 'Harus masuk'],
      ['en', 'Sign-in required'],
    ])('a refusal in %s: %s', async (language, title) => {
      expect((await konter.get<Problem>('/v1/me', { headers: { 'accept-language': language } })).body).toMatchObject({
        code: 'auth.required',
        title,
      })
    })

    test.each(['digiflazz', 'vip'])('a webhook of %s without a signature, or with a false one', async (supplier) => {
      for (const headers of [{}, { 'x-hub-signature': `sha1=${'0'.repeat(40)}`, 'x-client-signature': '0'.repeat(32) }])
        expect(await konter.post(`/v1/suppliers/${supplier}/webhook`, { headers, body: { data: {} } })).toMatchObject({
          status: 401,
          body: { code: 'message.signature-refused' },
        })
    })
  })
