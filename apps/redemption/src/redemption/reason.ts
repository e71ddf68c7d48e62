import type { Translated } from '@konter/core'

/**
 * Why a code was not redeemed, as it is told to whoever stands at the till. `code-refused` is everything that is not this
 * merchant's own good code: unknown, forged, another merchant's, revoked; which of them, nobody is told. The rest is said
 * only of the merchant's own codes, or says nothing about any code.
 */
export const reasons = {
  'code-refused': { id: 'Kode ini tidak berlaku di sini.', en: 'This code is not good here.' },
  mistyped: {
    id: 'Kode salah ketik. Periksa lagi huruf dan angkanya.',
    en: 'The code was mistyped. Check its letters and digits.',
  },
  'typed-entry-locked': {
    id: 'Terlalu banyak kode yang salah. Untuk sementara pindai kode QR-nya.',
    en: 'Too many wrong codes. Scan the QR code for now.',
  },
  'already-redeemed': { id: 'Kode ini sudah dipakai.', en: 'This code was redeemed before.' },
  expired: { id: 'Masa berlaku kode ini sudah habis.', en: 'This code has expired.' },
  paused: { id: 'Voucher ini sedang dihentikan sementara.', en: 'This voucher is paused.' },
  'limit-reached': { id: 'Jatah voucher ini sudah habis.', en: 'All of this voucher has been used.' },
  'customer-limit': {
    id: 'Jatah pelanggan ini untuk voucher ini sudah habis.',
    en: 'This customer has used all they may of this voucher.',
  },
  'not-here': { id: 'Voucher ini tidak berlaku di lokasi ini.', en: 'This voucher is not good at this location.' },
  'not-now': {
    id: 'Voucher ini tidak berlaku pada hari atau jam ini.',
    en: 'This voucher is not good on this day or at this hour.',
  },
  'minimum-spend': {
    id: 'Belanjanya belum mencapai batas minimum voucher ini.',
    en: 'The bill is below what this voucher asks for.',
  },
  'not-accepted': {
    id: 'Pemakaian ini tidak dapat diterima. Hubungi kami bila perlu.',
    en: 'This redemption cannot be accepted. Contact us if need be.',
  },
  'nonce-reused': {
    id: 'Penanda pindaian ini sudah dipakai untuk pindaian lain.',
    en: 'The nonce of this scan was used for another scan.',
  },
  'clock-untrusted': {
    id: 'Jam perangkat tidak dapat dipercaya.',
    en: "The device's clock cannot be believed.",
  },
} as const satisfies Record<string, Translated>

export type Reason = keyof typeof reasons
export const REASONS = Object.keys(reasons) as Reason[]
