import { Instant, Integer, Page, page } from '@konter/core'
import { Type } from 'typebox'

const Balances = {
  balance: Integer,
  held: Integer,
  available: Integer,
  currency: Type.String(),
}
export const WalletView = Type.Object(Balances, { title: 'Wallet' })
export const AccountView = Type.Object(
  { code: Type.String(), ...Balances, sequence: Integer, status: Type.String() },
  { title: 'Account' },
)
export const AccountList = Type.Object({ items: Type.Array(AccountView) }, { title: 'AccountList' })

export const MutationView = Type.Object(
  {
    id: Type.String(),
    at: Instant,
    kind: Type.String(),
    amount: Type.Unsafe<bigint>(Type.Integer({ description: 'Negative when money left the account.' })),
    currency: Type.String(),
    balanceBefore: Integer,
    balanceAfter: Integer,
    sequence: Type.Unsafe<bigint>(Type.Integer({ description: 'Without gaps, per account.' })),
    reference: Type.String(),
  },
  { title: 'Mutation' },
)
export const MutationPage = page(MutationView, 'MutationPage')
export const MutationQuery = Type.Object(
  {
    ...Page,
    kind: Type.Optional(Type.String({ maxLength: 50 })),
    from: Type.Optional(Type.String({ format: 'date-time' })),
    to: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export const AccountParams = Type.Object({ code: Type.String({ maxLength: 80 }) }, { additionalProperties: false })
export const ViolationList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { invariant: Type.String(), what: Type.String(), found: Type.String() },
        { title: 'LedgerViolation' },
      ),
    ),
  },
  { title: 'LedgerViolationList' },
)
