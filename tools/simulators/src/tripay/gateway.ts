import type { Simulator } from '../simulator.ts'

/** Sandbox and production are two worlds with their own keys; a payment lives in one of them. */
export type Mode = 'sandbox' | 'production'

export type TripaySettings = {
  merchantCode: string
  apiKey: string
  privateKey: string
  productionApiKey: string
  productionPrivateKey: string
  /** Where callbacks go when a payment names no `callback_url`. */
  callbackUrl: string | null
  /** Who may call production; null: any address. The sandbox does not ask. */
  allowedIps: string[] | null
  /** Pays every new payment after so many milliseconds; null: nobody pays. */
  autopayMs: number | null
  /** Refuse a `merchant_ref` that was used before; what the real one does is not written. */
  uniqueMerchantRef: boolean
}

export type Gateway = Simulator<TripaySettings>

export const demoSettings: TripaySettings = {
  merchantCode: 'T0001',
  apiKey: 'DEV-demo-api-key',
  privateKey: 'demo-private-key',
  productionApiKey: 'demo-api-key',
  productionPrivateKey: 'demo-private-key',
  callbackUrl: null,
  allowedIps: null,
  autopayMs: null,
  uniqueMerchantRef: false,
}

const text = { type: 'string', minLength: 1 }

export const settingBodies: Record<keyof TripaySettings, object> = {
  merchantCode: text,
  apiKey: text,
  privateKey: text,
  productionApiKey: text,
  productionPrivateKey: text,
  callbackUrl: { type: ['string', 'null'], minLength: 1 },
  allowedIps: { type: ['array', 'null'], items: text },
  autopayMs: { type: ['integer', 'null'], minimum: 0 },
  uniqueMerchantRef: { type: 'boolean' },
}

export function privateKeyOf(gateway: Gateway, mode: Mode): string {
  const { privateKey, productionPrivateKey } = gateway.settings.get()
  return mode === 'sandbox' ? privateKey : productionPrivateKey
}
