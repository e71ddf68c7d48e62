import { digits, numberFor, personFor, plnToken, voucherCode } from '../../made-up.ts'
import type { State } from '../../state.ts'
import { findItem } from '../price-list/items.ts'
import type { Purchase } from './purchases.ts'

const powers = ['900', '1300', '2200', '3500']

/** Each category has its own kind of serial number; the format is the seller's, never promised. */
export function serialFor(state: State, { sku, customerNo, kind, price }: Purchase): string {
  const category = findItem(state, sku)?.category
  if (kind === 'postpaid') return `S${digits(10)}N`
  if (category === 'PLN') return `${plnToken()}/${tokenDetails(customerNo, price)}`
  if (category === 'Voucher') return voucherCode(4)
  if (category === 'Games') return `${digits(7)}-${digits(6)}`
  return digits(16)
}

function tokenDetails(customerNo: string, price: number): string {
  const power = powers[numberFor(`power ${customerNo}`, powers.length)]
  const kwh = (price / 1_480).toFixed(1).replace('.', ',')
  return `${personFor(customerNo)}/R1/${power}/${kwh}`
}
