import type { State } from '../state.ts'
import type { Mode } from './gateway.ts'

export const paymentSchema = `
  create table if not exists payment (
    id integer primary key, reference text not null unique, merchant_ref text, mode text not null, endpoint text not null,
    open_uuid text, method text not null, method_name text not null, status text not null, amount integer not null,
    fee_merchant integer not null, fee_customer integer not null, paid_amount integer, customer_name text,
    customer_email text, customer_phone text, callback_url text, return_url text, order_items text not null,
    pay_code text, expired_time integer, paid_at integer, note text, created_at integer not null
  );
  create index if not exists payment_by_merchant_ref on payment (merchant_ref)`

export type Status = 'UNPAID' | 'PAID' | 'EXPIRED' | 'FAILED' | 'REFUND'

export type Payment = {
  id: number
  reference: string
  merchantRef: string | null
  mode: Mode
  /** The request that made it, for faults. */
  endpoint: string
  /** The open payment it was paid into; null for a closed one. */
  openUuid: string | null
  method: string
  methodName: string
  status: Status
  /** The price, without what the customer pays on top. */
  amount: number
  feeMerchant: number
  feeCustomer: number
  /** What really came in, where that differs. */
  paidAmount: number | null
  customerName: string | null
  customerEmail: string | null
  customerPhone: string | null
  callbackUrl: string | null
  returnUrl: string | null
  orderItems: string
  payCode: string | null
  /** Unix seconds, like `paidAt`. */
  expiredTime: number | null
  paidAt: number | null
  note: string | null
  createdAt: number
}

export type Draft = Omit<Payment, 'id' | 'reference' | 'status' | 'paidAmount' | 'paidAt' | 'note' | 'createdAt'>

/** `DEV-T0001000000001`: the sandbox marks its references. */
export function insertPayment(state: State, merchantCode: string, draft: Draft): Payment {
  const number = (state.one<{ last: number | null }>('select max(id) as last from payment')?.last ?? 0) + 1
  const prefix = draft.mode === 'sandbox' ? 'DEV-' : ''
  const reference = `${prefix}${merchantCode}${String(number).padStart(9, '0')}`
  const fresh = { status: 'UNPAID' as const, paidAmount: null, paidAt: null, note: null, createdAt: Date.now() }
  const row = { reference, ...draft, ...fresh }
  return { id: state.insert('payment', row), ...row }
}

export const findPayment = (state: State, reference: string): Payment | undefined =>
  state.one<Payment>('select * from payment where reference = :reference', { reference })

/** By our number or by theirs; of several with the same `merchant_ref` the latest. */
export const findByEither = (state: State, key: string): Payment | undefined =>
  state.one<Payment>('select * from payment where reference = :key or merchant_ref = :key order by id desc limit 1', {
    key,
  })

type Changes = Pick<Payment, 'status'> & Partial<Pick<Payment, 'paidAmount' | 'paidAt' | 'note'>>

export function updatePayment(state: State, payment: Payment, changes: Changes): Payment {
  const { id, paidAmount, paidAt, note } = payment
  const changed = { paidAmount, paidAt, note, ...changes }
  state.run(
    'update payment set status = :status, paid_amount = :paidAmount, paid_at = :paidAt, note = :note where id = :id',
    { id, ...changed },
  )
  return { ...payment, ...changed }
}

type Filtered = Pick<Payment, 'mode' | 'reference' | 'merchantRef' | 'method' | 'status' | 'openUuid'>
export type PaymentFilter = { [Name in keyof Filtered]?: string | null }

export function listPayments(state: State, filter: PaymentFilter): Payment[] {
  const { mode = null, reference = null, merchantRef = null, method = null, status = null, openUuid = null } = filter
  return state.all<Payment>(
    `select * from payment where (:mode is null or mode = :mode) and (:method is null or method = :method)
       and (:reference is null or reference = :reference) and (:merchantRef is null or merchant_ref = :merchantRef)
       and (:status is null or status = :status) and (:openUuid is null or open_uuid = :openUuid) order by id`,
    { mode, reference, merchantRef, method, status, openUuid },
  )
}

/** What the customer has to pay, or did. */
export const totalOf = ({ paidAmount, amount, feeCustomer }: Payment): number => paidAmount ?? amount + feeCustomer
