import {
  DepositCompleted,
  DepositExpired,
  type EventData,
  type EventDefinition,
  OrderCompleted,
  OrderExpired,
  OrderPaid,
  OrderPaymentReturned,
  OrderRefunded,
  OrderReversed,
  PaymentTakenBack,
  StrayPaymentReturned,
  UserChanged,
  UserRegistered,
} from '@konter/contracts'
import { newId } from '@konter/core'
import { customer, eventually, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aDeposit,
  anOrder,
  handled,
  listOf,
  type Notifications,
  person,
  publish,
  rupiah,
  testNotifications,
  testReplicas,
  told,
} from '../fixture.ts'

let service: Notifications
beforeAll(async () => {
  service = await testNotifications()
  service.start()
})
afterAll(() => service.stop())

/** Somebody whose language has arrived here. */
async function somebodyWho(speaks: 'id' | 'en'): Promise<TestCaller> {
  const as = customer()
  await publish(service, UserRegistered, person(as.sub, speaks))
  await eventually(async () => expect(await service.ctx.db.recipient.count({ where: { userId: as.sub } })).toBe(1))
  return as
}

type Case<E extends EventDefinition = EventDefinition> = {
  event: E
  fact: (userId: string) => EventData<E>
  kind: string
  id: [title: string, body: string]
  en: [title: string, body: string]
  data: (fact: EventData<E>) => object
}
const aCase = <E extends EventDefinition>(one: Case<E>): Case => one as unknown as Case

const closedOrder = {
  id: 'Jika Anda sudah membayar, uangnya masuk ke saldo Anda begitu kami terima.',
  en: 'If you did pay, the money goes to your balance as soon as it reaches us.',
}

