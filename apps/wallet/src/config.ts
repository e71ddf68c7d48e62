import { Milliseconds, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export type WalletConfig = typeof WalletConfig
export const WalletConfig = Type.Object({
  ...ServiceConfig,
  DEPOSIT_AMOUNT_MIN: Type.Integer({ minimum: 1, default: 10_000, description: 'Whole rupiah.' }),
  DEPOSIT_AMOUNT_MAX: Type.Integer({ minimum: 1, default: 20_000_000, description: 'Whole rupiah.' }),
  DEPOSIT_ABANDONED_MS: Milliseconds(60 * 60 * 1000),
})
