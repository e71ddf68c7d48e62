import { Milliseconds, SecretText, ServiceConfig, Switch, Url } from '@konter/service'
import { Type } from 'typebox'
import { STRATEGIES } from './supplier/route.ts'

export type OrderConfig = typeof OrderConfig
export const OrderConfig = Type.Object({
  ...ServiceConfig,
  DIGIFLAZZ_BASE_URL: Url({ default: 'https://api.digiflazz.com/v1' }),
  DIGIFLAZZ_USERNAME: Type.Optional(Type.String({ minLength: 1 })),
  DIGIFLAZZ_API_KEY: Type.Optional(SecretText()),
  DIGIFLAZZ_WEBHOOK_SECRET: Type.Optional(
    SecretText({ description: 'Without it webhooks are refused and purchases are polled.' }),
  ),
  DIGIFLAZZ_TESTING: Switch(false),
  VIP_BASE_URL: Url({ default: 'https://vip-reseller.co.id/api' }),
  VIP_API_ID: Type.Optional(SecretText()),
  VIP_API_KEY: Type.Optional(SecretText()),
  VIP_LEVEL: Type.Unsafe<'basic' | 'premium' | 'special'>(
    Type.String({ enum: ['basic', 'premium', 'special'], default: 'basic' }),
  ),
  SUPPLIER_TIMEOUT_MS: Milliseconds(30_000),
  SUPPLIER_STRATEGY: Type.Unsafe<(typeof STRATEGIES)[number]>(
    Type.String({ enum: [...STRATEGIES], default: 'cheapest' }),
  ),
  PRICE_LIST_FRESH_MS: Milliseconds(5 * 60_000),
})