describe('every fact is told in the language of its user', () => {
  const cases: Case[] = [
    aCase({
      event: DepositCompleted,
      fact: (userId) => aDeposit(userId),
      kind: 'deposit.completed',
      id: ['Deposit berhasil', 'Deposit Rp50.000 sudah masuk. Saldo Anda sekarang Rp1.250.000.'],
      en: ['Deposit received', 'Your deposit of Rp50,000 has arrived. Your balance is now Rp1,250,000.'],
      data: ({ depositId }) => ({ depositId, amount: { amount: 50_000, currency: 'IDR' } }),
    }),
    aCase({
      event: DepositExpired,
      fact: (userId) => aDeposit(userId),
      kind: 'deposit.expired',
      id: ['Deposit ditutup', `Deposit Rp50.000 ditutup karena pembayarannya belum kami terima. ${closedOrder.id}`],
      en: ['Deposit closed', `Your deposit of Rp50,000 was closed because no payment arrived. ${closedOrder.en}`],
      data: ({ depositId }) => ({ depositId, amount: { amount: 50_000, currency: 'IDR' } }),
    }),
    aCase({
      event: OrderPaid,
      fact: (userId) => anOrder(userId),
      kind: 'order.paid',
      id: [
        'Pembayaran diterima',
        'Pembayaran Rp20.500 untuk Token PLN 20.000 (530000000001) sudah kami terima. Pesanan K-2612-000123 sedang diproses.',
      ],
      en: [
        'Payment received',
        'We received Rp20,500 for Token PLN 20.000 (530000000001). Order K-2612-000123 is being processed.',
      ],
      data: (order) => dataOf(order),
    }),
    aCase({
      event: OrderCompleted,
      fact: (userId) => ({ ...anOrder(userId), serialNumber: '1234-5678-9012-3456-7890/SITI/R1/900' }),
      kind: 'order.completed',
      id: [
        'Pesanan berhasil',
        'Token PLN 20.000 untuk 530000000001 sudah terkirim. Nomor seri: 1234-5678-9012-3456-7890/SITI/R1/900. Nomor pesanan: K-2612-000123.',
      ],
      en: [
        'Order delivered',
        'Token PLN 20.000 for 530000000001 has been delivered. Serial number: 1234-5678-9012-3456-7890/SITI/R1/900. Order number: K-2612-000123.',
      ],
      data: (order) => ({ ...dataOf(order), serialNumber: '1234-5678-9012-3456-7890/SITI/R1/900' }),
    }),
    aCase({
      event: OrderRefunded,
      fact: (userId) => anOrder(userId),
      kind: 'order.refunded',
      id: [
        'Uang Anda dikembalikan',
        'Maaf, Token PLN 20.000 untuk 530000000001 tidak berhasil kami kirim. Rp20.500 sudah dikembalikan ke saldo Anda. Nomor pesanan: K-2612-000123.',
      ],
      en: [
        'Your money is back',
        'Sorry, we could not deliver Token PLN 20.000 for 530000000001. Rp20,500 is back in your balance. Order number: K-2612-000123.',
      ],
      data: (order) => dataOf(order),
    }),
    aCase({
      event: OrderReversed,
      fact: (userId) => anOrder(userId),
      kind: 'order.reversed',
      id: [
        'Pesanan dibatalkan pemasok',
        'Maaf, pengiriman Token PLN 20.000 untuk 530000000001 ternyata dibatalkan oleh pemasok. Rp20.500 sudah dikembalikan ke saldo Anda. Nomor pesanan: K-2612-000123.',
      ],
      en: [
        'Order cancelled by the supplier',
        'Sorry, the supplier has cancelled the delivery of Token PLN 20.000 for 530000000001 after all. Rp20,500 is back in your balance. Order number: K-2612-000123.',
      ],
      data: (order) => dataOf(order),
    }),
    aCase({
      event: OrderExpired,
      fact: (userId) => anOrder(userId),
      kind: 'order.expired',
      id: [
        'Pesanan ditutup',
        `Pesanan K-2612-000123 untuk Token PLN 20.000 ditutup karena pembayarannya belum kami terima. ${closedOrder.id}`,
      ],
      en: [
        'Order closed',
        `Order K-2612-000123 for Token PLN 20.000 was closed because no payment arrived. ${closedOrder.en}`,
      ],
      data: (order) => dataOf(order),
    }),
    aCase({
      event: OrderPaymentReturned,
      fact: (userId) => ({ ...anOrder(userId), paymentId: newId(), amount: rupiah(21_000) }),
      kind: 'order.payment-returned',
      id: [
        'Pembayaran masuk ke saldo',
        'Pembayaran Rp21.000 tidak bisa lagi dipakai untuk pesanan K-2612-000123, jadi uangnya sudah kami masukkan ke saldo Anda.',
      ],
      en: [
        'Payment added to your balance',
        'Your payment of Rp21,000 could no longer be used for order K-2612-000123, so we added it to your balance.',
      ],
      data: (order) => ({
        ...dataOf(order),
        paymentId: order.paymentId,
        amount: { amount: 21_000, currency: 'IDR' },
      }),
    }),
    aCase({
      event: StrayPaymentReturned,
      fact: (userId) => ({ paymentId: newId(), orderId: newId(), userId, amount: rupiah(21_000) }),
      kind: 'payment.credited',
      id: [
        'Pembayaran masuk ke saldo',
        'Pembayaran Anda sebesar Rp21.000 kami terima, tetapi pesanannya tidak jadi dibuat. Uangnya sudah kami masukkan ke saldo Anda.',
      ],
      en: [
        'Payment added to your balance',
        'We received your payment of Rp21,000, but its order was never placed. The money has been added to your balance.',
      ],
      data: ({ paymentId }) => ({ paymentId, amount: { amount: 21_000, currency: 'IDR' } }),
    }),
    aCase({
      event: PaymentTakenBack,
      fact: (userId) => ({
        paymentId: newId(),
        userId,
        amount: rupiah(21_000),
        taken: rupiah(20_000),
        claimed: rupiah(1_000),
      }),
      kind: 'payment.refunded',
      id: [
        'Pembayaran dikembalikan',
        'Pembayaran Rp21.000 dikembalikan kepada Anda oleh penyedia pembayaran. Karena itu Rp20.000 kami tarik dari saldo Anda. Yang masih harus Anda lunasi: Rp1.000.',
      ],
      en: [
        'Payment given back',
        'The payment provider gave Rp21,000 back to you, so we took Rp20,000 from your balance. What you still owe us: Rp1,000.',
      ],
      data: ({ paymentId }) => ({ paymentId, amount: { amount: 21_000, currency: 'IDR' } }),
    }),
  ]

  test.each(cases.flatMap((one) => (['id', 'en'] as const).map((language) => ({ ...one, language }))))(
    '$kind in $language',
    async ({ event, fact, kind, language, data, ...words }) => {
      const as = await somebodyWho(language)
      const happened = fact(as.sub)
      await publish(service, event, happened)
      const { items, unread } = await told(service, as, 1)
      const [title, body] = words[language]
      expect(items).toEqual([
        { id: expect.any(String), at: expect.any(String), kind, title, body, data: data(happened), readAt: null },
      ])
      expect(unread).toBe(1)
    },
  )

  const dataOf = ({ orderId }: { orderId?: unknown }) => ({
    orderId,
    number: 'K-2612-000123',
    sku: 'PLN20',
    amount: { amount: 20_500, currency: 'IDR' },
  })

  test('a delivery without a serial number says so', async () => {
    const [siti, john] = [await somebodyWho('id'), await somebodyWho('en')]
    for (const { sub } of [siti, john]) await publish(service, OrderCompleted, { ...anOrder(sub), serialNumber: null })
    expect((await told(service, siti, 1)).items[0]?.body).toContain('Nomor seri: tidak ada.')
    expect((await told(service, john, 1)).items[0]?.body).toContain('Serial number: none.')
  })

  test('somebody not heard of yet is told in Indonesian', async () => {
    const as = customer()
    await publish(service, DepositCompleted, aDeposit(as.sub))
    expect((await told(service, as, 1)).items[0]?.title).toBe('Deposit berhasil')
  })

  test('what a fact says is never read as a placeholder', async () => {
    const as = await somebodyWho('id')
    await publish(service, OrderPaid, anOrder(as.sub, { productName: '{total} {name} $& $1', target: '{number}' }))
    expect((await told(service, as, 1)).items[0]?.body).toContain('untuk {total} {name} $& $1 ({number}) sudah')
  })
})

