import type { Tx } from '@konter/service'

/** A payment of an order that its gateway gave back; `taken` and `claimed` are null until it is taken back. */
export type PaymentRefund = {
  paymentId: string
  orderId: string
  userId: string
  gateway: string
  total: bigint
  gatewayFee: bigint
  refundedAt: Date
  taken: bigint | null
  claimed: bigint | null
}

type Row = {
  payment_id: string
  order_id: string
  user_id: string
  gateway: string
  total: bigint
  gateway_fee: bigint
  refunded_at: Date
  taken: bigint | null
  claimed: bigint | null
}

const refundOf = (row: Row): PaymentRefund => ({
  paymentId: row.payment_id,
  orderId: row.order_id,
  userId: row.user_id,
  gateway: row.gateway,
  total: row.total,
  gatewayFee: row.gateway_fee,
  refundedAt: row.refunded_at,
  taken: row.taken,
  claimed: row.claimed,
})

type Told = Omit<PaymentRefund, 'taken' | 'claimed'>

export async function insertRefund(tx: Tx, refund: Told): Promise<void> {
  await tx.query(
    `insert into payment_refund (payment_id, order_id, user_id, gateway, total, gateway_fee, refunded_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5::bigint, $6::bigint, $7::timestamptz) on conflict (payment_id) do nothing`,
    [
      refund.paymentId,
      refund.orderId,
      refund.userId,
      refund.gateway,
      refund.total,
      refund.gatewayFee,
      refund.refundedAt,
    ],
  )
}

export async function refundById(tx: Tx, paymentId: string): Promise<PaymentRefund | undefined> {
  const [row] = await tx.query<Row>('select * from payment_refund where payment_id = $1::uuid', [paymentId])
  return row && refundOf(row)
}

export async function refundsOf(tx: Tx, orderId: string): Promise<PaymentRefund[]> {
  const rows = await tx.query<Row>('select * from payment_refund where order_id = $1::uuid order by refunded_at', [
    orderId,
  ])
  return rows.map(refundOf)
}

export async function noteTakenBack(
  tx: Tx,
  paymentId: string,
  { taken, claimed }: { taken: number; claimed: number },
): Promise<void> {
  await tx.query(
    'update payment_refund set taken = $2::bigint, claimed = $3::bigint where payment_id = $1::uuid and taken is null',
    [paymentId, taken, claimed],
  )
}
