export type DepositStatus = 'pending' | 'completed' | 'expired' | 'failed'
export type DepositStep = 'complete' | 'expire' | 'fail'

export type Deposit = {
  id: string
  userId: string
  amount: bigint
  currency: string
  method: string
  paymentId: string | null
  status: DepositStatus
  createdAt: Date
}

/** The whole life of a deposit. Money that comes late is still the customer's. */
export const steps: Record<DepositStatus, Partial<Record<DepositStep, DepositStatus>>> = {
  pending: { complete: 'completed', expire: 'expired', fail: 'failed' },
  expired: { complete: 'completed' },
  failed: { complete: 'completed' },
  completed: {},
}
