import type { Money } from '@konter/core'
import type { Instruction, Payment } from '../payment/payment.ts'

/** How one can pay at a gateway: a Tripay channel, cash at the counter. Codes are `<gateway>:<channel>`. */
export type Method = {
  code: string
  gateway: string
  channel: string
  name: string
  active: boolean
  /** The gateway adds its fee to what we ask for, so the payer bears it. */
  feeAddedByGateway: boolean
  fee: { flat: bigint; basisPoints: number; min: bigint; max: bigint | null }
  /** Whole rupiah, both included. */
  amountMin: bigint
  amountMax: bigint
  needsPhone: boolean
}

/** A payment as the gateway knows it. */
export type GatewayPayment = {
  reference: string
  merchantReference: string
  status: 'pending' | 'paid' | 'expired' | 'failed' | 'refunded'
  /** What the payer pays or paid. */
  total: Money
  /** What the gateway keeps of it. */
  gatewayFee: Money
  paidAt: Date | null
}

/** What the payer needs to pay. */
export type Created = GatewayPayment & {
  qrString: string | null
  payCode: string | null
  payUrl: string | null
  instructions: Instruction[]
  expiresAt: Date
}

/** The gateway said no, for good. Whatever else goes wrong with a call is thrown and means "unknown". */
export type Refused = { refused: string }

/** A callback whose signature was right. `malformed` when it says nothing we understand. */
export type CallbackReading = GatewayPayment | 'malformed'

/**
 * One way of taking money in. Adapters are idempotent by `merchantReference`, which is committed before they are called;
 * every call has a time-out.
 */
export type PaymentGateway = {
  readonly code: string
  /** Undefined when it can be used; else what is missing. A gateway without credentials is never an error at boot. */
  unconfigured(): string | undefined
  methods(): Promise<Method[]>
  create(payment: Payment): Promise<Created | Refused>
  /** The payment we asked for under this reference, if the gateway knows one: after a create whose answer was lost. */
  find(payment: Payment): Promise<Created | undefined>
  status(payment: Payment & { reference: string }): Promise<GatewayPayment>
  /** In constant time, over the raw bytes. */
  signatureIsRight(raw: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): boolean
  readCallback(raw: Buffer): CallbackReading
  /** The body that tells the gateway we have it. */
  readonly acknowledgement: object
}

export type Gateways = ReadonlyMap<string, PaymentGateway>

/** What a method costs for an amount, rounded up. */
export function feeOf({ fee }: Pick<Method, 'fee'>, amount: bigint): bigint {
  const share = amount * BigInt(fee.basisPoints)
  const raw = fee.flat + share / 10_000n + (share % 10_000n === 0n ? 0n : 1n)
  const atLeast = raw < fee.min ? fee.min : raw
  return fee.max !== null && atLeast > fee.max ? fee.max : atLeast
}
