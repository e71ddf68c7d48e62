import { type Fields, textOf, wholeOf } from '../../fields.ts'
import { Refusal } from '../refusal.ts'

/** A request to `/transaction`, prepaid or postpaid. */
export type Order = {
  command: 'topup' | 'inq-pasca' | 'pay-pasca' | 'status-pasca'
  sku: string
  customerNo: string
  refId: string
  testing: boolean
  maxPrice: number | undefined
  amount: number | undefined
  cbUrl: string | null
}

export function readOrder(fields: Fields): Order {
  const sku = textOf(fields, 'buyer_sku_code')
  const customerNo = textOf(fields, 'customer_no')
  const refId = textOf(fields, 'ref_id')
  const command = readCommand(fields.commands)
  if (sku === undefined || customerNo === undefined || refId === undefined || command === undefined) {
    throw new Refusal('40')
  }
  const testing = fields.testing === true
  const cbUrl = textOf(fields, 'cb_url') ?? null
  return {
    command,
    sku,
    customerNo,
    refId,
    testing,
    cbUrl,
    maxPrice: wholeOf(fields, 'max_price'),
    amount: wholeOf(fields, 'amount'),
  }
}

export const aboutOrder = ({ refId, customerNo, sku }: Order): Record<string, string> => ({
  ref_id: refId,
  customer_no: customerNo,
  buyer_sku_code: sku,
})

export const refuse = (rc: string, order: Order, message?: string): Refusal =>
  new Refusal(rc, aboutOrder(order), message)

function readCommand(commands: unknown): Order['command'] | undefined {
  if (commands === undefined) return 'topup'
  return commands === 'inq-pasca' || commands === 'pay-pasca' || commands === 'status-pasca' ? commands : undefined
}
