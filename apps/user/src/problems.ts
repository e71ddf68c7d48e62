import { defineProblems } from '@konter/core'

/** Every refusal this service knows. */
export const problem = defineProblems({
  'auth.credentials-refused': {
    status: 401,
    title: { id: 'Gagal masuk', en: 'Sign-in refused' },
    detail: { id: 'Akun atau kata sandi salah.', en: 'The account or the password is wrong.' },
  },
  'auth.too-many-attempts': {
    status: 429,
    title: { id: 'Terlalu banyak percobaan', en: 'Too many attempts' },
    detail: {
      id: 'Terlalu banyak percobaan masuk untuk akun ini. Coba lagi dalam {seconds} detik.',
      en: 'Too many sign-in attempts for this account. Try again in {seconds} seconds.',
    },
  },
  'auth.refresh-refused': {
    status: 401,
    title: { id: 'Sesi berakhir', en: 'Session over' },
    detail: { id: 'Sesi ini sudah berakhir. Silakan masuk lagi.', en: 'This session is over. Please sign in again.' },
  },
  'user.not-found': {
    status: 404,
    title: { id: 'Pengguna tidak ada', en: 'No such user' },
    detail: { id: 'Tidak ada pengguna {id}.', en: 'There is no user {id}.' },
  },
  'user.already-taken': {
    status: 409,
    title: { id: 'Sudah terdaftar', en: 'Already taken' },
    detail: {
      id: 'Sudah ada akun dengan {field} tersebut.',
      en: 'There is an account with this {field} already.',
    },
  },
  'user.password-refused': {
    status: 422,
    title: { id: 'Kata sandi terlalu mudah ditebak', en: 'Password too easy to guess' },
    detail: {
      id: 'Pilih kata sandi yang tidak umum dan tidak sama dengan email, nomor ponsel, atau nama pengguna Anda.',
      en: 'Choose a password that is not a common one and not your e-mail, phone number or username.',
    },
  },
  'user.suspended': {
    status: 403,
    title: { id: 'Akun ditangguhkan', en: 'Account suspended' },
    detail: { id: 'Akun ini sedang ditangguhkan. Hubungi kami.', en: 'This account is suspended. Please contact us.' },
  },
  'user.not-a-guest': {
    status: 409,
    title: { id: 'Bukan tamu', en: 'Not a guest' },
    detail: { id: 'Akun ini sudah terdaftar.', en: 'This account is registered already.' },
  },
  'user.guest-refused': {
    status: 409,
    title: { id: 'Tidak untuk tamu', en: 'Not for guests' },
    detail: { id: 'Lengkapi pendaftaran akun tamu ini dahulu.', en: 'This guest has to register first.' },
  },
  'user.own-account': {
    status: 409,
    title: { id: 'Tidak untuk akun sendiri', en: 'Not on your own account' },
    detail: {
      id: 'Peran dan status akun sendiri hanya dapat diubah oleh orang lain.',
      en: 'Your own role and status can only be changed by somebody else.',
    },
  },
  'user.step-refused': {
    status: 409,
    title: { id: 'Status tidak memungkinkan', en: 'The account is past that step' },
    detail: { id: 'Status akun ini sudah {status}.', en: 'This account is {status} already.' },
  },
  'session.not-found': {
    status: 404,
    title: { id: 'Sesi tidak ada', en: 'No such session' },
    detail: { id: 'Tidak ada sesi {id} yang masih berjalan.', en: 'There is no running session {id}.' },
  },
  'api-key.not-found': {
    status: 404,
    title: { id: 'Kunci API tidak ada', en: 'No such API key' },
    detail: { id: 'Tidak ada kunci API {id} yang berlaku.', en: 'There is no valid API key {id}.' },
  },
  'api-key.too-many': {
    status: 409,
    title: { id: 'Terlalu banyak kunci API', en: 'Too many API keys' },
    detail: {
      id: 'Paling banyak {max} kunci API. Cabut yang tidak dipakai.',
      en: 'At most {max} API keys. Revoke one that is not used.',
    },
  },
  'role.fixed': {
    status: 409,
    title: { id: 'Peran ini tetap', en: 'This role is fixed' },
    detail: {
      id: 'super_admin selalu memiliki semua izin.',
      en: 'A super_admin always has every permission.',
    },
  },
})
