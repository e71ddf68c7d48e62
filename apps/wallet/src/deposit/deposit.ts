export type DepositStatus = 'pending' | 'completed' | 'expired' | 'failed' | 'refunded'
export type DepositStep = 'complete' | 'expire' | 'fail' | 'refund'

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

/** The whole life of a deposit. Money that comes late is still the customer's; what its gateway gave back is not. */
export const steps: Record<DepositStatus, Partial<Record<DepositStep, DepositStatus>>> = {
  pending: { complete: 'completed', expire: 'expired', fail: 'failed' },
  expired: { complete: 'completed' },
  failed: { complete: 'completed' },
  completed: { refund: 'refunded' },
  refunded: {},
}
