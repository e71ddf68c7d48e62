import { customer, eventually, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Redemptions, testRedemptions } from '../fixture.ts'
import { redeemAt, sharedCode, type Till, tillOf } from '../redemption/redemption.fixture.ts'

let service: Redemptions
let url: string
beforeAll(async () => {
  // The poll is far away: what arrives here was hinted at.
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000', STREAM_POLL_MS: '3600000', STREAMS_PER_USER_MAX: '3' })
  url = await service.app.listen({ port: 0, host: '127.0.0.1' })
  await service.bus.ready
})
afterAll(() => service.stop())

type Heard = { id: number; event: string; data: { id?: string; status?: string } }
type Listener = { status: number; headers: Headers; heard: Heard[]; hang(): void }

async function listen({ merchant, cashier }: Till, lastEventId?: number, as: TestCaller = cashier): Promise<Listener> {
  const controller = new AbortController()
  const answer = await fetch(`${url}/v1/redemptions/stream?merchantId=${merchant.merchantId}`, {
    headers: {
      authorization: `Bearer ${service.tokenFor(as)}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
    signal: controller.signal,
  })
  const heard: Heard[] = []
  const reading = (async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      heard.push(...blocks.flatMap(heardIn))
    }
  })()
  reading.catch(() => {})
  return { status: answer.status, headers: answer.headers, heard, hang: () => controller.abort() }
}

function heardIn(block: string): Heard[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const [id, event, data] = [field('id'), field('event'), field('data')]
  return id === undefined || event === undefined || data === undefined
    ? []
    : [{ id: Number(id), event, data: JSON.parse(data) }]
}
const changes = ({ heard }: Listener): Heard[] => heard.filter(({ event }) => event === 'redemption')

describe('GET /v1/redemptions/stream', () => {
  test('200 hears what is redeemed and undone, in order, and of nobody else', async () => {
    const [till, elsewhere] = [await tillOf(service), await tillOf(service)]
    const [own, others] = [await sharedCode(service, till), await sharedCode(service, elsewhere)]
    const listener = await listen(till)
    await eventually(() => expect(listener.heard).toEqual([{ id: 0, event: 'hello', data: {} }]))
    expect(listener.headers.get('content-type')).toMatch(/^text\/event-stream/)
    await redeemAt(service, elsewhere, { qr: others.qr })
    const { body } = await redeemAt(service, till, { qr: own.qr })
    await eventually(() =>
      expect(changes(listener)).toMatchObject([{ id: 1, data: { id: body.attemptId, status: 'approved' } }]),
    )
    await service.post(`/v1/redemptions/${body.attemptId}/undo?merchantId=${till.merchant.merchantId}`, {
      as: till.cashier,
      body: { because: 'wrong table' },
    })
    await eventually(() =>
      expect(changes(listener)[1]).toMatchObject({ id: 2, data: { id: body.attemptId, status: 'undone' } }),
    )
    expect(JSON.stringify(listener.heard)).not.toContain('customerId')
    listener.hang()
  })

  test('200 with Last-Event-ID sends what was missed, each once, whoever redeemed at the same moment', async () => {
    const till = await tillOf(service)
    const { qr } = await sharedCode(service, till)
    await Promise.all(Array.from({ length: 60 }, () => redeemAt(service, till, { qr })))
    const listener = await listen(till, 10)
    await eventually(() => expect(changes(listener)).toHaveLength(50))
    expect(changes(listener).map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => n + 11))
    listener.hang()
  })

  test('401, 403, 404 and 429', async () => {
    const till = await tillOf(service)
    expect((await fetch(`${url}/v1/redemptions/stream?merchantId=${till.merchant.merchantId}`)).status).toBe(401)
    expect((await listen(till, undefined, customer())).status).toBe(404)
    const open = await Promise.all([1, 2, 3].map(() => listen(till)))
    expect((await listen(till)).status).toBe(429)
    for (const each of open) each.hang()
    await eventually(async () => {
      const again = await listen(till)
      again.hang()
      expect(again.status).toBe(200)
    })
  })
})