describe('the recipient', () => {
  const languageOf = async (userId: string) =>
    (await service.ctx.db.recipient.findUnique({ where: { userId } }))?.language

  test('is the newest that was told, in whatever order it arrives', async () => {
    const { sub } = customer()
    const change = (sequence: number, language: 'id' | 'en') =>
      publish(service, UserChanged, person(sub, language), { id: newId(), sequence })
    await change(5, 'en')
    await eventually(async () => expect(await languageOf(sub)).toBe('en'))
    await change(4, 'id')
    await publish(service, UserRegistered, person(sub, 'id'))
    const marker = customer().sub
    await publish(service, UserChanged, person(marker, 'id'))
    await publish(service, UserRegistered, person(marker, 'id'))
    await eventually(async () => expect(await languageOf(marker)).toBe('id'))
    expect(await languageOf(sub)).toBe('en')
    await change(6, 'id')
    await eventually(async () => expect(await languageOf(sub)).toBe('id'))
  })
})

describe('nothing is told twice', () => {
  const timesTold = async (as: TestCaller, kind: string) => {
    await handled(service)
    return (await listOf(service, as)).items.filter((each) => each.kind === kind).length
  }

  test('when an event is delivered again', async () => {
    const as = customer()
    const order = anOrder(as.sub)
    const published = { id: newId(), sequence: 1 }
    for (let n = 0; n < 5; n++) await publish(service, OrderPaid, order, published)
    await told(service, as, 1)
    expect(await timesTold(as, 'order.paid')).toBe(1)
  })

  test('when it is told again long after the inbox forgot it, or anew as another event', async () => {
    const as = customer()
    const order = anOrder(as.sub)
    const published = { id: newId(), sequence: 1 }
    await publish(service, OrderPaid, order, published)
    const [first] = (await told(service, as, 1)).items
    await service.db.query('delete from inbox')
    await publish(service, OrderPaid, order, published)
    await publish(service, OrderPaid, order)
    expect(await timesTold(as, 'order.paid')).toBe(1)
    expect(await service.ctx.db.feed.findUnique({ where: { userId: as.sub } })).toEqual({
      userId: as.sub,
      sequence: 1n,
      unread: 1n,
    })
    expect((await listOf(service, as)).items).toEqual([first])
  })

  test('but every payment that an order cannot take is', async () => {
    const as = customer()
    const order = anOrder(as.sub)
    for (const amount of [1_000, 2_000])
      await publish(service, OrderPaymentReturned, { ...order, paymentId: newId(), amount: rupiah(amount) })
    await told(service, as, 2)
    expect(await timesTold(as, 'order.payment-returned')).toBe(2)
  })
})

test('fifty facts about one user at once get fifty consecutive sequences', async () => {
  const as = customer()
  await Promise.all(Array.from({ length: 50 }, () => publish(service, DepositCompleted, aDeposit(as.sub))))
  await told(service, as, 50)
  const rows = await service.ctx.db.notification.findMany({
    where: { userId: as.sub },
    orderBy: { sequence: 'asc' },
    select: { sequence: true },
  })
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('a serial number is in no log line, not even when telling it fails', async () => {
  const lines: string[] = []
  const logTo = { write: (line: string) => void lines.push(line) }
  const { replicas, stop } = await testReplicas(1, { LOG_LEVEL: 'trace' }, { logTo })
  const [replica] = replicas
  if (replica === undefined) throw new Error('no replica')
  try {
    await replica.db.query(`update template set active = false where kind = 'order.completed'`)
    const as = customer()
    await publish(replica, OrderCompleted, { ...anOrder(as.sub), serialNumber: '1111-2222-3333-4444-5555' })
    await eventually(() => expect(lines.join('')).toContain('there is no template for order.completed'))
    await replica.db.query(`update template set active = true where kind = 'order.completed'`)
    await eventually(async () => expect(await replica.ctx.db.notification.count({ where: { userId: as.sub } })).toBe(1))
    expect(lines.join('')).not.toContain('1111-2222')
  } finally {
    await stop()
  }
})
