import type { FastifyInstance } from 'fastify'
import { fieldsOf, textOf } from '../fields.ts'
import { numberFor, personFor } from '../made-up.ts'
import { readInquiry } from '../scripts.ts'
import { checkCaller } from './caller.ts'
import { isTooSoon } from './pace.ts'
import { Refusal } from './refusal.ts'
import { messageOf } from './response-codes.ts'
import type { Shop } from './shop.ts'

const segments = ['R1 /000000900', 'R1 /000001300', 'R1 /000002200', 'R2 /000003500', 'B1 /000005500']

/** Meter numbers have 11 digits, customer ids 12. */
const plnNumber = /^\d{11,12}$/

export function addInquiryPln(app: FastifyInstance, shop: Shop): void {
  app.post('/inquiry-pln', async (request) => {
    const customerNo = textOf(fieldsOf(request.body), 'customer_no')
    if (customerNo === undefined) throw new Refusal('40')
    const about = { customer_no: customerNo }
    checkCaller(shop, request, { suffix: customerNo, about })
    if (isTooSoon(shop.state, 'inquiry pln', shop.settings.get().inquiryPlnEveryMs)) throw new Refusal('86', about)
    const { answer, rc, message, name } = readInquiry(shop.state, customerNo, 'inquiry-pln')
    if (answer === 'failed') throw new Refusal(rc ?? '54', about, message)
    if (!plnNumber.test(customerNo)) throw new Refusal('57', about)
    return { data: subscriber(customerNo, name ?? personFor(customerNo)) }
  })
}

const subscriber = (customerNo: string, name: string) => ({
  message: messageOf('00'),
  status: 'Sukses',
  rc: '00',
  customer_no: customerNo,
  meter_no: customerNo.length === 11 ? customerNo : `1${customerNo.slice(-10)}`,
  subscriber_id: customerNo.length === 12 ? customerNo : `5${customerNo}`,
  name,
  segment_power: segments[numberFor(`segment ${customerNo}`, segments.length)],
})
