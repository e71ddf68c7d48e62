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
