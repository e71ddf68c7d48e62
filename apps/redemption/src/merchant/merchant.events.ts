import { MerchantChanged } from '@konter/contracts'
import { onLatest } from '../context.ts'
import { keepMerchant } from './merchant.repo.ts'

export const copyMerchant = onLatest(MerchantChanged, 'copy-merchant', (tx, merchant, ctx) =>
  keepMerchant(tx, merchant, ctx.now()),
)
