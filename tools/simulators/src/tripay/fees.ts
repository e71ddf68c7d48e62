import type { Channel } from './channels.ts'

export type Fees = { feeMerchant: number; feeCustomer: number }

/** 750 + 0.7 % of 100000 = 1450, as in the official example; half a rupiah is rounded up. */
export function feesOf({ flat, basisPoints, feeMin, feePayer }: Channel, amount: number): Fees {
  const fee = Math.max(flat + Math.round((amount * basisPoints) / 10_000), feeMin ?? 0)
  return feePayer === 'merchant' ? { feeMerchant: fee, feeCustomer: 0 } : { feeMerchant: 0, feeCustomer: fee }
}

const percentText = ({ basisPoints }: Channel): string => (basisPoints / 100).toFixed(2)

export function calculatorAnswer(channel: Channel, amount: number): object {
  const { code, name, flat, feeMin } = channel
  const { feeMerchant, feeCustomer } = feesOf(channel, amount)
  return {
    code,
    name,
    fee: { flat, percent: percentText(channel), min: feeMin, max: null },
    total_fee: { merchant: feeMerchant, customer: feeCustomer },
  }
}

const groups = {
  'virtual-account': 'Virtual Account',
  store: 'Convenience Store',
  wallet: 'E-Wallet',
  qris: 'E-Wallet',
} as const

export function channelAnswer(channel: Channel): object {
  const { code, name, kind, flat, basisPoints, feeMin, feePayer, amountMin, amountMax, active } = channel
  const [whole, nothing] = [
    { flat, percent: basisPoints / 100 },
    { flat: 0, percent: 0 },
  ]
  return {
    group: groups[kind],
    code,
    name,
    type: kind === 'wallet' ? 'redirect' : 'direct',
    fee_merchant: feePayer === 'merchant' ? whole : nothing,
    fee_customer: feePayer === 'customer' ? whole : nothing,
    total_fee: { flat, percent: percentText(channel) },
    minimum_fee: feeMin,
    maximum_fee: null,
    minimum_amount: amountMin,
    maximum_amount: amountMax,
    icon_url: `https://assets.tripay.co.id/upload/payment-icon/${code}.png`,
    active,
  }
}
