import { PaymentView } from '@konter/contracts'
import { Amount, Id, Instant, Integer, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'

export type RequestDeposit = Static<typeof RequestDeposit>
export const RequestDeposit = Type.Object(
  {
    amount: Amount,
    paymentMethod: Type.String({
      minLength: 1,
      maxLength: 50,
      description: 'A code of GET /v1/payment-methods, such as `tripay:QRIS`.',
    }),
  },
  { additionalProperties: false, title: 'RequestDeposit' },
)

const Deposit = {
  id: Id,
  status: OneOf(['pending', 'completed', 'expired', 'failed', 'refunded']),
  amount: Integer,
  currency: Type.String(),
  method: Type.String(),
  createdAt: Instant,
}
export const DepositSummary = Type.Object(Deposit, { title: 'DepositSummary' })
export const DepositView = Type.Object({ ...Deposit, payment: Type.Optional(PaymentView) }, { title: 'Deposit' })
export const DepositPage = page(DepositSummary, 'DepositPage')
export const DepositQuery = Type.Object(Page, { additionalProperties: false })
