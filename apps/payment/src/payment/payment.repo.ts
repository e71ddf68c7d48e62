import { money } from '@konter/core'
import { decodeCursor, pageOf, type Tx } from '@konter/service'
import type { Created } from '../gateway/gateway.ts'
import { problem } from '../problems.ts'
import { type Instruction, type Payment, type PaymentStatus, type PaymentStep, steps } from './payment.ts'

type Row = {
  id: string
  purpose: 'deposit' | 'order'
  purpose_id: string
  payer_id: string
  gateway: string
  method: string
  channel: string
  amount: bigint
  fee: bigint
  total: bigint
  asked: bigint
  gateway_fee: bigint
  currency: string
  description: string
  payer_name: string
  payer_email: string | null
  payer_phone: string | null
  status: PaymentStatus
  merchant_reference: string
  reference: string | null
  qr_string: string | null
  pay_code: string | null
  pay_url: string | null
  instructions: Instruction[]
  created_at: Date
  expires_at: Date
  paid_at: Date | null
}

function paymentOf(row: Row): Payment {
  const inCurrency = (amount: bigint) => money(amount, row.currency)
  return {
    id: row.id,
    purpose: row.purpose,
    purposeId: row.purpose_id,
    payerId: row.payer_id,
    gateway: row.gateway,
    method: row.method,
    channel: row.channel,
    amount: inCurrency(row.amount),
    fee: inCurrency(row.fee),
    total: inCurrency(row.total),
    asked: inCurrency(row.asked),
    gatewayFee: inCurrency(row.gateway_fee),
    description: row.description,
    payer: { name: row.payer_name, email: row.payer_email, phone: row.payer_phone },
    status: row.status,
    merchantReference: row.merchant_reference,
    reference: row.reference,
    qrString: row.qr_string,
    payCode: row.pay_code,
    payUrl: row.pay_url,
    instructions: row.instructions,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
  }
}

/** True when the payment is new; false when it had been inserted before. */
export async function insertPayment(tx: Tx, payment: Payment): Promise<boolean> {
  const { amount, fee, total, asked, payer } = payment
  const inserted = await tx.query(
    `insert into payment (id, purpose, purpose_id, payer_id, gateway, method, channel, amount, fee, total, asked, currency, description,
                          payer_name, payer_email, payer_phone, status, merchant_reference, created_at, expires_at)
     values ($1::uuid, $2, $3::uuid, $4::uuid, $5, $6, $7, $8::bigint, $9::bigint, $10::bigint, $11::bigint, $12, $13,
             $14, $15, $16, $17, $18, $19::timestamptz, $20::timestamptz)
     on conflict (id) do nothing returning id`,
    [
      payment.id,
      payment.purpose,
      payment.purposeId,
      payment.payerId,
      payment.gateway,
      payment.method,
      payment.channel,
      amount.amount,
      fee.amount,
      total.amount,
      asked.amount,
      amount.currency,
      payment.description,
      payer.name,
      payer.email,
      payer.phone,
      payment.status,
      payment.merchantReference,
      payment.createdAt,
      payment.expiresAt,
    ],
  )
  return inserted.length === 1
}

export async function paymentById(tx: Tx, id: string): Promise<Payment | undefined> {
  const [row] = await tx.query<Row>('select * from payment where id = $1::uuid', [id])
  return row && paymentOf(row)
}

export async function findPayment(tx: Tx, where: { id: string; payerId?: string }): Promise<Payment> {
  const payment = await paymentById(tx, where.id)
  if (payment === undefined || (where.payerId !== undefined && payment.payerId !== where.payerId))
    throw problem('payment.not-found', { id: where.id })
  return payment
}

/** As it is from now until the end of the transaction: whoever else would move it waits. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment> {
  const [row] = await tx.query<Row>('select * from payment where id = $1::uuid for update', [id])
  if (row === undefined) throw problem('payment.not-found', { id })
  return paymentOf(row)
}

export async function paymentByMerchantReference(
  tx: Tx,
  gateway: string,
  reference: string,
): Promise<Payment | undefined> {
  const [row] = await tx.query<Row>('select * from payment where gateway = $1 and merchant_reference = $2', [
    gateway,
    reference,
  ])
  return row && paymentOf(row)
}

/**
 * Nobody else asks the gateway to create this payment until the lease ends. Answers the how-manieth attempt this is, or
 * undefined when somebody else is at it, or nobody needs to be.
 */
export async function leaseCreation(tx: Tx, id: string, now: Date, leaseMs: number): Promise<number | undefined> {
  const [leased] = await tx.query<{ creations: number }>(
    `update payment set creating_until = $3::timestamptz, creations = creations + 1
      where id = $1::uuid and reference is null and status = 'pending' and (creating_until is null or creating_until <= $2::timestamptz)
      returning creations`,
    [id, now, new Date(now.getTime() + leaseMs)],
  )
  return leased?.creations
}

/** What the gateway answered; a callback may have told the reference before. */
export async function noteCreated(tx: Tx, id: string, created: Created): Promise<void> {
  await tx.query(
    `update payment set reference = $2, qr_string = $3, pay_code = $4, pay_url = $5, instructions = $6::jsonb, creating_until = null
      where id = $1::uuid and (reference is null or reference = $2)`,
    [id, created.reference, created.qrString, created.payCode, created.payUrl, JSON.stringify(created.instructions)],
  )
}

export async function noteReference(tx: Tx, id: string, reference: string): Promise<void> {
  await tx.query('update payment set reference = $2 where id = $1::uuid and reference is null', [id, reference])
}

export type Move = { cause: string; actor: string; at: Date; paidAt?: Date; gatewayFee?: bigint }

/** The only writer of `status`. Undefined when the payment is past that step: nothing that is final changes. */
export async function movePayment(
  tx: Tx,
  payment: Payment,
  step: PaymentStep,
  move: Move,
): Promise<Payment | undefined> {
  const { id, status: from } = payment
  const to = steps[from][step]
  if (to === undefined) return undefined
  const [row] = await tx.query<Row>(
    `update payment set status = $3, paid_at = coalesce($4::timestamptz, paid_at), gateway_fee = coalesce($5::bigint, gateway_fee)
      where id = $1::uuid and status = $2 returning *`,
    [id, from, to, move.paidAt ?? null, move.gatewayFee ?? null],
  )
  if (row === undefined) throw new Error(`payment ${id} moved meanwhile`)
  await tx.query(
    `insert into payment_move (payment_id, at, from_status, to_status, cause, actor) values ($1::uuid, $2::timestamptz, $3, $4, $5, $6)`,
    [id, move.at, from, to, move.cause, move.actor],
  )
  return paymentOf(row)
}

export type PaymentFilter = { limit?: number; cursor?: string; status?: PaymentStatus; payerId?: string }

export async function listPayments(tx: Tx, { limit = 20, cursor, status, payerId }: PaymentFilter) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from payment
      where ($1::text is null or status = $1) and ($2::uuid is null or payer_id = $2)
        and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
      order by created_at desc, id desc limit $5::int`,
    [status ?? null, payerId ?? null, at, id, limit + 1],
  )
  return pageOf(rows, limit, paymentOf, (row) => [row.created_at.toISOString(), row.id])
}

export async function movesOf(tx: Tx, id: string) {
  const rows = await tx.query<{ at: Date; from_status: string; to_status: string; cause: string; actor: string }>(
    'select at, from_status, to_status, cause, actor from payment_move where payment_id = $1::uuid order by at',
    [id],
  )
  return rows.map(({ at, from_status, to_status, cause, actor }) => ({
    at,
    from: from_status,
    to: to_status,
    cause,
    actor,
  }))
}
