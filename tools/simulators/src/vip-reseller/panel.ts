import type { Simulator } from '../simulator.ts'

export type Level = 'basic' | 'premium' | 'special'

export type VipSettings = {
  apiId: string
  apiKey: string
  webhookUrl: string | null
  /** null: any address may call. */
  allowedIps: string[] | null
  fullName: string
  username: string
  level: Level
  /** How long an order waits before it succeeds, when nothing is scripted. */
  settleMs: number
  /** Some callbacks were seen with `data` as a list. */
  arrayWebhooks: 'never' | 'prepaid' | 'always'
  /** Prepaid prices as one number, as on an older page of the documentation. */
  flatPrices: boolean
}

/** The reseller's account at VIP. */
export type Panel = Simulator<VipSettings>

export const demoSettings: VipSettings = {
  apiId: 'DEMOID',
  apiKey: 'DEMOKEY123',
  webhookUrl: null,
  allowedIps: null,
  fullName: 'Konter Demo',
  username: 'konterdemo',
  level: 'basic',
  settleMs: 300,
  arrayWebhooks: 'never',
  flatPrices: false,
}

const text = { type: 'string', minLength: 1 }

export const settingBodies: Record<keyof VipSettings, object> = {
  apiId: text,
  apiKey: text,
  webhookUrl: { type: ['string', 'null'], minLength: 1 },
  allowedIps: { type: ['array', 'null'], items: text },
  fullName: text,
  username: text,
  level: { enum: ['basic', 'premium', 'special'] },
  settleMs: { type: 'integer', minimum: 0 },
  arrayWebhooks: { enum: ['never', 'prepaid', 'always'] },
  flatPrices: { type: 'boolean' },
}
