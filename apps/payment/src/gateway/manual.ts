import { IDR, money } from '@konter/core'
import type { Payment } from '../payment/payment.ts'
import type { Created, Method, PaymentGateway } from './gateway.ts'

/** Cash at the counter: staff confirm that it was handed over. Nobody calls back, so nothing is ever believed from outside. */
export function createManual(amountMax: bigint): PaymentGateway {
  const cash: Method = {
    code: 'manual:cash',
    gateway: 'manual',
    channel: 'cash',
    name: 'Tunai di konter',
    active: true,
    feeAddedByGateway: false,
    fee: { flat: 0n, basisPoints: 0, min: 0n, max: null },
    amountMin: 1_000n,
    amountMax,
    needsPhone: false,
  }

  const created = (payment: Payment): Created => ({
    reference: payment.merchantReference,
    merchantReference: payment.merchantReference,
    status: 'pending',
    total: payment.total,
    gatewayFee: money(0, IDR),
    paidAt: null,
    qrString: null,
    payCode: payment.merchantReference,
    payUrl: null,
    instructions: [
      {
        title: 'Bayar tunai',
        steps: ['Sebutkan kode ini di konter.', 'Serahkan uang tunai.', 'Petugas mengonfirmasi pembayaran Anda.'],
      },
    ],
    expiresAt: payment.expiresAt,
  })

  return {
    code: 'manual',
    unconfigured: () => undefined,
    methods: async () => [cash],
    create: async (payment) => created(payment),
    find: async () => undefined,
    status: async (payment) => created(payment),
    signatureIsRight: () => false,
    readCallback: () => 'malformed',
    acknowledgement: {},
  }
}
