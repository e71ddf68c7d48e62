import { Milliseconds, SecretText, ServiceConfig, Url } from '@konter/service'
import { Type } from 'typebox'

const hour = 60 * 60 * 1000

export type PaymentConfig = typeof PaymentConfig
export const PaymentConfig = Type.Object({
  ...ServiceConfig,
  TRIPAY_BASE_URL: Url({ default: 'https://tripay.co.id/api-sandbox' }),
  TRIPAY_MERCHANT_CODE: Type.Optional(Type.String({ minLength: 1 })),
  TRIPAY_API_KEY: Type.Optional(SecretText()),
  TRIPAY_PRIVATE_KEY: Type.Optional(SecretText()),
  TRIPAY_CALLBACK_URL: Type.Optional(
    Url({ description: 'Where Tripay calls back, as it sees us; else what its dashboard says.' }),
  ),
  TRIPAY_FALLBACK_EMAIL: Type.String({
    format: 'email',
    default: 'pelanggan@konter.example',
    description: 'Tripay wants an e-mail; customers with only a phone get this one.',
  }),
  GATEWAY_TIMEOUT_MS: Milliseconds(20_000),
  PAYMENT_LIFE_MS: Milliseconds(hour),
  CASH_LIFE_MS: Milliseconds(24 * hour),
  CASH_AMOUNT_MAX: Type.Integer({ minimum: 1_000, default: 10_000_000, description: 'Whole rupiah.' }),
  PAYMENT_FEE_BORNE_BY: Type.String({ enum: ['customer', 'shop'], default: 'customer' }),
})
