import { Id, MoneySchema } from '@konter/core'
import { Type } from 'typebox'
import { defineEvent } from './event.ts'

/** A deposit was paid and stands in the customer's account. */
export const DepositCompleted = defineEvent(
  'wallet.deposit-completed.v1',
  'depositId',
  Type.Object({ depositId: Id, userId: Id, amount: MoneySchema, balanceAfter: MoneySchema, method: Type.String() }),
)

export const DepositExpired = defineEvent(
  'wallet.deposit-expired.v1',
  'depositId',
  Type.Object({ depositId: Id, userId: Id, amount: MoneySchema, method: Type.String() }),
)

/**
 * A gateway refunded a payment whose money had been credited: `taken` came back out of the payer's balance, `claimed` is
 * what the balance did not cover, and the payer owes.
 */
export const PaymentTakenBack = defineEvent(
  'wallet.payment-taken-back.v1',
  'paymentId',
  Type.Object({ paymentId: Id, userId: Id, amount: MoneySchema, taken: MoneySchema, claimed: MoneySchema }),
)
