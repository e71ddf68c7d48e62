import type { ProblemCatalogue } from '@konter/core'

export const voucherProblems = {
  'voucher.not-found': {
    status: 404,
    title: { id: 'Voucher tidak ada', en: 'No such voucher' },
    detail: { id: 'Tidak ada voucher {id}.', en: 'There is no voucher {id}.' },
  },
  'voucher.step-refused': {
    status: 409,
    title: { id: 'Status voucher tidak mengizinkan', en: 'Not from this status' },
    detail: {
      id: 'Voucher ini berstatus {status}, jadi langkah {step} tidak mungkin.',
      en: 'The voucher is {status}, so it cannot {step}.',
    },
  },
  'voucher.edit-refused': {
    status: 409,
    title: { id: 'Voucher sudah berakhir', en: 'The voucher has ended' },
    detail: {
      id: 'Voucher berstatus {status} tidak dapat diubah. Salin menjadi draf baru.',
      en: 'A voucher that is {status} cannot be edited. Clone it into a new draft.',
    },
  },
  'voucher.edited-meanwhile': {
    status: 409,
    title: { id: 'Voucher baru saja diubah', en: 'Voucher was just edited' },
    detail: {
      id: 'Voucher diubah orang lain lebih dulu. Muat ulang lalu coba lagi.',
      en: 'Somebody else changed the voucher first. Load it again and retry.',
    },
  },
  'voucher.incomplete': {
    status: 422,
    title: { id: 'Voucher belum lengkap', en: 'Voucher incomplete' },
    detail: {
      id: 'Lengkapi isian dalam daftar kesalahan sebelum menerbitkan.',
      en: 'Fill in what the list of errors names before publishing.',
    },
  },
  'voucher.no-location': {
    status: 409,
    title: { id: 'Belum ada lokasi', en: 'No location' },
    detail: {
      id: 'Merchant belum memiliki lokasi yang buka, jadi voucher tidak dapat ditukar di mana pun.',
      en: 'The merchant has no location that is not closed, so the voucher could be redeemed nowhere.',
    },
  },
  'campaign.not-found': {
    status: 404,
    title: { id: 'Kampanye tidak ada', en: 'No such campaign' },
    detail: { id: 'Tidak ada kampanye {id}.', en: 'There is no campaign {id}.' },
  },
  'campaign.step-refused': {
    status: 409,
    title: { id: 'Status kampanye tidak mengizinkan', en: 'Not from this status' },
    detail: {
      id: 'Kampanye ini berstatus {status}, jadi langkah {step} tidak mungkin.',
      en: 'The campaign is {status}, so it cannot {step}.',
    },
  },
  'campaign.edited-meanwhile': {
    status: 409,
    title: { id: 'Kampanye baru saja diubah', en: 'Campaign was just edited' },
    detail: {
      id: 'Kampanye diubah orang lain lebih dulu. Muat ulang lalu coba lagi.',
      en: 'Somebody else changed the campaign first. Load it again and retry.',
    },
  },
  'campaign.promised': {
    status: 409,
    title: { id: 'Sudah dijanjikan', en: 'Promised already' },
    detail: {
      id: 'Tanggal dan sasaran kampanye yang berjalan tidak dapat diubah; anggaran hanya dapat ditambah.',
      en: 'Dates and audience of a campaign that runs cannot be changed; its budget can only grow.',
    },
  },
  'campaign.not-running': {
    status: 409,
    title: { id: 'Kampanye tidak berjalan', en: 'Campaign is not running' },
    detail: {
      id: 'Kampanye voucher ini berstatus {status}.',
      en: 'The campaign of this voucher is {status}.',
    },
  },
} as const satisfies ProblemCatalogue
