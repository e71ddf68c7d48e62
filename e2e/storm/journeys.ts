import { randomUUID } from 'node:crypto'
import type { Answer, Client } from './client.ts'
import { type Goods, goodsFor } from './goods.ts'
import type { Acknowledged, Identity, Notes, Request, Wanted } from './notes.ts'
import { nobody, type Person, register, session } from './people.ts'
import type { Random } from './random.ts'
import type { Control, SimulatorName } from './world.ts'

/** Journeys 1 to 4 of product.md, by people who do not know that there is a storm. */

export type Shop = {
  client: Client
  notes: Notes
  control: Readonly<Record<SimulatorName, Control>>
  /** What a retail customer pays for each product. */
  prices: Readonly<Record<string, number>>
}

const skus = ['xl-10000', 'telkomsel-10000', 'mobile-legends-86-diamond']

export async function pricesOf(client: Client): Promise<Record<string, number>> {
  const prices = skus.map(async (sku) => {
    const { body } = await client.insist<{ price: { amount: number } }>('GET', `/v1/products/${sku}`)
    return [sku, body.price.amount] as const
  })
  return Object.fromEntries(await Promise.all(prices))
}

type Payment = { id: string; reference: string | null; status: string; total: number }
type Deposit = { id: string; status: string; payment: Payment }
type Placed = {
  id: string
  status: string
  total: { amount: number }
  payment?: Payment
  guest?: { accessToken: string; refreshToken: string }
}

/** The answer of a request with a key; asked again at times, as by a client whose answer was lost, it is the same. */
async function once<Body extends Acknowledged['answer']>(
  shop: Shop,
  random: Random,
  request: Request,
): Promise<Answer<Body>> {
  const { client, notes } = shop
  const first = await client.insist<Body>('POST', request.path, request)
  if (first.status === 201 && random.chance(0.15)) await expectTheSame(shop, request, first)
  if (first.status === 201 && random.chance(0.05)) {
    const other = await client.insist<{ code: string }>('POST', request.path, { ...request, body: otherBody(request) })
    notes.repeated.otherBody += 1
    if (other.body.code !== 'idempotency.key-reused')
      notes.violation(
        `${request.path} answered another body under key ${request.key} by ${other.status} ${other.body.code}`,
      )
  }
  return first
}

const otherBody = ({ body }: Request): object =>
  'sku' in body ? { ...body, expectedTotal: 1 } : { ...body, amount: 11_111 }

export async function expectTheSame<Body extends Acknowledged['answer']>(
  { client, notes }: Shop,
  request: Request,
  first: Pick<Answer<Body>, 'body'>,
): Promise<void> {
  const again = await client.insist<Body>('POST', request.path, request)
  notes.repeated.same += 1
  if (again.status !== 201 || JSON.stringify(again.body) !== JSON.stringify(first.body))
    notes.violation(
      `key ${request.key} answered 201 ${JSON.stringify(first.body)}, then ${again.status} ${JSON.stringify(again.body)}`,
    )
}

/** Journeys 1 and 3: a deposit by QRIS, then purchases from the wallet. One too many, at times: then one is refused. */
export async function topUpAndBuy(shop: Shop, random: Random, numbers: readonly number[]): Promise<void> {
  const person = await register(shop.client, shop.notes)
  const goods = numbers.map((nth) => goodsFor(nth, random, ['xl-10000', 'mobile-legends-86-diamond']))
  const paidFor = random.chance(0.2) && goods.length > 1 ? goods.slice(1) : goods
  const amount = paidFor.reduce((sum, { sku }) => sum + (shop.prices[sku] ?? 0), 0)
  await deposit(shop, random, person, amount)
  await Promise.all(goods.map((each) => buy(shop, random, person, each, 'wallet')))
}

export async function deposit(shop: Shop, random: Random, person: Person, amount: number): Promise<void> {
  const { client, notes } = shop
  const request = {
    path: '/v1/wallet/deposits',
    key: randomUUID(),
    body: { amount, paymentMethod: 'tripay:QRIS' },
    as: person,
  }
  const { status, body } = await once<Deposit>(shop, random, request)
  if (status !== 201) throw new Error(`deposit: ${status} ${JSON.stringify(body)}`)
  notes.deposits.push({ amount, acknowledged: { ...request, answer: body } })
  const known = await client.until<Deposit>(
    `${request.path}/${body.id}`,
    person,
    ({ payment }) => payment?.reference != null,
  )
  await pay(shop, known.payment.reference as string)
  await client.until<{ balance: number }>('/v1/wallet', person, ({ balance }) => balance >= amount)
}

/** Journey 2: a guest, who pays, or does not, or does so when it is too late. */
export async function guestBuys(shop: Shop, random: Random, nth: number): Promise<void> {
  const pays = random.chance(0.85) ? 'at-once' : random.pick(['never', 'late'] as const)
  const wanted = goodsFor(nth, random, ['xl-10000', 'telkomsel-10000'])
  const placed = await buy(shop, random, nobody, wanted, pays)
  if (placed === undefined || pays === 'never') return
  if (placed.guest === undefined) throw new Error(`guest ${nth} got no session`)
  const guest = session(shop.client, shop.notes, `guest ${nth}`, placed.guest)
  const reference = placed.payment?.reference ?? (await referenceOf(shop, guest, placed))
  if (pays === 'late') await shop.control.tripay(`transactions/${reference}/expire`, {}).catch(ignoreConflict)
  await pay(shop, reference)
}

/** The gateway was away when the payment was opened: its number comes later. */
async function referenceOf({ client }: Shop, guest: Identity, { payment }: Placed): Promise<string> {
  const known = await client.until<Payment>(`/v1/payments/${payment?.id}`, guest, ({ reference }) => reference !== null)
  return known.reference as string
}

/** Journey 4: by key, from a wallet that is full enough. */
export const resellerBuys = (shop: Shop, random: Random, byKey: Identity, nth: number): Promise<unknown> =>
  buy(shop, random, byKey, goodsFor(nth, random, ['telkomsel-10000', 'xl-10000']), 'wallet')

async function buy(
  shop: Shop,
  random: Random,
  as: Identity,
  goods: Goods,
  pays: Wanted['pays'],
): Promise<Placed | undefined> {
  const { notes, control } = shop
  const { sku, input, scripts, ...rest } = goods
  const wanted: Wanted = { ...rest, pays }
  notes.wanted.push(wanted)
  for (const { supplier, ...script } of scripts) await control[supplier]('scripts', script)
  const body = {
    sku,
    input,
    paymentMethod: pays === 'wallet' ? 'wallet' : 'tripay:QRIS',
    ...(as === nobody ? { contact: { phone: `0813${20_000_000 + goods.nth}` } } : {}),
  }
  // Half of them stand at a counter.
  const prefer = random.chance(0.5) ? 'wait=3' : undefined
  const request = { path: '/v1/orders', key: randomUUID(), body, as, prefer }
  const answer = await once<Placed>(shop, random, request)
  if (answer.status === 201) wanted.acknowledged = { ...request, answer: answer.body }
  else wanted.refused = { ...request, status: answer.status, code: (answer.body as { code?: string }).code ?? '' }
  return answer.status === 201 ? answer.body : undefined
}

/** The payer's banking app: it does not know us, and pays once. */
async function pay({ control }: Shop, reference: string): Promise<void> {
  await control.tripay(`transactions/${reference}/pay`, {}).catch(ignoreConflict)
}

/** It was done before, and only the answer was lost. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes(': 409 ')) throw error
}
