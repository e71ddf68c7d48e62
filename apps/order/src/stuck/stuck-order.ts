import { type Language, type Translated, translate, ZONE } from '@konter/core'
import type { OrderStatus } from '../order/order.ts'
import type { PurchaseStatus } from '../purchase/purchase.ts'

/** An order that holds money, with all that tells why it has not come to its end. */
export type StuckOrder = {
  id: string
  number: string
  status: OrderStatus
  productName: string
  total: bigint
  currency: string
  placedAt: Date
  /** Since when it is where it is. */
  since: Date
  nextLookAt: Date | null
  /** Looks in a row that failed. */
  failures: number
  /** Who could deliver. */
  suppliers: string[]
  purchase: LastPurchase | null
  deadLetter: { id: string; error: string; tries: number } | null
}

export type LastPurchase = {
  supplier: string
  reference: string
  status: PurchaseStatus
  asks: number
  openedAt: Date
  nextAskAt: Date
  answer: string | null
  review: string | null
}

/** What staff read. Indonesian first, as everywhere. */
const reasons = {
  'set-aside': {
    id: 'Dikesampingkan setelah {tries} kali gagal: {error}. Setelah penyebabnya diperbaiki, jalankan lagi dead letter {letter}.',
    en: 'Set aside after {tries} failures: {error}. Once the cause is mended, replay dead letter {letter}.',
  },
  'payment-not-posted': {
    id: 'Uangnya sudah masuk, tetapi dompet belum membukukannya ({failures} kali dicoba); dicoba lagi {next}.',
    en: 'Paid, but the wallet has not posted it ({failures} tries); tried again {next}.',
  },
  'suppliers-resting': {
    id: 'Lunas, belum dibeli: semua pemasok yang bisa mengirim sedang tidak menjawab ({suppliers}); dicoba lagi {next}.',
    en: 'Paid, not bought: every supplier that could deliver gives no answer right now ({suppliers}); tried again {next}.',
  },
  'not-bought': {
    id: 'Lunas, belum dibeli dari pemasok ({failures} kali gagal); dicoba lagi {next}.',
    en: 'Paid, not bought from a supplier yet ({failures} failed tries); tried again {next}.',
  },
  'target-locked': {
    id: 'Menunggu: {supplier} belum selesai mengirim barang yang sama ke tujuan yang sama untuk pesanan {other}.',
    en: 'Waiting: {supplier} has not finished the same item for the same target, for order {other}.',
  },
  'needs-staff': {
    id: 'Perlu petugas: {review} ({supplier}, {reference}). Tanyakan pemasok, lalu putuskan hasilnya.',
    en: 'Needs staff: {review} ({supplier}, {reference}). Ask the supplier, then resolve the purchase.',
  },
  'not-asked': {
    id: 'Akan dibeli dari {supplier}, yang belum dihubungi; dicoba lagi {next}.',
    en: 'To be bought from {supplier}, which was not called yet; tried again {next}.',
  },
  'waiting-for-supplier': {
    id: 'Menunggu {supplier} sejak {waited}, status belum pasti: {answer}; ditanya {asks} kali, ditanya lagi {ask}.',
    en: 'Waiting for {supplier} since {waited}, status unknown: {answer}; asked {asks} times, asked again {ask}.',
  },
  'next-supplier': {
    id: '{supplier} gagal ({answer}); pemasok berikutnya dicoba {next}.',
    en: '{supplier} failed ({answer}); the next supplier is tried {next}.',
  },
  'sale-not-posted': {
    id: 'Sudah dikirim oleh {supplier}, tetapi dompet belum membukukannya ({failures} kali dicoba); dicoba lagi {next}.',
    en: 'Delivered by {supplier}, but the wallet has not posted it ({failures} tries); tried again {next}.',
  },
  'refund-not-posted': {
    id: 'Gagal dikirim, dan uangnya belum kembali ke dompet ({failures} kali dicoba); dicoba lagi {next}.',
    en: 'Could not be delivered, and the money is not back in the wallet yet ({failures} tries); tried again {next}.',
  },
} as const satisfies Record<string, Translated>

export type StuckReason = keyof typeof reasons
export const stuckReasons = Object.keys(reasons) as StuckReason[]

export type World = {
  now: Date
  /** Suppliers that nobody new is sent to. */
  resting: ReadonlySet<string>
  /** By order: who holds the target it waits for. */
  lockedBy: ReadonlyMap<string, { supplier: string; order: string }>
}

/** The first thing that keeps it: what staff must do comes before what waits for itself. */
export function whyStuck(order: StuckOrder, world: World): StuckReason {
  const { status, purchase, suppliers, deadLetter } = order
  if (deadLetter !== null) return 'set-aside'
  if (status === 'pending_payment') return 'payment-not-posted'
  if (status === 'failed') return 'refund-not-posted'
  if (purchase?.status === 'succeeded' || purchase?.status === 'reversed') return 'sale-not-posted'
  if (purchase?.status === 'open') {
    if (purchase.review !== null) return 'needs-staff'
    return purchase.asks === 0 ? 'not-asked' : 'waiting-for-supplier'
  }
  if (world.lockedBy.has(order.id)) return 'target-locked'
  if (suppliers.length > 0 && suppliers.every((each) => world.resting.has(each))) return 'suppliers-resting'
  return purchase === null ? 'not-bought' : 'next-supplier'
}

export function wordsOf(reason: StuckReason, order: StuckOrder, world: World, language: Language): string {
  const { purchase, deadLetter, suppliers, failures, nextLookAt } = order
  const locked = world.lockedBy.get(order.id)
  const moment = (at: Date | null | undefined) => momentOf(at, world.now, language)
  return translate(reasons[reason], language, {
    failures,
    next: moment(nextLookAt),
    ask: moment(purchase?.nextAskAt),
    suppliers: suppliers.join(', '),
    supplier: locked?.supplier ?? purchase?.supplier ?? '',
    other: locked?.order ?? '',
    reference: purchase?.reference ?? '',
    review: purchase?.review ?? '',
    answer: purchase?.answer ?? { id: 'tidak menjawab', en: 'no answer' }[language],
    asks: purchase?.asks ?? 0,
    waited: durationOf(world.now.getTime() - (purchase?.openedAt ?? order.since).getTime(), language),
    letter: deadLetter?.id ?? '',
    error: deadLetter?.error ?? '',
    tries: deadLetter?.tries ?? 0,
  })
}

const units = [
  { ms: 86_400_000, id: 'hari', en: 'd' },
  { ms: 3_600_000, id: 'jam', en: 'h' },
  { ms: 60_000, id: 'menit', en: 'min' },
  { ms: 1_000, id: 'detik', en: 's' },
] as const

/** In the largest unit of which there are at least two. */
function durationOf(ms: number, language: Language): string {
  const unit = units.find((each) => ms >= 2 * each.ms) ?? units[3]
  return `${Math.max(0, Math.floor(ms / unit.ms))} ${unit[language]}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function momentOf(at: Date | null | undefined, now: Date, language: Language): string {
  if (at === null || at === undefined) return { id: 'tidak pernah', en: 'never' }[language]
  if (at <= now) return { id: 'sekarang', en: 'now' }[language]
  return { id: 'pukul', en: 'at' }[language].concat(' ', clock.format(at))
}
