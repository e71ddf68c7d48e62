import type { VoucherTerms } from '@konter/contracts'
import type { Tx } from '@konter/service'
import { findTerms } from '../voucher/voucher.repo.ts'

const rememberedMax = 10_000

/** The terms of a version never change, so each is read once. */
export function rememberTerms(db: Tx): (voucherId: string, version: number) => Promise<VoucherTerms> {
  const known = new Map<string, VoucherTerms>()
  return async (voucherId, version) => {
    const key = `${voucherId} ${version}`
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const terms = await findTerms(db, voucherId, version)
    if (terms === undefined) throw new Error(`voucher ${voucherId} has no version ${version}`)
    if (known.size >= rememberedMax) known.delete(known.keys().next().value as string)
    known.set(key, terms)
    return terms
  }
}
