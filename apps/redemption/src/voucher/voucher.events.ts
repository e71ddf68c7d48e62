import { VoucherChanged } from '@konter/contracts'
import { onLatest } from '../context.ts'
import { keepVoucher } from './voucher.repo.ts'

/** A pause takes effect with this event, within a second of its commit in catalog. */
export const copyVoucher = onLatest(VoucherChanged, 'copy-voucher', (tx, voucher, ctx) =>
  keepVoucher(tx, voucher, ctx.now()),
)
