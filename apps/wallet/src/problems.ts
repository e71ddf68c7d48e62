import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'wallet.insufficient-balance': {
    status: 402,
    title: { id: 'Saldo tidak cukup', en: 'Insufficient balance' },
    detail: {
      id: 'Saldo yang tersedia tidak cukup untuk transaksi ini.',
      en: 'The available balance does not cover this.',
    },
  },
  'wallet.account-not-open': {
    status: 409,
    title: { id: 'Rekening tidak aktif', en: 'Account not open' },
    detail: { id: 'Salah satu rekening dibekukan atau ditutup.', en: 'One of the accounts is frozen or closed.' },
  },
  'wallet.key-reused': {
    status: 422,
    title: { id: 'Kunci sudah dipakai', en: 'Key used before' },
    detail: { id: 'Kunci {key} sudah dipakai untuk mutasi lain.', en: 'The key {key} was used for another movement.' },
  },
  'wallet.same-account': {
    status: 422,
    title: { id: 'Rekening asal dan tujuan sama', en: 'Same account' },
    detail: {
      id: 'Setiap pemindahan memerlukan dua rekening yang berbeda.',
      en: 'A posting moves money between two accounts.',
    },
  },
  'account.not-found': {
    status: 404,
    title: { id: 'Rekening tidak ada', en: 'No such account' },
    detail: { id: 'Tidak ada rekening {code}.', en: 'There is no account {code}.' },
  },
  'hold.not-found': {
    status: 404,
    title: { id: 'Penahanan saldo tidak ada', en: 'No such hold' },
    detail: { id: 'Tidak ada penahanan saldo {id}.', en: 'There is no hold {id}.' },
  },
  'hold.ended': {
    status: 409,
    title: { id: 'Penahanan saldo sudah berakhir', en: 'The hold has ended' },
    detail: { id: 'Penahanan saldo {id} sudah {status}.', en: 'The hold {id} is already {status}.' },
  },
  'deposit.not-found': {
    status: 404,
    title: { id: 'Deposit tidak ada', en: 'No such deposit' },
    detail: { id: 'Tidak ada deposit {id}.', en: 'There is no deposit {id}.' },
  },
  'deposit.amount-refused': {
    status: 422,
    title: { id: 'Jumlah deposit di luar batas', en: 'Deposit amount out of bounds' },
    detail: {
      id: 'Jumlah deposit harus antara {min} dan {max} rupiah.',
      en: 'A deposit is between {min} and {max} rupiah.',
    },
  },
  'deposit.method-refused': {
    status: 422,
    title: { id: 'Cara bayar tidak bisa dipakai', en: 'Payment method not usable' },
    detail: { id: 'Saldo tidak bisa diisi dari saldo.', en: 'A wallet is not topped up from a wallet.' },
  },
})
