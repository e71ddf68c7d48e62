import { randomUUID } from 'node:crypto'
import { scanAt } from '../market.ts'
import type { Answer } from './client.ts'
import { deposit, type Shop } from './journeys.ts'
import { openStalls, type Stall } from './market.ts'
import type { Identity } from './notes.ts'
import { nobody, register, reseller } from './people.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** One thing after the other that people do, asked again and again while something is away. */

export type ProbeName =
  | 'product'
  | 'quote'
  | 'sign-in'
  | 'me'
  | 'wallet'
  | 'order'
  | 'notifications'
  | 'buy'
  | 'buy-game'
  | 'buy-by-key'
  | 'buy-as-guest'
  | 'top-up'
  | 'callback'
  | 'find-voucher'
  | 'claim'
  | 'scan'

type Probe = () => Promise<Answer<{ code?: string }> | undefined>
export type Probes = Record<ProbeName, Probe>

export type Measured = {
  probe: ProbeName
  asked: number
  answered: number
  /** Of those that failed: `503 service.unavailable`, how often. */
  failures: Record<string, number>
  msMedian: number
  msMax: number
}

/** More than can be spent in one outage. */
const balanceMin = 4_000_000
const depositAmount = 4_900_000

/** Somebody with money, a till, and a true message of Tripay to say again. */
export async function openProbes(
  world: World,
  shop: Shop,
  staff: Identity,
  random: Random,
): Promise<{ all: Probes; prepare(): Promise<void> }> {
  const { client, notes, control } = shop
  const customer = await register(client, notes)
  const { person, byKey } = await reseller(client, notes, staff)
  const stalls = await openStalls(world, client, notes, staff, { many: 1, scarce: 1, perCustomer: null })
  const [stall] = stalls as [Stall]
  // Sessions outlive no moved clock, and money is spent.
  const prepare = async () => {
    await stall.cashier.renew()
    const ready = [customer, person].map(async (each, i) => {
      await each.renew()
      const { body } = await client.insist<{ balance: number }>('GET', '/v1/wallet', { as: each })
      if (body.balance < balanceMin) await deposit(shop, random.fork(i), each, depositAmount)
    })
    await Promise.all(ready)
  }
  await prepare()
  let nth = 0
  const phone = () => `0878${30_000_000 + nth++}`
  const buying = (as: Identity, more: object) => () =>
    client.ask<{ code?: string }>('POST', '/v1/orders', {
      as,
      key: randomUUID(),
      body: { sku: 'xl-10000', input: { phone: phone() }, paymentMethod: 'wallet', ...more },
    })
  const reading = (path: string, as: Identity) => () => client.ask<{ code?: string }>('GET', path, { as })
  const { body: order } = await client.insist<{ id: string }>('POST', '/v1/orders', {
    as: customer,
    key: randomUUID(),
    body: { sku: 'xl-10000', input: { phone: phone() }, paymentMethod: 'wallet' },
  })
  const claiming = { as: customer, body: { voucherId: stall.vouchers[0] } }
  const { body: claim } = await client.insist<{ code: string }>('POST', '/v1/claims', {
    ...claiming,
    key: randomUUID(),
  })
  const { deliveries } = await control.tripay<{ deliveries: { headers: string; body: string }[] }>('deliveries')
  const all: Probes = {
    product: reading('/v1/products/xl-10000', nobody),
    quote: () =>
      client.ask('POST', '/v1/quotes', {
        as: nobody,
        body: { sku: 'xl-10000', input: { phone: phone() }, paymentMethod: 'tripay:QRIS' },
      }),
    'sign-in': () =>
      client.ask('POST', '/v1/auth/login', {
        body: { identifier: customer.account.email, password: customer.account.password },
      }),
    me: reading('/v1/me', customer),
    wallet: reading('/v1/wallet', customer),
    order: reading(`/v1/orders/${order.id}`, customer),
    notifications: reading('/v1/notifications', customer),
    buy: buying(customer, {}),
    'buy-game': () =>
      buying(customer, {
        sku: 'mobile-legends-86-diamond',
        input: { userId: String(50_000_000 + nth++), zoneId: '2001' },
      })(),
    'buy-by-key': buying(byKey, {}),
    'buy-as-guest': () =>
      buying(nobody, { paymentMethod: 'tripay:QRIS', contact: { phone: `0813${40_000_000 + nth}` } })(),
    'top-up': () =>
      client.ask('POST', '/v1/wallet/deposits', {
        as: customer,
        key: randomUUID(),
        body: { amount: 20_000, paymentMethod: 'tripay:QRIS' },
      }),
    callback: () => repeat(world, deliveries[0]),
    'find-voucher': reading('/v1/vouchers?q=kopi&near=-6.9147,107.6098', nobody),
    claim: () => client.ask('POST', '/v1/claims', { ...claiming, key: randomUUID() }),
    // Approved once, and refused ever after: either way it is looked for, judged, decided and written down.
    scan: () =>
      client.ask('POST', '/v1/redemptions', {
        as: stall.cashier,
        key: randomUUID(),
        body: { ...scanAt(stall), code: claim.code },
      }),
  }
  return { all, prepare }
}

async function repeat(
  { gatewayUrl }: World,
  told: { headers: string | Record<string, string>; body: string } | undefined,
): Promise<Answer<{ code?: string }> | undefined> {
  if (told === undefined) throw new Error('Tripay has not called back yet')
  const headers = (typeof told.headers === 'string' ? JSON.parse(told.headers) : told.headers) as Record<string, string>
  try {
    const answer = await fetch(`${gatewayUrl}/v1/payments/callbacks/tripay`, {
      method: 'POST',
      headers,
      body: told.body,
      signal: AbortSignal.timeout(12_000),
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as { code?: string } }
  } catch {
    return undefined
  }
}

const askEveryMs = 500

/** Asks everything, every so often, for as long as it lasts. */
export async function measure(probes: Probes, forMs: number): Promise<Measured[]> {
  const deadline = performance.now() + forMs
  return Promise.all(Object.entries(probes).map(([name, probe]) => measureOne(name as ProbeName, probe, deadline)))
}

async function measureOne(probe: ProbeName, ask: Probe, deadline: number): Promise<Measured> {
  const times: number[] = []
  const failures: Record<string, number> = {}
  let failed = 0
  do {
    const started = performance.now()
    const answer = await ask()
    times.push(performance.now() - started)
    if (answer === undefined || answer.status >= 400) {
      const how = answer === undefined ? 'no answer' : `${answer.status} ${answer.body.code ?? ''}`
      failures[how] = (failures[how] ?? 0) + 1
      failed += 1
    }
    const left = Math.min(askEveryMs - (performance.now() - started), deadline - performance.now())
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
  } while (performance.now() < deadline)
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)
  return { probe, asked: times.length, answered: times.length - failed, failures, msMedian: at(0.5), msMax: at(1) }
}

/** How long until every probe is answered again. */
export async function untilAllWorks(probes: Probes, withinMs: number): Promise<number> {
  const started = performance.now()
  for (;;) {
    const answers = await Promise.all(Object.values(probes).map((ask) => ask()))
    const well = answers.every((answer) => answer !== undefined && answer.status < 400)
    const tookMs = performance.now() - started
    if (well) return Math.round(tookMs)
    if (tookMs > withinMs)
      throw new Error(`not everything works again: ${answers.map((answer) => answer?.status ?? 'none').join(' ')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
