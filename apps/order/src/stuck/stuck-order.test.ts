import { describe, expect, test } from 'vitest'
import { type LastPurchase, type StuckOrder, stuckReasons, type World, whyStuck, wordsOf } from './stuck-order.ts'

const now = new Date('2026-11-21T03:30:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const world: World = {
  now,
  resting: new Set(['vip']),
  lockedBy: new Map([['locked', { supplier: 'vip', order: 'KT-1' }]]),
}

const order: StuckOrder = {
  id: 'order',
  number: 'KT-2',
  status: 'processing',
  productName: '86 Diamond',
  total: 20_000n,
  currency: 'IDR',
  placedAt: ago(13),
  since: ago(12),
  nextLookAt: new Date('2026-11-21T03:32:00Z'),
  failures: 3,
  suppliers: ['digiflazz', 'vip'],
  purchase: null,
  deadLetter: null,
}
const purchase: LastPurchase = {
  supplier: 'digiflazz',
  reference: 'KT-2-1',
  status: 'open',
  asks: 4,
  openedAt: ago(12),
  nextAskAt: new Date('2026-11-21T03:32:00Z'),
  answer: 'Transaksi Pending',
  review: null,
}

const cases: [reason: (typeof stuckReasons)[number], order: Partial<StuckOrder>][] = [
  ['set-aside', { purchase, deadLetter: { id: 'letter', error: 'boom', tries: 25 } }],
  ['payment-not-posted', { status: 'pending_payment' }],
  ['suppliers-resting', { status: 'paid', suppliers: ['vip'] }],
  ['not-bought', { status: 'paid' }],
  ['target-locked', { id: 'locked', status: 'paid' }],
  ['needs-staff', { purchase: { ...purchase, review: 'the purchase never arrived' } }],
  ['not-asked', { purchase: { ...purchase, asks: 0 } }],
  ['waiting-for-supplier', { purchase }],
  ['next-supplier', { purchase: { ...purchase, status: 'failed' } }],
  ['sale-not-posted', { purchase: { ...purchase, status: 'succeeded' } }],
  ['refund-not-posted', { status: 'failed', purchase: { ...purchase, status: 'failed' } }],
]

describe('why an order is stuck', () => {
  test('every reason there is has a case here', () => {
    expect(cases.map(([reason]) => reason).sort()).toEqual([...stuckReasons].sort())
  })

  test.each(cases)('%s', (reason, more) => {
    const stuck = { ...order, ...more }
    expect(whyStuck(stuck, world)).toBe(reason)
    for (const language of ['id', 'en'] as const)
      expect(wordsOf(reason, stuck, world, language)).not.toMatch(/[{}]|undefined|null/)
  })

  test('it is said with who, since when, and what comes next', () => {
    const waiting = { ...order, purchase }
    expect(wordsOf('waiting-for-supplier', waiting, world, 'en')).toBe(
      'Waiting for digiflazz since 12 min, status unknown: Transaksi Pending; asked 4 times, asked again at 10:32:00.',
    )
    expect(wordsOf('waiting-for-supplier', waiting, world, 'id')).toContain('sejak 12 menit')
    expect(wordsOf('refund-not-posted', { ...order, nextLookAt: ago(1) }, world, 'en')).toContain(
      '(3 tries); tried again now',
    )
  })
})
