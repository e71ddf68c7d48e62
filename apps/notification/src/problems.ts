import { defineProblems } from '@konter/core'

/** Every refusal this service knows. */
export const problem = defineProblems({
  'notification.not-found': {
    status: 404,
    title: { id: 'Notifikasi tidak ada', en: 'No such notification' },
    detail: { id: 'Tidak ada notifikasi {id}.', en: 'There is no notification {id}.' },
  },
  'notification.too-many-streams': {
    status: 429,
    title: { id: 'Terlalu banyak aliran', en: 'Too many streams' },
    detail: {
      id: 'Paling banyak {max} aliran notifikasi per pengguna. Tutup salah satunya dahulu.',
      en: 'A user has {max} notification streams at most. Close one of them first.',
    },
  },
  'notification.streams-exhausted': {
    status: 429,
    title: { id: 'Aliran penuh', en: 'No stream left' },
    detail: {
      id: 'Saat ini terlalu banyak aliran notifikasi. Coba lagi dalam {seconds} detik.',
      en: 'There are too many notification streams right now. Try again in {seconds} seconds.',
    },
  },
  'template.words-refused': {
    status: 422,
    title: { id: 'Isi templat tidak bisa dipakai', en: 'Template not usable' },
    detail: {
      id: 'Periksa isian dalam kurung kurawal, lihat daftar kesalahan.',
      en: 'Check the placeholders in braces, see the list of errors.',
    },
  },
  'template.changed-meanwhile': {
    status: 409,
    title: { id: 'Templat sudah berubah', en: 'Template changed meanwhile' },
    detail: {
      id: 'Versi {version} bukan lagi yang dipakai. Muat ulang dahulu.',
      en: 'Version {version} is not the one in use any more. Load it again first.',
    },
  },
})
