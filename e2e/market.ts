import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import type { Answer, Konter, Session } from './konter.ts'

/** Merchants and their vouchers, made as people make them: through the gateway, each step by whoever takes it. */

export type Spot = { latitude: number; longitude: number }
export const places = {
  bandung: { latitude: -6.9147, longitude: 107.6098, area: 'kota-bandung' },
  surabaya: { latitude: -7.2575, longitude: 112.7521, area: 'kota-surabaya' },
} as const
export type Place = (typeof places)[keyof typeof places]

export type Texts = { id: string } & Record<string, string>
export type Merchant = {
  id: string
  number: number
  slug: string
  owner: Session
  cashier: Session
  locationId: string
  place: Place
  deviceId: string
}
export type Verdict = {
  attemptId: string
  verdict: 'approved' | 'review' | 'refused'
  reason: string | null
  hold: boolean
  redemption: { id: string; status: string; discountAmount: number | null; title: string } | null
}
export type Claim = { id: string; status: string; title: string; code: string; qr: { text: string; svg: string } }

const dayMs = 86_400_000

/** Succeeds or says what was answered instead. */
export function done<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Applies, is verified by an operator, and has a place with a till. */
export async function openMerchant(
  konter: Konter,
  { name = { id: 'Kopi Senja', en: 'Dusk Coffee' }, place = places.bandung as Place, more = {} } = {},
): Promise<Merchant> {
  const [owner, cashier] = await Promise.all([konter.register(), konter.register()])
  const { token } = owner
  const { id, number, slug } = done(
    await konter.post<{ id: string; number: number; slug: string }>('/v1/merchants', {
      token,
      body: { category: 'kafe', name, ...more },
    }),
  )
  done(await konter.post(`/v1/admin/merchants/${id}/verify`, { token: await konter.staff() }))
  const { id: locationId } = done(
    await konter.post<{ id: string }>(`/v1/my/merchants/${id}/locations`, {
      token,
      body: { name: 'Pusat', address: 'Jl. Asia Afrika 8', ...place },
    }),
  )
  const body = { userId: cashier.userId, role: 'cashier' }
  done(await konter.post(`/v1/my/merchants/${id}/staff`, { token, body }))
  return { id, number, slug, owner, cashier, locationId, place, deviceId: `till-${randomUUID()}` }
}

export const termsFrom = (now: Date, more: object = {}) => ({
  title: { id: 'Kopi kedua gratis', en: 'Second coffee free' },
  description: { id: 'Untuk semua minuman kopi.', en: 'On all coffee drinks.' },
  conditions: { id: 'Satu voucher per meja.', en: 'One voucher per table.' },
  discount: { type: 'fixed', amount: 10_000 },
  claimFrom: new Date(now.getTime() - 60_000).toISOString(),
  claimUntil: new Date(now.getTime() + 20 * dayMs).toISOString(),
  redeemFrom: new Date(now.getTime() - 60_000).toISOString(),
  redeemUntil: new Date(now.getTime() + 30 * dayMs).toISOString(),
  ...more,
})

export async function publishVoucher(konter: Konter, merchant: Merchant, more: object = {}): Promise<string> {
  const { token } = merchant.owner
  const drafted = await konter.post<{ id: string }>(`/v1/my/merchants/${merchant.id}/vouchers`, {
    token,
    body: { terms: termsFrom(konter.clock.now(), more) },
  })
  const { id } = done(drafted)
  done(await konter.post(`/v1/my/merchants/${merchant.id}/vouchers/${id}/publish`, { token, body: null }))
  return id
}

export const claimVoucher = async (konter: Konter, { token }: Session, voucherId: string): Promise<Claim> =>
  done(await konter.post<Claim>('/v1/claims', { token, body: { voucherId } }))

/** What a till of this merchant sends, standing where the merchant is. */
export const scanAt = ({
  id: merchantId,
  locationId,
  deviceId,
  place: { latitude, longitude },
}: Pick<Merchant, 'id' | 'locationId' | 'deviceId' | 'place'>) => ({
  merchantId,
  locationId,
  deviceId,
  position: { latitude, longitude, accuracyM: 10 },
})

/** The cashier scans, or types. */
export const redeem = (
  konter: Konter,
  merchant: Merchant,
  what: { qr: string } | { code: string },
  more: { key?: string; body?: object } = {},
): Promise<Answer<Verdict>> =>
  konter.post<Verdict>('/v1/redemptions', {
    token: merchant.cashier.token,
    ...(more.key === undefined ? {} : { key: more.key }),
    body: { ...scanAt(merchant), ...more.body, ...what },
  })

/** What somebody was told about this, newest first. */
export async function isTold(konter: Konter, { token }: Session, kinds: readonly string[]): Promise<void> {
  await eventually(
    async () => {
      const { body } = await konter.get<{ items: { kind: string }[] }>('/v1/notifications', { token })
      const told = body.items.map(({ kind }) => kind)
      if (JSON.stringify(told) !== JSON.stringify(kinds)) throw new Error(`was told ${told.join(', ') || 'nothing'}`)
    },
    { withinMs: 20_000 },
  )
}

export type Feed = { heard: { event: string; data: { id: string; status: string } }[]; hang(): void }

/** What a merchant's screen shows live. */
export async function watchFeed({ gatewayUrl }: Konter, { id, owner }: Merchant): Promise<Feed> {
  const controller = new AbortController()
  const answer = await fetch(`${gatewayUrl}/v1/redemptions/stream?merchantId=${id}`, {
    headers: { authorization: `Bearer ${owner.token}`, accept: 'text/event-stream' },
    signal: controller.signal,
  })
  if (answer.status !== 200) throw new Error(`the feed answered ${answer.status}: ${await answer.text()}`)
  const heard: Feed['heard'] = []
  const read = async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      heard.push(...blocks.flatMap(frameIn))
    }
  }
  // Hanging up ends the reading with an error that nobody has to know of.
  read().catch(() => {})
  return { heard, hang: () => controller.abort() }
}

function frameIn(block: string): Feed['heard'] {
  const [, event] = /^event: (.*)$/m.exec(block) ?? []
  const [, data] = /^data: (.*)$/m.exec(block) ?? []
  return event === undefined || data === undefined ? [] : [{ event, data: JSON.parse(data) }]
}
