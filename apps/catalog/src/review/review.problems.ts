import type { ProblemCatalogue } from '@konter/core'

export const reviewProblems = {
  'review.not-found': {
    status: 404,
    title: { id: 'Ulasan tidak ada', en: 'No such review' },
    detail: { id: 'Tidak ada ulasan {review}.', en: 'There is no review {review}.' },
  },
  'review.redemption-not-found': {
    status: 404,
    title: { id: 'Penukaran tidak ada', en: 'No such redemption' },
    detail: {
      id: 'Tidak ada penukaran {redemption} milik Anda.',
      en: 'There is no redemption {redemption} of yours.',
    },
  },
  'review.redemption-held': {
    status: 409,
    title: { id: 'Penukaran masih diperiksa', en: 'Redemption under review' },
    detail: {
      id: 'Penukaran ini masih diperiksa. Ulasan bisa ditulis setelah disetujui.',
      en: 'The redemption is still being looked at. It can be reviewed once it is approved.',
    },
  },
  'review.redemption-fallen': {
    status: 409,
    title: { id: 'Penukaran dibatalkan', en: 'Redemption does not count' },
    detail: {
      id: 'Penukaran ini dibatalkan atau ditolak, jadi tidak bisa diulas.',
      en: 'The redemption was undone or rejected, so it cannot be reviewed.',
    },
  },
  'review.given-already': {
    status: 409,
    title: { id: 'Sudah diulas', en: 'Reviewed already' },
    detail: {
      id: 'Penukaran ini sudah Anda ulas. Ulasan itu bisa diubah selama 14 hari.',
      en: 'You have reviewed this redemption. That review can be edited for 14 days.',
    },
  },
  'review.own-merchant': {
    status: 403,
    title: { id: 'Merchant sendiri', en: 'Own merchant' },
    detail: {
      id: 'Siapa yang bekerja di merchant tidak boleh mengulasnya.',
      en: 'Who works at a merchant may not review it.',
    },
  },
  'review.edit-over': {
    status: 409,
    title: { id: 'Tidak bisa diubah lagi', en: 'No longer editable' },
    detail: {
      id: 'Ulasan dan tanggapan hanya bisa diubah selama 14 hari.',
      en: 'Reviews and responses can be edited for 14 days.',
    },
  },
  'review.not-shown': {
    status: 409,
    title: { id: 'Ulasan tidak ditampilkan', en: 'Review is not shown' },
    detail: {
      id: 'Ulasan ini berstatus {status}, jadi tidak bisa diubah atau ditanggapi.',
      en: 'The review is {status}, so it can be neither edited nor responded to.',
    },
  },
  'review.edited-meanwhile': {
    status: 409,
    title: { id: 'Ulasan baru saja diubah', en: 'Review was just edited' },
    detail: {
      id: 'Ulasan berubah lebih dulu. Muat ulang lalu coba lagi.',
      en: 'The review changed first. Load it again and retry.',
    },
  },
  'review.step-refused': {
    status: 409,
    title: { id: 'Status ulasan tidak mengizinkan', en: 'Not from this status' },
    detail: {
      id: 'Ulasan ini berstatus {status}, jadi langkah {step} tidak mungkin.',
      en: 'The review is {status}, so it cannot {step}.',
    },
  },
  'review.response-not-found': {
    status: 404,
    title: { id: 'Tanggapan tidak ada', en: 'No such response' },
    detail: {
      id: 'Merchant belum menanggapi ulasan {review}.',
      en: 'The merchant has not responded to review {review}.',
    },
  },
  'review.response-hidden': {
    status: 409,
    title: { id: 'Tanggapan disembunyikan', en: 'Response is hidden' },
    detail: {
      id: 'Tanggapan ini disembunyikan: {because}',
      en: 'The response was hidden: {because}',
    },
  },
  'review.account-needed': {
    status: 403,
    title: { id: 'Perlu akun', en: 'Account required' },
    detail: { id: 'Buat akun dahulu.', en: 'Make this guest an account first.' },
  },
  'review.too-many-reports': {
    status: 409,
    title: { id: 'Terlalu banyak laporan', en: 'Too many reports' },
    detail: {
      id: 'Masih ada {open} laporan Anda yang menunggu pemeriksaan.',
      en: '{open} reports of yours are still waiting to be looked at.',
    },
  },
} as const satisfies ProblemCatalogue
