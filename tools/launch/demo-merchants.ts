import { caller, type DemoOptions, demoAccounts, signIn } from './demo.ts'

/** Two merchants with vouchers, as their owner, an operator and nobody else would make them: by HTTP, through the gateway. */

const merchants = [
  {
    category: 'kafe',
    name: { id: 'Kopi Senja', en: 'Dusk Coffee' },
    description: { id: 'Kopi Jawa Barat, diseduh pelan.', en: 'Coffee of West Java, brewed slowly.' },
    place: {
      name: 'Braga',
      address: 'Jl. Braga 12, Bandung',
      area: 'kota-bandung',
      latitude: -6.9175,
      longitude: 107.6093,
    },
    vouchers: [
      {
        title: { id: 'Kopi kedua gratis', en: 'Second coffee free' },
        description: { id: 'Beli satu kopi apa saja, kopi kedua gratis.', en: 'Buy any coffee, the second is free.' },
        discount: { type: 'buy-x-get-y', buy: 1, get: 1, item: { id: 'kopi', en: 'coffee' } },
      },
      {
        title: { id: 'Diskon 25% semua minuman', en: '25% off all drinks' },
        description: { id: 'Paling banyak Rp20.000.', en: 'Rp20,000 at most.' },
        discount: { type: 'percentage', percent: 25, maxAmount: 20_000 },
        minimumSpend: 30_000,
      },
    ],
  },
  {
    category: 'kuliner',
    name: { id: 'Bakso Pak Min', en: "Pak Min's Bakso" },
    description: { id: 'Bakso urat sejak 1987.', en: 'Beef balls since 1987.' },
    place: {
      name: 'Dago',
      address: 'Jl. Ir. H. Juanda 90, Bandung',
      area: 'kota-bandung',
      latitude: -6.8959,
      longitude: 107.6131,
    },
    vouchers: [
      {
        title: { id: 'Potongan Rp10.000', en: 'Rp10,000 off' },
        description: { id: 'Untuk semua menu bakso.', en: 'On every bakso dish.' },
        discount: { type: 'fixed', amount: 10_000 },
        minimumSpend: 25_000,
      },
      {
        title: { id: 'Es teh manis gratis', en: 'Free sweet iced tea' },
        description: { id: 'Satu gelas untuk setiap mangkuk.', en: 'One glass with every bowl.' },
        discount: { type: 'free-item', item: { id: 'es teh manis', en: 'sweet iced tea' } },
      },
    ],
  },
] as const

const dayMs = 86_400_000

/** A year of claiming, a month more of redeeming; nobody runs out of them. */
function termsOf(voucher: object): object {
  const at = (days: number) => new Date(Date.now() + days * dayMs).toISOString()
  return {
    conditions: { id: 'Tidak digabung dengan promo lain.', en: 'Not together with other offers.' },
    claimFrom: at(-1),
    claimUntil: at(365),
    redeemFrom: at(-1),
    redeemUntil: at(395),
    perCustomerLimit: 10,
    ...voucher,
  }
}

/** Made once. */
export async function loadDemoMerchants({ gatewayUrl, admin, onStep }: DemoOptions): Promise<void> {
  const call = caller(gatewayUrl)
  const { accessToken: staff } = await signIn(call, admin)
  const { name, email, password } = demoAccounts.merchant
  const known = await call<{ items: unknown[] }>('GET', `/v1/admin/users?q=${encodeURIComponent(email)}`, {
    token: staff,
  })
  if (known.items.length > 0) return
  onStep('opening two merchants and publishing their vouchers')
  const { accessToken: token } = await call<{ accessToken: string }>('POST', '/v1/auth/register', {
    body: { name, email, password },
  })
  for (const { place, vouchers, ...body } of merchants) {
    const { id } = await call<{ id: string }>('POST', '/v1/merchants', { token, body })
    await call('POST', `/v1/admin/merchants/${id}/verify`, { token: staff })
    const path = `/v1/my/merchants/${id}`
    await call('POST', `${path}/locations`, { token, body: place })
    for (const voucher of vouchers) {
      const draft = await call<{ id: string }>('POST', `${path}/vouchers`, { token, body: { terms: termsOf(voucher) } })
      await call('POST', `${path}/vouchers/${draft.id}/publish`, { token, body: {} })
    }
  }
}
