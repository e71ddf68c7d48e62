import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'voucher.not-found': {
    status: 404,
    title: { id: 'Voucher tidak ada', en: 'No such voucher' },
    detail: { id: 'Tidak ada voucher {id}.', en: 'There is no voucher {id}.' },
  },
})
