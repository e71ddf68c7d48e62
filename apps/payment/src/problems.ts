import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'payment.not-found': {
    status: 404,
    title: { id: 'Pembayaran tidak ada', en: 'No such payment' },
    detail: { id: 'Tidak ada pembayaran {id}.', en: 'There is no payment {id}.' },
  },
  'payment.method-unknown': {
    status: 422,
    title: { id: 'Cara bayar tidak dikenal', en: 'Unknown payment method' },
    detail: { id: 'Cara bayar {method} tidak tersedia.', en: 'The payment method {method} is not available.' },
  },
  'payment.amount-refused': {
    status: 422,
    title: { id: 'Jumlah di luar batas', en: 'Amount out of bounds' },
    detail: { id: '{method} menerima {min} sampai {max} rupiah.', en: '{method} takes {min} to {max} rupiah.' },
  },
  'payment.phone-needed': {
    status: 422,
    title: { id: 'Nomor telepon diperlukan', en: 'Phone number needed' },
    detail: { id: '{method} memerlukan nomor telepon.', en: '{method} needs a phone number.' },
  },
  'payment.gateway-refused': {
    status: 409,
    title: { id: 'Pembayaran ditolak', en: 'Payment refused' },
    detail: {
      id: 'Penyedia {method} menolak pembayaran ini. Pilih cara bayar lain.',
      en: 'The gateway of {method} refused this payment. Choose another method.',
    },
  },
  'payment.total-changed': {
    status: 409,
    title: { id: 'Biaya pembayaran berubah', en: 'The payment fee has changed' },
    detail: {
      id: 'Totalnya sekarang {total} rupiah, bukan {expected}.',
      en: 'The total is {total} rupiah now, not {expected}.',
    },
  },
  'payment.not-cash': {
    status: 409,
    title: { id: 'Bukan pembayaran tunai', en: 'Not a cash payment' },
    detail: {
      id: 'Pembayaran {id} bukan tunai dan tidak bisa dikonfirmasi.',
      en: 'Payment {id} is not cash and cannot be confirmed by hand.',
    },
  },
  'payment.move-refused': {
    status: 409,
    title: { id: 'Pembayaran sudah selesai', en: 'The payment is past that step' },
    detail: { id: 'Pembayaran {id} sudah {status}.', en: 'Payment {id} is {status} already.' },
  },
  'callback.signature-refused': {
    status: 401,
    title: { id: 'Tanda tangan salah', en: 'Wrong signature' },
    detail: { id: 'Pesan ini tidak ditandatangani dengan benar.', en: 'This message is not signed as agreed.' },
  },
})
