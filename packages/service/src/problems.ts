import { defineProblems } from '@konter/core'

/** What every service can refuse. */
export const problem = defineProblems({
  'request.invalid': {
    status: 400,
    title: { id: 'Permintaan tidak sah', en: 'Invalid request' },
    detail: {
      id: 'Isi permintaan tidak sesuai, lihat daftar kesalahan.',
      en: 'The request is not as documented, see the list of errors.',
    },
  },
  'request.malformed': {
    status: 400,
    title: { id: 'Permintaan tidak terbaca', en: 'Unreadable request' },
    detail: { id: 'Isi permintaan bukan JSON yang benar.', en: 'The body is not well-formed JSON.' },
  },
  'request.too-large': {
    status: 413,
    title: { id: 'Permintaan terlalu besar', en: 'Request too large' },
    detail: { id: 'Isi permintaan melebihi batas.', en: 'The body is larger than allowed.' },
  },
  'request.headers-too-large': {
    status: 431,
    title: { id: 'Header terlalu besar', en: 'Headers too large' },
    detail: { id: 'Baris header permintaan melebihi batas.', en: 'The headers are larger than allowed.' },
  },
  'request.too-slow': {
    status: 408,
    title: { id: 'Permintaan terlalu lambat', en: 'Request too slow' },
    detail: { id: 'Permintaan tidak selesai dikirim pada waktunya.', en: 'The request was not sent in time.' },
  },
  'request.unsupported-media-type': {
    status: 415,
    title: { id: 'Jenis isi tidak didukung', en: 'Unsupported media type' },
    detail: { id: 'Gunakan application/json.', en: 'Use application/json.' },
  },
  'request.cursor-invalid': {
    status: 400,
    title: { id: 'Kursor tidak sah', en: 'Invalid cursor' },
    detail: { id: 'Kursor ini bukan dari halaman sebelumnya.', en: 'This cursor is not from a page before.' },
  },
  'route.not-found': {
    status: 404,
    title: { id: 'Alamat tidak ada', en: 'No such address' },
    detail: { id: 'Tidak ada {method} {path}.', en: 'There is no {method} {path}.' },
  },
  'auth.required': {
    status: 401,
    title: { id: 'Harus masuk', en: 'Sign-in required' },
    detail: { id: 'Sertakan token akses atau kunci API yang berlaku.', en: 'Send a valid access token or API key.' },
  },
  'auth.forbidden': {
    status: 403,
    title: { id: 'Tidak diizinkan', en: 'Not allowed' },
    detail: { id: 'Anda tidak memiliki izin {permission}.', en: 'You lack the permission {permission}.' },
  },
  'idempotency.key-missing': {
    status: 400,
    title: { id: 'Idempotency-Key tidak ada', en: 'Idempotency-Key missing' },
    detail: {
      id: 'Permintaan ini memerlukan header Idempotency-Key, 1 sampai 255 karakter.',
      en: 'This request needs an Idempotency-Key header of 1 to 255 characters.',
    },
  },
  'idempotency.in-progress': {
    status: 409,
    title: { id: 'Masih diproses', en: 'Still in progress' },
    detail: {
      id: 'Permintaan pertama dengan kunci ini masih berjalan.',
      en: 'The first request with this key is still running.',
    },
  },
  'idempotency.key-reused': {
    status: 422,
    title: { id: 'Kunci sudah dipakai', en: 'Key used before' },
    detail: {
      id: 'Kunci ini sudah dipakai untuk permintaan yang berbeda.',
      en: 'This key was used for a different request.',
    },
  },
  'dead-letter.not-found': {
    status: 404,
    title: { id: 'Pesan gagal tidak ada', en: 'No such dead letter' },
    detail: { id: 'Tidak ada pesan gagal {id} yang menunggu.', en: 'There is no waiting dead letter {id}.' },
  },
  'service.unavailable': {
    status: 503,
    title: { id: 'Layanan sedang tidak tersedia', en: 'Service unavailable' },
    detail: { id: 'Coba lagi sebentar lagi.', en: 'Try again in a moment.' },
  },
  'service.timeout': {
    status: 504,
    title: { id: 'Layanan terlalu lama menjawab', en: 'Service timed out' },
    detail: {
      id: 'Hasilnya belum diketahui, coba lagi dengan kunci yang sama.',
      en: 'The outcome is unknown, try again with the same key.',
    },
  },
  'service.failed': {
    status: 500,
    title: { id: 'Kesalahan di pihak kami', en: 'Our mistake' },
    detail: { id: 'Kesalahan ini sudah dicatat.', en: 'This failure has been recorded.' },
  },
})
