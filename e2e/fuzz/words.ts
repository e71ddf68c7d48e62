import type { Cast } from './cast.ts'

/** What fits where a schema alone does not tell: what this shop sells and knows, and accounts that may be played with. */
export function wordsOf(cast: Cast): () => Readonly<Record<string, readonly unknown[]>> {
  let last: Readonly<Record<string, readonly unknown[]>> = {}
  let of = ''
  return () => {
    const ids = (['guest', 'customer', 'key'] as const).map((who) => cast.claimsOf(who).sub)
    if (ids.join() === of) return last
    of = ids.join()
    const wallets = ids.map((id) => `customer:${id}`)
    last = {
      ...words,
      account: wallets,
      from: [...wallets, 'house:revenue:sales'],
      to: [...wallets, 'house:revenue:sales'],
      payerId: ids,
    }
    return last
  }
}

const words: Readonly<Record<string, readonly unknown[]>> = {
  sku: ['xl-10000', 'telkomsel-10000', 'mobile-legends-86-diamond', 'nothing'],
  input: [
    { phone: '087812345678' },
    { phone: '+62 878-1234-5678' },
    { phone: '081234567890' },
    { userId: '12345678', zoneId: '2001' },
  ],
  paymentMethod: ['wallet', 'wallet', 'manual:cash', 'tripay:QRIS', 'tripay:BRIVA', 'tripay:QRIS2'],
  // Never cash: staff who confirm a payment that belongs to nothing would be right to find it in the dead letters.
  method: ['tripay:QRIS', 'tripay:BRIVA'],
  purpose: ['order', 'deposit'],
  expectedTotal: [undefined],
  amount: [1, 10_000, 20_000, 50_000, 100_000],
  password: ['kopi-tubruk-pagi-hari', 'warung-di-ujung-jalan'],
  identifier: ['budi@konter.example', '081234567890', 'budi'],
  supplier: ['digiflazz', 'vip'],
  language: ['id', 'en'],
  allowedIps: [[], ['127.0.0.0/8'], ['::/0', '0.0.0.0/0']],
  category: ['pulsa', 'game', null],
  brand: ['xl', 'mobile-legends'],
  pattern: ['^08[0-9]{8,11}$', '^[0-9]+$', 'pulsa|voucher', '(a+)+$', '[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*x'],
  kind: ['pulsa', 'game', 'pln', 'order.paid'],
  permissions: [['order:read'], ['*'], []],
  acceptShrunken: [false],
  version: [0, 1, 1, 2],
  reason: ['for the fuzz', 'x'],
  because: ['for the fuzz'],
  near: ['-6.9147,107.6098', '0,0', '90,180'],
  count: [1, 3, 20],
}

/** Texts in several languages, as merchants write them. */
export const texts: readonly object[] = [
  { id: 'Kopi gratis' },
  { id: 'Kopi kedua gratis ☕', en: 'Second coffee free' },
  { id: 'Kopi', ar: 'قهوة مجانية', su: 'Kopi kadua haratis' },
]

const goods: readonly object[] = [
  { sku: 'xl-10000', input: { phone: '087812345678' } },
  { sku: 'telkomsel-10000', input: { phone: '+62 812 3456 7890' } },
  { sku: 'mobile-legends-86-diamond', input: { userId: '12345678', zoneId: '2001' } },
]
const inputSchema = (pattern: string) => ({
  type: 'object',
  properties: { phone: { type: 'string', format: 'phone', pattern, minLength: 10, maxLength: 16 } },
  required: ['phone'],
  additionalProperties: false,
})

/** What a service says rightly here is believed, and the books would show it: it is only ever said wrongly, twice over. */
export const bound: ReadonlySet<string> = new Set(['takeBack'])

/** By operation, fields that only make sense together. */
export const wholes: Record<string, readonly object[]> = {
  askQuote: goods,
  placeOrder: goods.map((each) => ({ ...each, contact: { phone: '081234567890' } })),
  makeQuote: goods,
  signIn: [{ identifier: 'admin@konter.example', password: 'counter-of-the-north-9000' }],
  takeBack: [{ gateway: 'NOBODY', reference: '' }],
  requestDeposit: [20_000, 50_000].map((amount) => ({ amount, paymentMethod: 'tripay:QRIS' })),
  claimGuest: [{ name: 'Budi Fuzz', phone: '081298765432' }],
  editProduct: [
    { inputSchema: inputSchema('^(?:\\+?62|0)8[0-9]{8,11}$'), target: { number: 'phone', zone: null } },
    { inputSchema: inputSchema('[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*x'), target: { number: 'phone', zone: null } },
  ],
  editNotificationTemplate: [
    { title: 'Kabar', body: '{amount} {balance} {number} {total} {product} {serialNumber}' },
    { title: 'Kabar', body: 'Isi saldo {amount}' },
    { title: 'Kabar', body: 'Pesanan {number} {total}' },
  ],
}
