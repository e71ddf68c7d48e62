/** Money reserved for what the customer may still cancel. Each hold ends in exactly one of the others, once. */
export type HoldStatus = 'open' | 'captured' | 'released' | 'expired' | 'refused'
export type Hold = {
  id: string
  status: HoldStatus
  amount: bigint
  captured: bigint
  expiresAt: Date
}

/** No hold lasts longer: money that may be gone tomorrow must not wait for years. */
export const holdLifeMsMax = 30 * 24 * 60 * 60 * 1000
