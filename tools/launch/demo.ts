import { randomUUID } from 'node:crypto'

/** Loads the demo through the real paths, as an administrator and customers would: by HTTP, through the gateway. */

/** For a demo on one's own machine: the passwords are in the open. */
export const demoAccounts = {
  admin: { email: 'admin@konter.example', password: 'counter-of-the-north-9000' },
  customer: { name: 'Budi Santoso', email: 'budi@konter.example', password: 'kopi-tubruk-pagi-hari', deposit: 500_000 },
  reseller: { name: 'Toko Sari', email: 'sari@konter.example', password: 'warung-di-ujung-jalan', deposit: 1_000_000 },
} as const

type DemoOptions = { gatewayUrl: string; admin: { email: string; password: string }; onStep: (step: string) => void }

const suppliers = ['digiflazz', 'vip'] as const
/** Proposals that are this certain are confirmed without a look. */
const confidenceMin = 80
const confirmedAtOnce = 500

export async function loadDemo({ gatewayUrl, admin, onStep }: DemoOptions): Promise<void> {
  const call = caller(gatewayUrl)
  const { accessToken: token } = await call<{ accessToken: string }>('POST', '/v1/auth/login', {
    body: { identifier: admin.email, password: admin.password },
  })
  const { items } = await call<{ items: unknown[] }>('GET', '/v1/products?limit=1', {})
  if (items.length > 0) return
  for (const supplier of suppliers) {
    onStep(`fetching the price list of ${supplier}`)
    await call('POST', `/v1/admin/suppliers/${supplier}/sync`, { token })
    onStep(`confirming what ${supplier} offers`)
    await call('POST', '/v1/admin/proposals/confirm', {
      token,
      body: { supplier, minConfidence: confidenceMin, limit: confirmedAtOnce },
    })
  }
}

type Call = { token?: string; body?: object }

function caller(gatewayUrl: string) {
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
