import { VoucherChanged, type VoucherRecord } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { readMerchant } from '../merchant/merchant.repo.ts'
import { versionOf } from './voucher.repo.ts'
import type { Voucher } from './voucher.ts'

/** A voucher as other services know it: what was promised, not what somebody is still writing. */
export async function recordOf(db: Tx, voucher: Voucher): Promise<VoucherRecord> {
  const { id, merchantId, version, status, updatedAt } = voucher
  const { number } = await readMerchant(db, merchantId)
  const terms = await versionOf(db, voucher)
  return { voucherId: id, merchantId, merchantNumber: number, version, status, terms, at: updatedAt }
}

/** In the transaction that changed it. A draft is nobody else's business, whatever becomes of it. */
export async function tellVoucher(tx: Tx, voucher: Voucher): Promise<void> {
  if (voucher.version > 0) await emit(tx, VoucherChanged, await recordOf(tx, voucher))
}
