import type { Simulator } from '../simulator.ts'

/** A webhook registered in the buyer's dashboard. */
export type Hook = { id: string; url: string; secret: string | null }

export type DigiflazzSettings = {
  username: string
  devKey: string
  /** With one, `testing:true` wants the development key and all else wants this one. */
  productionKey: string | null
  webhookUrl: string | null
  /** null: webhooks go out unsigned, as they do for buyers who never set one. */
  webhookSecret: string | null
  /** More hooks, chosen by `cb_url`. */
  moreWebhooks: Hook[]
  /** null: any address may call. */
  allowedIps: string[] | null
  /** 0 switches a limit off. */
  requeryEveryMs: number
  priceListEveryMs: number
  priceByCodeEveryMs: number
  inquiryPlnEveryMs: number
  /** How long the published test numbers stay pending. */
  testPendingMs: number
  refusalStatus: number
}

export type Shop = Simulator<DigiflazzSettings>

export const demoSettings: DigiflazzSettings = {
  username: 'demo_user',
  devKey: 'dev-demo-key',
  productionKey: null,
  webhookUrl: null,
  webhookSecret: 'demo-secret',
  moreWebhooks: [],
  allowedIps: null,
  requeryEveryMs: 60_000,
  priceListEveryMs: 300_000,
  priceByCodeEveryMs: 1_000,
  inquiryPlnEveryMs: 1_000,
  testPendingMs: 300,
  refusalStatus: 400,
}

const text = { type: 'string', minLength: 1 }
const optionalText = { type: ['string', 'null'], minLength: 1 }
const ms = { type: 'integer', minimum: 0 }
const hook = {
  type: 'object',
  required: ['id', 'url', 'secret'],
  additionalProperties: false,
  properties: { id: text, url: text, secret: optionalText },
}

export const settingBodies: Record<keyof DigiflazzSettings, object> = {
  username: text,
  devKey: text,
  productionKey: optionalText,
  webhookUrl: optionalText,
  webhookSecret: optionalText,
  moreWebhooks: { type: 'array', items: hook, maxItems: 10 },
  allowedIps: { type: ['array', 'null'], items: text },
  requeryEveryMs: ms,
  priceListEveryMs: ms,
  priceByCodeEveryMs: ms,
  inquiryPlnEveryMs: ms,
  testPendingMs: ms,
  refusalStatus: { enum: [200, 400] },
}
