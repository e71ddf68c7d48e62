import { randomInt } from 'node:crypto'
import type { OpenPayment, PaymentView } from '@konter/contracts'
import { compare, day, equals, IDR, money } from '@konter/core'
import { enqueue, killPoint } from '@konter/service'
import type { Context } from '../context.ts'
import { type Created, feeOf, type Method } from '../gateway/gateway.ts'
import { RefreshMethods, usableMethod } from '../method/methods.ts'
import { problem } from '../problems.ts'
import { PollPayment } from './payment.jobs.ts'
import { findPayment, insertPayment, leaseCreation, noteCreated, paymentById } from './payment.repo.ts'
import { nextPollAt, type Payment } from './payment.ts'
import { paymentView } from './payment.view.ts'
import { closePayment, settlePayment } from './settle-payment.ts'

const leaseMs = 60_000

/**
 * Opens a payment, or answers the one that the same id opened before. When the gateway's answer is lost the payment is
 * answered without its codes: a job finds out what became of it.
 */
export async function openPayment(ctx: Context, input: OpenPayment): Promise<PaymentView> {
  // Looked for first: what was opened once is answered, whatever its method has become since.
  if ((await paymentById(ctx.db, input.id)) === undefined) await insert(ctx, input)
  killPoint('payment.open-before-gateway')
  await createAtGateway(ctx, input.id)
  const opened = await findPayment(ctx.db, { id: input.id })
  if (opened.status === 'failed') throw problem('payment.gateway-refused', { method: opened.method })
  return paymentView(opened)
}

async function insert(ctx: Context, input: OpenPayment): Promise<void> {
  const method = await usableMethod(ctx, input.method, BigInt(input.amount))
  if (method.needsPhone && input.contact.phone === null) throw problem('payment.phone-needed', { method: method.code })
  const payment = newPayment(ctx, input, method)
  expectTotal(payment, input)
  await ctx.transaction(async (tx) => {
    const isNew = await insertPayment(tx, payment)
    if (isNew)
      await enqueue(
        tx,
        PollPayment,
        { paymentId: payment.id },
        { at: nextPollAt(payment, ctx.now()) as Date, key: `poll:${payment.id}` },
      )
  })
}

/** What was quoted is what is paid: a fee that has changed since is told before anything can be paid. */
function expectTotal({ total }: Payment, { total: expected }: OpenPayment): void {
  if (expected !== undefined && BigInt(expected) !== total.amount)
    throw problem('payment.total-changed', { total: total.amount, expected })
}

function newPayment(ctx: Context, input: OpenPayment, method: Method): Payment {
  const now = ctx.now()
  const amount = money(input.amount, IDR)
  const borneByPayer = method.feeAddedByGateway || ctx.config.PAYMENT_FEE_BORNE_BY === 'customer'
  const fee = money(borneByPayer ? feeOf(method, amount.amount) : 0n, IDR)
  const total = money(amount.amount + fee.amount, IDR)
  return {
    id: input.id,
    purpose: input.purpose,
    purposeId: input.purposeId,
    payerId: input.payerId,
    gateway: method.gateway,
    method: method.code,
    channel: method.channel,
    amount,
    fee,
    total,
    asked: method.feeAddedByGateway ? amount : total,
    gatewayFee: money(0, IDR),
    description: input.description,
    payer: input.contact,
    status: 'pending',
    merchantReference: merchantReference(now),
    reference: null,
    qrString: null,
    payCode: null,
    payUrl: null,
    instructions: [],
    createdAt: now,
    expiresAt: new Date(
      now.getTime() + (method.gateway === 'manual' ? ctx.config.CASH_LIFE_MS : ctx.config.PAYMENT_LIFE_MS),
    ),
    paidAt: null,
  }
}

/** `KTR-20261121-…`: unique with its ten random digits, readable at the counter, accepted by every gateway. */
const merchantReference = (now: Date): string =>
  `KTR-${day(now).replaceAll('-', '')}-${String(randomInt(0, 100_000)).padStart(5, '0')}${String(randomInt(0, 100_000)).padStart(5, '0')}`

/**
 * Asks the gateway until it is known what became of our reference. First whether it has it already: a create whose answer
 * was lost must not be made twice. An error of the call leaves everything open.
 */
export async function createAtGateway(ctx: Context, id: string): Promise<void> {
  const attempt = await leaseCreation(ctx.db, id, ctx.now(), leaseMs)
  if (attempt === undefined) return
  const payment = await findPayment(ctx.db, { id })
  const gateway = ctx.gateways.get(payment.gateway)
  if (gateway === undefined) return
  try {
    const known = attempt === 1 ? undefined : await gateway.find(payment)
    const created = known ?? (await gateway.create(payment))
    killPoint('payment.open-after-gateway')
    if ('refused' in created) return await refuseCreation(ctx, payment, created.refused)
    await takeCreation(ctx, payment, created)
  } catch (error) {
    ctx.log.warn(
      { err: error, paymentId: id, gateway: payment.gateway },
      'the gateway gave no answer; its state is unknown',
    )
  }
}

async function refuseCreation(ctx: Context, payment: Payment, reason: string): Promise<void> {
  ctx.log.error({ paymentId: payment.id, method: payment.method, reason }, 'the gateway refused a payment')
  await ctx.transaction((tx) => closePayment(ctx, tx, payment, 'fail', `refused: ${reason}`))
}

async function takeCreation(ctx: Context, payment: Payment, created: Created): Promise<void> {
  // The payer was quoted a total; a gateway that asks for another is not used.
  if (!equals(created.total, payment.total)) {
    const found = compare(created.total, payment.total) > 0 ? 'more' : 'less'
    // What we know of its fees is old: else the next payment would be refused as well.
    await ctx.transaction((tx) => enqueue(tx, RefreshMethods, {}, { key: 'refresh-methods' }))
    return refuseCreation(ctx, payment, `asks for ${found} than was quoted`)
  }
  await ctx.transaction(async (tx) => {
    await noteCreated(tx, payment.id, created)
    await settlePayment(ctx, tx, await findPayment(tx, { id: payment.id }), created, `${payment.gateway} answered`)
  })
}
