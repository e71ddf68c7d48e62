import { randomUUID } from 'node:crypto'
import {
  CodeRevoked,
  type EventData,
  type EventDefinition,
  RedemptionReviewed,
  RedemptionUndone,
  UserRegistered,
  VoucherClaimed,
  VoucherRedeemed,
} from '@konter/contracts'
import { customer, eventually, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handled, listOf, type Notifications, person, publish, rupiah, testNotifications, told } from '../fixture.ts'

let service: Notifications
let siti: TestCaller
let john: TestCaller
beforeAll(async () => {
  service = await testNotifications()
  service.start()
  ;[siti, john] = [customer(), customer()]
  await publish(service, UserRegistered, person(siti.sub, 'id'))
  await publish(service, UserRegistered, person(john.sub, 'en'))
  await eventually(async () => expect(await service.ctx.db.recipient.count()).toBe(2))
})
afterAll(() => service.stop())

const about = () => ({
  voucherId: randomUUID(),
  merchantId: randomUUID(),
  merchantName: { id: 'Kopi Senja', en: 'Dusk Coffee' },
  title: { id: 'Kopi kedua gratis ☕', su: 'Kopi kadua haratis' },
})
const use = (customerId: string | null) => ({
  ...about(),
  redemptionId: randomUUID(),
  codeId: randomUUID(),
  kind: customerId === null ? ('shared' as const) : ('personal' as const),
  version: 1,
  locationId: randomUUID(),
  customerId,
  campaignId: null,
  discount: rupiah(10_000),
  at: new Date().toISOString(),
  offline: false,
})
const claim = (customerId: string) => ({
  ...about(),
  claimId: randomUUID(),
  customerId,
  expiresAt: '2026-12-31T17:00:00.000Z',
})
const revoked = (customerId: string | null) => {
  const { merchantName: _, title: __, ...rest } = about()
  return { ...rest, codeId: randomUUID(), kind: 'personal' as const, customerId, because: 'outlet tutup' }
}

type Case = [kind: string, event: EventDefinition, fact: (userId: string) => object, id: string, en: string]
const aCase = <E extends EventDefinition>(
  kind: string,
  event: E,
  fact: (userId: string) => EventData<E>,
  id: string,
  en: string,
): Case => [kind, event, fact as Case[2], id, en]

// The title was never written in English: it is told as it is.
const cases: Case[] = [
  aCase(
    'voucher.claimed',
    VoucherClaimed,
    claim,
    'Kopi kedua gratis ☕ dari Kopi Senja sekarang milik Anda. Tunjukkan kode atau QR-nya di kasir, paling lambat 31 Desember 2026.',
    'Kopi kedua gratis ☕ of Dusk Coffee is yours now. Show its code or QR at the till by 31 December 2026.',
  ),
  aCase(
    'voucher.redeemed',
    VoucherRedeemed,
    (userId) => ({ ...use(userId), status: 'approved' as const }),
    'Kopi kedua gratis ☕ dipakai di Kopi Senja. Bukan Anda? Segera hubungi kami.',
    'Kopi kedua gratis ☕ was used at Dusk Coffee. Was it not you? Please contact us.',
  ),
  aCase(
    'voucher.under-review',
    VoucherRedeemed,
    (userId) => ({ ...use(userId), status: 'review' as const }),
    'Pemakaian Kopi kedua gratis ☕ di Kopi Senja sedang kami periksa. Anda akan kami kabari.',
    'We are looking at the use of Kopi kedua gratis ☕ at Dusk Coffee, and will let you know.',
  ),
  aCase(
    'voucher.approved',
    RedemptionReviewed,
    (userId) => ({ ...use(userId), outcome: 'approved' as const }),
    'Pemakaian Kopi kedua gratis ☕ di Kopi Senja sudah kami periksa dan diterima.',
    'We have looked at the use of Kopi kedua gratis ☕ at Dusk Coffee: it is approved.',
  ),
  aCase(
    'voucher.rejected',
    RedemptionReviewed,
    (userId) => ({ ...use(userId), outcome: 'rejected' as const }),
    'Pemakaian Kopi kedua gratis ☕ di Kopi Senja sudah kami periksa dan ditolak. Menurut Anda keliru? Hubungi kami.',
    'We have looked at the use of Kopi kedua gratis ☕ at Dusk Coffee: it is rejected. If you think that is wrong, please contact us.',
  ),
  aCase(
    'voucher.undone',
    RedemptionUndone,
    (userId) => ({ ...use(userId), by: 'merchant' as const, again: true }),
    'Pemakaian Kopi kedua gratis ☕ di Kopi Senja dibatalkan. Kodenya berlaku lagi.',
    'The use of Kopi kedua gratis ☕ at Dusk Coffee was undone. Its code is good again.',
  ),
  aCase(
    'voucher.revoked',
    CodeRevoked,
    revoked,
    'Salah satu voucher yang Anda klaim tidak berlaku lagi: outlet tutup.',
    'One of the vouchers that you claimed is good no more: outlet tutup.',
  ),
]

test.each(cases)('%s is told in the language of its customer', async (kind, event, factOf, id, en) => {
  for (const [who, body] of [
    [siti, id],
    [john, en],
  ] as const) {
    const before = (await listOf(service, who)).items.length
    const fact = factOf(who.sub) as EventData<EventDefinition> & { voucherId: string; merchantId: string }
    await publish(service, event, fact)
    const { items } = await told(service, who, before + 1)
    const { voucherId, merchantId } = fact
    expect(items[0]).toMatchObject({ kind, body, data: { claimId: expect.any(String), voucherId, merchantId } })
  }
})

test('a code that anybody may show has nobody to tell', async () => {
  await publish(service, VoucherRedeemed, { ...use(null), status: 'approved' as const })
  await publish(service, CodeRevoked, { ...revoked(null), kind: 'print' })
  await handled(service)
  expect(await service.ctx.db.notification.count({ where: { userId: { notIn: [siti.sub, john.sub] } } })).toBe(0)
})

test('a use that is undone and made again is told each time, and each once', async () => {
  const as = customer()
  const first = use(as.sub)
  for (let n = 0; n < 2; n++) await publish(service, VoucherRedeemed, { ...first, status: 'approved' as const })
  await publish(service, RedemptionUndone, { ...first, by: 'merchant' as const, again: true })
  await publish(service, VoucherRedeemed, { ...first, redemptionId: randomUUID(), status: 'approved' as const })
  await told(service, as, 3)
  await handled(service)
  const { items } = await listOf(service, as)
  expect(items.map(({ kind }) => kind).sort()).toEqual(['voucher.redeemed', 'voucher.redeemed', 'voucher.undone'])
})
