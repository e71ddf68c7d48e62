import type { Discount } from '@konter/contracts'
import { type Language, type Texts, textIn } from '@konter/core'

/** What the page says beside the merchant's own texts. */
export const words = {
  id: {
    eyebrow: 'Voucher',
    until: 'Berlaku sampai',
    from: 'Mulai',
    minimum: 'Belanja minimum',
    where: 'Berlaku di',
    everywhere: 'Semua tempat merchant ini',
    terms: 'Ketentuan',
    how: 'Cara memakai',
    steps: [
      'Tunjukkan kode QR atau kode sepuluh karakternya kepada kasir sebelum memesan.',
      'Kasir memindai atau mengetiknya di aplikasi merchant.',
      'Tunggu sampai kasir melihat “disetujui”. Baru setelah itu voucher terpakai.',
    ],
    unknowable:
      'Halaman ini menjelaskan vouchernya saja. Apakah sebuah kode masih bisa dipakai, hanya kasir yang dapat memeriksanya.',
    paused: 'Voucher ini sedang dihentikan sementara oleh merchant.',
    over: 'Voucher ini sudah berakhir.',
    strangeTitle: 'Bukan voucher kami',
    strange:
      'Kode QR ini bukan buatan kami, rusak, atau sudah tidak diakui lagi. Jangan bayar apa pun karenanya. Jika Anda menerimanya sebagai voucher, tanyakan kepada merchant.',
    other: 'English',
  },
  en: {
    eyebrow: 'Voucher',
    until: 'Valid until',
    from: 'From',
    minimum: 'Minimum spend',
    where: 'Good at',
    everywhere: 'Wherever this merchant is',
    terms: 'Terms',
    how: 'How to use it',
    steps: [
      'Show this QR code, or its code of ten characters, to the cashier before you order.',
      'The cashier scans or types it in the merchant’s app.',
      'Wait until the cashier sees “approved”. Only then the voucher is used.',
    ],
    unknowable: 'This page explains the voucher only. Whether a code can still be used, only the cashier can check.',
    paused: 'The merchant has paused this voucher for the time being.',
    over: 'This voucher has ended.',
    strangeTitle: 'Not one of our vouchers',
    strange:
      'This QR code is not ours, is damaged, or is no longer recognised. Do not pay for anything because of it. If you were given it as a voucher, ask the merchant.',
    other: 'Bahasa Indonesia',
  },
} as const satisfies Record<Language, object>

export const rupiah = (amount: number, language: Language): string =>
  `Rp${new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-ID').format(amount)}`

export const date = (at: Date, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'long', timeZone }).format(at)

export function discountIn(discount: Discount, language: Language, tags: readonly string[]): string {
  const isIndonesian = language === 'id'
  const item = (texts: Texts) => textIn(texts, tags)
  switch (discount.type) {
    case 'percentage': {
      const most = discount.maxAmount === undefined ? '' : rupiah(discount.maxAmount, language)
      const cap = most === '' ? '' : isIndonesian ? `, paling banyak ${most}` : `, ${most} at most`
      return isIndonesian ? `Diskon ${discount.percent}%${cap}` : `${discount.percent}% off${cap}`
    }
    case 'fixed':
      return isIndonesian ? `Potongan ${rupiah(discount.amount, language)}` : `${rupiah(discount.amount, language)} off`
    case 'buy-x-get-y': {
      const { buy, get } = discount
      return isIndonesian
        ? `Beli ${buy} gratis ${get}: ${item(discount.item)}`
        : `Buy ${buy}, get ${get} free: ${item(discount.item)}`
    }
    case 'free-item':
      return isIndonesian ? `Gratis ${item(discount.item)}` : `Free: ${item(discount.item)}`
  }
}
