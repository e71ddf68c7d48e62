import type { ProblemCatalogue } from '@konter/core'

export const merchantProblems = {
  'merchant.not-found': {
    status: 404,
    title: { id: 'Merchant tidak ada', en: 'No such merchant' },
    detail: { id: 'Tidak ada merchant {id}.', en: 'There is no merchant {id}.' },
  },
  'merchant.owner-only': {
    status: 403,
    title: { id: 'Hanya untuk pemilik', en: 'Owners only' },
    detail: {
      id: 'Hanya pemilik merchant yang boleh melakukan ini.',
      en: 'Only an owner of the merchant may do this.',
    },
  },
  'merchant.guest-refused': {
    status: 403,
    title: { id: 'Perlu akun', en: 'Account required' },
    detail: { id: 'Buat akun dahulu, lalu daftarkan merchant.', en: 'Make this guest an account first, then apply.' },
  },
  'merchant.too-many-applications': {
    status: 409,
    title: { id: 'Terlalu banyak pengajuan', en: 'Too many applications' },
    detail: {
      id: 'Masih ada {waiting} pengajuan Anda yang menunggu pemeriksaan.',
      en: '{waiting} applications of yours are still waiting to be looked at.',
    },
  },
  'merchant.step-refused': {
    status: 409,
    title: { id: 'Status merchant tidak mengizinkan', en: 'Not from this status' },
    detail: {
      id: 'Merchant ini berstatus {status}, jadi langkah {step} tidak mungkin.',
      en: 'The merchant is {status}, so it cannot {step}.',
    },
  },
  'merchant.edited-meanwhile': {
    status: 409,
    title: { id: 'Merchant baru saja diubah', en: 'Merchant was just edited' },
    detail: {
      id: 'Merchant diubah orang lain lebih dulu. Muat ulang lalu coba lagi.',
      en: 'Somebody else edited the merchant first. Load it again and retry.',
    },
  },
  'merchant.not-trading': {
    status: 409,
    title: { id: 'Merchant tidak aktif', en: 'Merchant not trading' },
    detail: {
      id: 'Merchant ini belum terverifikasi atau sedang tidak aktif.',
      en: 'This merchant is not verified, or is switched off.',
    },
  },
  'merchant.last-owner': {
    status: 409,
    title: { id: 'Pemilik terakhir', en: 'The last owner' },
    detail: { id: 'Merchant harus memiliki setidaknya satu pemilik.', en: 'A merchant needs at least one owner.' },
  },
  'merchant.full': {
    status: 409,
    title: { id: 'Sudah penuh', en: 'No more than this' },
    detail: { id: 'Merchant hanya boleh memiliki {max} {what}.', en: 'A merchant has at most {max} {what}.' },
  },
  'merchant-staff.not-found': {
    status: 404,
    title: { id: 'Staf tidak ada', en: 'No such staff' },
    detail: { id: 'Orang itu bukan staf merchant ini.', en: 'They are not among the staff of this merchant.' },
  },
  'merchant-location.not-found': {
    status: 404,
    title: { id: 'Lokasi tidak ada', en: 'No such location' },
    detail: { id: 'Tidak ada lokasi {id} di merchant ini.', en: 'The merchant has no location {id}.' },
  },
} as const satisfies ProblemCatalogue
