import { createHash, createHmac } from 'node:crypto'
import { worldEnvironment } from '../../tools/launch/simulated-world.ts'
import type { Random } from '../storm/random.ts'

/** The outside world's words, signed as it would sign them: behind a right signature any nonsense may stand. */

const keys = worldEnvironment({ digiflazz: 0, vip: 0, tripay: 0 })

type Outsider = {
  header: string
  /** What comes beside the signature. */
  beside?: Record<string, string>
  sign(raw: Buffer): string
  /** As its words look. About nothing that exists: a right signature under a lie about a real purchase is believed. */
  words(random: Random): object
}

const number = (random: Random) => random.int(0, 2_000_000)

export const outsiders: Readonly<Record<string, Outsider>> = {
  tripayCallback: {
    header: 'x-callback-signature',
    beside: { 'x-callback-event': 'payment_status' },
    sign: (raw) =>
      createHmac('sha256', keys.TRIPAY_PRIVATE_KEY as string)
        .update(raw)
        .digest('hex'),
    words: (random) => ({
      reference: `T${number(random)}`,
      merchant_ref: `FUZZ-${number(random)}`,
      payment_method: 'QRIS',
      payment_method_code: 'QRIS',
      total_amount: number(random),
      fee_merchant: 0,
      fee_customer: number(random),
      total_fee: number(random),
      amount_received: number(random),
      is_closed_payment: 1,
      status: random.pick(['PAID', 'EXPIRED', 'FAILED', 'REFUND', 'x']),
      paid_at: random.pick([1_738_368_000, null, 'x', 1e18]),
      note: null,
    }),
  },
  digiflazzWebhook: {
    header: 'x-hub-signature',
    sign: (raw) =>
      `sha1=${createHmac('sha1', keys.DIGIFLAZZ_WEBHOOK_SECRET as string)
        .update(raw)
        .digest('hex')}`,
    words: (random) => ({
      data: {
        ref_id: `fuzz-${number(random)}`,
        customer_no: '087800001790',
        buyer_sku_code: 'xld10',
        message: 'Transaksi',
        status: random.pick(['Sukses', 'Gagal', 'Pending', 'x']),
        rc: random.pick(['00', '02', '03', '74', 'xx', '']),
        sn: random.pick(['1234', '', null]),
        price: number(random),
        buyer_last_saldo: number(random),
      },
    }),
  },
  vipWebhook: {
    header: 'x-client-signature',
    sign: () => createHash('md5').update(`${keys.VIP_API_ID}${keys.VIP_API_KEY}`).digest('hex'),
    words: (random) => {
      const data = {
        trxid: `FUZZ${number(random)}`,
        data: '12345678',
        zone: '2001',
        service: 'Mobile Legends',
        status: random.pick(['success', 'error', 'waiting', 'processing', 'x']),
        note: random.pick(['', 'SN 1', null]),
        price: number(random),
      }
      return { data: random.chance(0.5) ? data : [data] }
    },
  },
}

export function signatureFor(random: Random, { header, beside, sign }: Outsider, raw: Buffer): Record<string, string> {
  const right = sign(raw)
  const wrong = [
    '',
    'x',
    right.toUpperCase(),
    `${right}00`,
    right.slice(1),
    // As long in characters, twice as long in bytes.
    '\u00e9'.repeat(right.length),
    '0'.repeat(right.length),
  ]
  const signature = random.chance(0.7) ? right : random.pick(wrong)
  return random.chance(0.9) ? { ...beside, [header]: signature } : {}
}
