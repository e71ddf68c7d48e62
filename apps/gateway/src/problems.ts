import { defineProblems } from '@konter/core'

/** What the gateway itself refuses, beside the problems that all services share. */
export const problem = defineProblems({
  'rate.limited': {
    status: 429,
    title: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
    detail: { id: 'Coba lagi dalam {seconds} detik.', en: 'Try again in {seconds} seconds.' },
  },
  'auth.forbidden': {
    status: 403,
    title: { id: 'Tidak diizinkan', en: 'Not allowed' },
    detail: {
      id: 'Permintaan dari alamat IP ini tidak diizinkan.',
      en: 'Requests from this IP address are not allowed.',
    },
  },
  'service.unavailable': {
    status: 502,
    title: { id: 'Layanan terputus', en: 'The service broke off' },
    detail: {
      id: 'Hasilnya belum diketahui, coba lagi dengan kunci yang sama.',
      en: 'The outcome is unknown, try again with the same key.',
    },
  },
})
