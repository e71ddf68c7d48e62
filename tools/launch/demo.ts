import { randomUUID } from 'node:crypto'

/** Loads the demo through the real paths, as an administrator and customers would: by HTTP, through the gateway. */

/** For a demo on one's own machine: the passwords are in the open. */
export const demoAccounts = {
  admin: { email: 'admin@konter.example', password: 'counter-of-the-north-9000' },
  customer: { name: 'Budi Santoso', email: 'budi@konter.example', password: 'kopi-tubruk-pagi-hari', deposit: 500_000 },
  reseller: { name: 'Toko Sari', email: 'sari@konter.example', password: 'warung-di-ujung-jalan', deposit: 1_000_000 },
  merchant: { name: 'Rini Wulandari', email: 'rini@konter.example', password: 'kopi-susu-gula-aren' },
} as const

export type DemoOptions = {
  gatewayUrl: string
  admin: { email: string; password: string }
  onStep: (step: string) => void
}

const suppliers = ['digiflazz', 'vip'] as const
/** Proposals that are this certain are confirmed without a look. */
const confidenceMin = 80

export async function loadDemo({ gatewayUrl, admin, onStep }: DemoOptions): Promise<void> {
  const call = caller(gatewayUrl)
  const { accessToken: token } = await signIn(call, admin)
  const { items } = await call<{ items: unknown[] }>('GET', '/v1/products?limit=1', {})
  if (items.length > 0) return
  for (const supplier of suppliers) {
    onStep(`fetching the price list of ${supplier}`)
    await sync(call, supplier, token)
    onStep(`confirming what ${supplier} offers`)
    await call('POST', '/v1/admin/proposals/confirm', { token, body: { supplier, minConfidence: confidenceMin } })
  }
}

const syncAgainMs = 200
const syncTriesMax = 100

/** The catalog may be fetching it at this very moment, by its own timetable: then ours comes after that. */
async function sync(call: ReturnType<typeof caller>, supplier: string, token: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await call('POST', `/v1/admin/suppliers/${supplier}/sync`, { token })
    } catch (error) {
      const isRunning = error instanceof Error && error.message.includes('sync.in-progress')
      if (!isRunning || tries === syncTriesMax) throw error
      await new Promise((resolve) => setTimeout(resolve, syncAgainMs))
    }
  }
}

/** A customer and a reseller with money in their wallets, paid in cash and confirmed by staff. Made once. */
export async function loadDemoPeople({ gatewayUrl, admin, onStep }: DemoOptions): Promise<void> {
  const call = caller(gatewayUrl)
  const { accessToken: token } = await signIn(call, admin)
  const { customer, reseller } = demoAccounts
  const known = await call<{ items: unknown[] }>('GET', `/v1/admin/users?q=${encodeURIComponent(customer.email)}`, {
    token,
  })
  if (known.items.length > 0) return
  onStep('registering a customer and a reseller, and filling their wallets')
  for (const { name, email, password, deposit: amount } of [customer, reseller]) {
    const account = await call<Account>('POST', '/v1/auth/register', { body: { name, email, password } })
    const body = { amount, paymentMethod: 'manual:cash' }
    const deposit = await call<Deposit>('POST', '/v1/wallet/deposits', { token: account.accessToken, body })
    await call('POST', `/v1/admin/payments/${deposit.payment.id}/confirm`, { token, body: { note: 'demo' } })
    if (email !== reseller.email) continue
    const change = { customerType: 'reseller', memberLevel: 'reseller', reason: 'demo' }
    await call('PATCH', `/v1/admin/users/${account.user.id}`, { token, body: change })
  }
}

type Account = { user: { id: string }; accessToken: string }
type Deposit = { payment: { id: string } }

export const signIn = (call: ReturnType<typeof caller>, { email, password }: DemoOptions['admin']): Promise<Account> =>
  call<Account>('POST', '/v1/auth/login', { body: { identifier: email, password } })

type Call = { token?: string; body?: object }

/** Asks by HTTP, every time with an Idempotency-Key of its own; throws what is refused. */
export function caller(gatewayUrl: string) {
  return async <T>(method: string, path: string, { token, body }: Call): Promise<T> => {
    const answer = await fetch(gatewayUrl + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'idempotency-key': randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
