import { randomUUID } from 'node:crypto'
import { startTripay } from '@konter/simulators'
import { customer, eventually, service, staff, type TestService, testService } from '@konter/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { paymentService } from '../app.ts'
import { applyCallback } from '../callback/callback.jobs.ts'
import type { Context } from '../context.ts'
import { pollPayment } from './payment.jobs.ts'

let tripay: Awaited<ReturnType<typeof startTripay>>
let payments: TestService<Context>
let url: string

type View = { id: string; status: string; total: number; fee: number; reference: string | null; qrString?: string }
type Event = { type: string; data: Record<string, never> }

beforeAll(async () => {
  tripay = await startTripay({})
  payments = await testService(paymentService, {
    TRIPAY_BASE_URL: `${tripay.url}/api-sandbox`,
    TRIPAY_MERCHANT_CODE: 'T0001',
    TRIPAY_API_KEY: 'DEV-demo-api-key',
    TRIPAY_PRIVATE_KEY: 'demo-private-key',
    GATEWAY_TIMEOUT_MS: '30000',
  })
  url = await payments.app.listen({ port: 0, host: '127.0.0.1' })
  await control('settings', { callbackUrl: `${url}/v1/payments/callbacks/tripay` }, 'PATCH')
  payments.start()
})
afterAll(async () => {
  await payments.stop()
  await tripay.close()
})
afterEach(() => control('faults', undefined, 'DELETE'))

async function control(path: string, body?: object, method = 'POST'): Promise<never> {
  const answer = await fetch(`${tripay.url}/control/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return (await answer.json().catch(() => undefined)) as never
}

const opening = (more: object = {}) => ({
  id: randomUUID(),
  purpose: 'deposit',
  purposeId: randomUUID(),
  payerId: randomUUID(),
  method: 'tripay:QRIS2',
  amount: 50_000,
  description: 'Deposit',
  contact: { name: 'Budi', email: null, phone: '+6281234567890' },
  ...more,
})
const open = (body: object) => payments.post<View>('/internal/payments', { as: service('wallet'), body })
const opened = async (more: object = {}) => {
  const body = opening(more)
  const answer = await open(body)
  expect(answer.body).toMatchObject({ status: 'pending', reference: expect.any(String) })
  return { ...answer.body, purposeId: body.purposeId, payerId: body.payerId }
}
const statusOf = async (id: string) =>
  (await payments.get<View>(`/internal/payments/${id}`, { as: service('wallet') })).body.status
const told = async (id: string): Promise<Event[]> =>
  payments.db.query<Event>('select type, data from outbox where aggregate_id = $1 order by position', [id])
const becomes = (id: string, status: string) => eventually(async () => expect(await statusOf(id)).toBe(status))
const verdicts = async (id: string) =>
  (await payments.db.query<{ verdict: string }>('select verdict from callback where payment_id = $1', [id])).map(
    ({ verdict }) => verdict,
  )

describe('ways to pay', () => {
  test('fees are those of the gateway, for the amount asked about', async () => {
    const { body } = await payments.get<{ items: { code: string; fee: { amount: number }; available: boolean }[] }>(
      '/v1/payment-methods?amount=100000',
    )
    const of = (code: string) => body.items.find((each) => each.code === code)
    expect(of('wallet')?.fee.amount).toBe(0)
    expect(of('tripay:QRIS')?.fee.amount).toBe(1_450)
    expect(of('tripay:BRIVA')?.fee.amount).toBe(4_250)
    expect(of('manual:cash')?.fee.amount).toBe(0)
    const large = await payments.get<typeof body>('/v1/payment-methods?amount=6000000')
    expect(large.body.items.find(({ code }) => code === 'tripay:QRIS')?.available).toBe(false)
  })

  test.each([
    ['tripay:NONE', 'payment.method-unknown', 50_000],
    ['tripay:QRIS', 'payment.amount-refused', 999],
    ['tripay:BRIVA', 'payment.amount-refused', 20_000_000],
  ])('422 for %s: %s', async (method, code, amount) =>
    expect((await open(opening({ method, amount }))).body).toMatchObject({ status: 422, code }),
  )
})

describe('a payment by Tripay', () => {
  test('is opened once per id, and shows what the payer needs', async () => {
    const body = opening()
    const first = await open(body)
    expect(first.body).toMatchObject({
      status: 'pending',
      amount: 50_000,
      fee: 1_100,
      total: 51_100,
      qrString: expect.any(String),
      reference: expect.any(String),
    })
    expect((await open(body)).body).toEqual(first.body)
    expect(await payments.db.query('select 1 as one from payment where id = $1', [body.id])).toHaveLength(1)
  })

  test('409 when its fee has changed since it was quoted: nothing is opened, here or at the gateway', async () => {
    const before = (await control('transactions', undefined, 'GET')) as { transactions: unknown[] }
    const body = opening({ total: 51_099 })
    expect((await open(body)).body).toMatchObject({ status: 409, code: 'payment.total-changed' })
    expect((await payments.get(`/internal/payments/${body.id}`, { as: service('order') })).status).toBe(404)
    const after = (await control('transactions', undefined, 'GET')) as { transactions: unknown[] }
    expect(after.transactions).toHaveLength(before.transactions.length)
    expect((await open({ ...body, total: 51_100 })).body).toMatchObject({ status: 'pending', total: 51_100 })
    // What was opened is answered, whatever was quoted since.
    expect((await open(body)).body).toMatchObject({ status: 'pending', total: 51_100 })
  })

  test('409 when the gateway asks for another total; what it takes is then fetched anew', async () => {
    const body = opening({ method: 'tripay:BSIVA' })
    expect((await open(opening({ method: 'tripay:BSIVA' }))).status).toBe(200)
    await control('channels/BSIVA', { feePayer: 'customer' }, 'PATCH')
    expect((await open(body)).body).toMatchObject({ status: 409, code: 'payment.gateway-refused' })
    await eventually(async () => expect((await open(opening({ method: 'tripay:BSIVA' }))).status).toBe(200))
  })

  test('that was opened is answered again, also when its method is not offered any more', async () => {
    const body = opening({ method: 'tripay:QRISC' })
    const first = await open(body)
    await payments.db.query(`update method set active = false where code = 'tripay:QRISC'`)
    expect((await open(body)).body).toEqual(first.body)
    expect((await open(opening({ method: 'tripay:QRISC' }))).body).toMatchObject({ code: 'payment.method-unknown' })
  })

  test('is paid by a callback, and told once', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, {})
    await becomes(payment.id, 'paid')
    expect(await told(payment.id)).toMatchObject([
      {
        type: 'payment.paid.v1',
        data: { late: false, amount: { amount: 50_000 }, fee: { amount: 1_100 }, gatewayFee: { amount: 1_108 } },
      },
    ])
  })

  test('a callback is judged once: done again after a crash, its job changes nothing', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, {})
    await eventually(async () => expect(await verdicts(payment.id)).toEqual(['applied']))
    const [callback] = await payments.db.query<{ id: string }>('select id from callback where payment_id = $1', [
      payment.id,
    ])
    await applyCallback.work(payments.ctx, { callbackId: callback?.id } as never, { tries: 0 })
    expect(await verdicts(payment.id)).toEqual(['applied'])
  })

  test('50 callbacks at once and shuffled with others pay once each', async () => {
    const [one, two] = [await opened(), await opened()]
    await Promise.all([one, two].map((each) => control(`transactions/${each.reference}/pay`, { callback: false })))
    await Promise.all(
      [...Array(50).keys()].map((i) =>
        control(`transactions/${(i % 2 === 0 ? one : two).reference}/callback`, { times: 1 }),
      ),
    )
    await becomes(one.id, 'paid')
    await becomes(two.id, 'paid')
    for (const each of [one, two]) expect((await told(each.id)).map(({ type }) => type)).toEqual(['payment.paid.v1'])
  })

  test('that the gateway gives back is told once, with what it had kept', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, {})
    await becomes(payment.id, 'paid')
    await control(`transactions/${payment.reference}/refund`, {})
    await becomes(payment.id, 'refunded')
    await control(`transactions/${payment.reference}/callback`, { times: 2 })
    await eventually(async () => expect((await verdicts(payment.id)).sort()).toEqual(['applied', 'applied']))
    expect(await told(payment.id)).toMatchObject([
      { type: 'payment.paid.v1' },
      {
        type: 'payment.refunded.v1',
        data: { payerId: payment.payerId, total: { amount: 51_100 }, gatewayFee: { amount: 1_108 } },
      },
    ])
  })

  test('that was given back before we knew of its money is over, and nobody is asked to take anything back', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, { callback: false })
    await control(`transactions/${payment.reference}/refund`, {})
    await becomes(payment.id, 'failed')
    expect((await told(payment.id)).map(({ type }) => type)).toEqual(['payment.closed.v1'])
  })

  test('with a right signature and another amount is not believed', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, { amount: 1_000 })
    await eventually(async () => expect(await verdicts(payment.id)).toContain('amount-mismatch'))
    expect(await statusOf(payment.id)).toBe('pending')
  })

  test.each(['wrong', 'missing'])('401 for a callback with a %s signature, and nothing is kept', async (signature) => {
    const payment = await opened()
    const before = await payments.db.query('select 1 as one from callback')
    const { answers } = (await control(`transactions/${payment.reference}/callback`, {
      signature,
      data: { status: 'PAID' },
    })) as { answers: { status: number }[] }
    expect(answers[0]?.status).toBe(401)
    expect(await payments.db.query('select 1 as one from callback')).toHaveLength(before.length)
    expect(await statusOf(payment.id)).toBe('pending')
  })

  test('a callback about nothing of ours is kept, acknowledged and changes nothing', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/callback`, {
      data: { merchant_ref: 'KTR-00000000-0000000000', status: 'PAID' },
    })
    await eventually(async () =>
      expect(
        await payments.db.query(`select 1 as one from callback where verdict = 'unknown-reference'`),
      ).not.toHaveLength(0),
    )
    expect(await statusOf(payment.id)).toBe('pending')
  })

  test('whose callback never came is found by asking', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, { callback: false })
    await pollPayment.work(payments.ctx, { paymentId: payment.id } as never, { tries: 0 })
    expect(await statusOf(payment.id)).toBe('paid')
  })

  test('whose gateway is away is asked again in its turn, even after the last: an outage is no failure of the job', async () => {
    const payment = await opened()
    const job = `poll:${payment.id}`
    const waits = () => payments.db.query('select 1 as one from _private_jobs where key = $1', [job])
    const poll = async (now: Date) => {
      await payments.db.query('delete from _private_jobs where key = $1', [job])
      await control('faults', { kind: 'bad-gateway', phase: 'before', endpoint: '/transaction/detail', times: 1 })
      await pollPayment.work({ ...payments.ctx, now: () => now }, { paymentId: payment.id } as never, { tries: 0 })
    }
    await poll(new Date())
    expect(await waits()).toHaveLength(1)
    await poll(new Date(Date.now() + 30 * 60 * 60_000))
    expect(await waits()).toHaveLength(1)
    expect(await statusOf(payment.id)).toBe('pending')
  })

  test('that expired and is paid late is told as late', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/expire`, {})
    await becomes(payment.id, 'expired')
    await control(`transactions/${payment.reference}/pay`, {})
    await becomes(payment.id, 'paid_late')
    expect((await told(payment.id)).map(({ type }) => type)).toEqual(['payment.closed.v1', 'payment.paid.v1'])
    expect((await told(payment.id))[1]?.data).toMatchObject({ late: true })
  })

  test('that was paid stays paid, whatever comes after', async () => {
    const payment = await opened()
    await control(`transactions/${payment.reference}/pay`, {})
    await becomes(payment.id, 'paid')
    await control(`transactions/${payment.reference}/callback`, { data: { status: 'EXPIRED' } })
    await control(`transactions/${payment.reference}/callback`, { data: { status: 'FAILED' } })
    await eventually(async () =>
      expect((await verdicts(payment.id)).filter((each) => each === 'no-change')).toHaveLength(2),
    )
    expect(await statusOf(payment.id)).toBe('paid')
  })

  test.each([
    ['drop', 'after'],
    ['bad-gateway', 'after'],
    ['drop', 'before'],
  ])('whose opening is lost (%s %s the work) is found or made by asking again, once', async (kind, phase) => {
    await control('faults', { kind, phase, endpoint: '/transaction/create', times: 1 })
    const body = opening()
    const first = await open(body)
    expect(first.body).toMatchObject({ status: 'pending', reference: null })
    await payments.db.query('update payment set creating_until = null where id = $1', [body.id])
    await pollPayment.work(payments.ctx, { paymentId: body.id } as never, { tries: 0 })
    const { body: view } = await payments.get<View>(`/internal/payments/${body.id}`, { as: service('wallet') })
    expect(view).toMatchObject({ status: 'pending', reference: expect.any(String), qrString: expect.any(String) })
    const [row] = await payments.db.query<{ merchant_reference: string }>(
      'select merchant_reference from payment where id = $1',
      [body.id],
    )
    const listed = (await control(`transactions?merchantRef=${row?.merchant_reference}`, undefined, 'GET')) as {
      transactions: unknown[]
    }
    expect(listed.transactions).toHaveLength(1)
  })
})

describe('cash at the counter', () => {
  test('is paid when staff confirm it, once, and they are named', async () => {
    const payment = await opened({ method: 'manual:cash' })
    const clerk = staff('payment:confirm', 'payment:read')
    for (let i = 0; i < 2; i++)
      expect(
        (await payments.post(`/v1/admin/payments/${payment.id}/confirm`, { as: clerk, body: { note: 'uang pas' } }))
          .body,
      ).toMatchObject({ status: 'paid' })
    expect((await told(payment.id)).map(({ type }) => type)).toEqual(['payment.paid.v1'])
    const { body } = await payments.get<{ log: unknown[] }>(`/v1/admin/payments/${payment.id}`, { as: clerk })
    expect(body.log).toMatchObject([{ from: 'pending', to: 'paid', cause: 'uang pas', actor: `user:${clerk.sub}` }])
  })

  test('is paid once when it is confirmed many times at once, and nobody is told of a failure', async () => {
    const payment = await opened({ method: 'manual:cash' })
    const confirm = () =>
      payments.post(`/v1/admin/payments/${payment.id}/confirm`, { as: staff('payment:confirm'), body: {} })
    const answers = await Promise.all(Array.from({ length: 8 }, confirm))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await told(payment.id)).map(({ type }) => type)).toEqual(['payment.paid.v1'])
  })

  test('403 without the permission, 409 for what is not cash', async () => {
    const cash = await opened({ method: 'manual:cash' })
    const qris = await opened()
    expect((await payments.post(`/v1/admin/payments/${cash.id}/confirm`, { as: customer(), body: {} })).status).toBe(
      403,
    )
    expect(
      (await payments.post(`/v1/admin/payments/${qris.id}/confirm`, { as: staff('payment:confirm'), body: {} })).body,
    ).toMatchObject({ code: 'payment.not-cash' })
  })
})

test("404 for another's payment", async () => {
  const payment = await opened()
  expect((await payments.get(`/v1/payments/${payment.id}`, { as: customer() })).body).toMatchObject({
    code: 'payment.not-found',
  })
  expect((await payments.get(`/v1/payments/${payment.id}`, { as: customer({ sub: payment.payerId }) })).status).toBe(
    200,
  )
})
