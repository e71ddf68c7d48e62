import { readCounter } from '../counters.ts'
import { type Fields, textOf } from '../fields.ts'
import { isWithinHours, jakartaDay } from '../jakarta.ts'
import { type Steps, takeSteps } from '../scripts.ts'
import { planSteps } from '../steps.ts'
import { tell } from './callbacks.ts'
import { isGame, type PrepaidService, type Service } from './catalogue/service.ts'
import { findLiving, insertOrder, type Order } from './orders.ts'
import type { Panel } from './panel.ts'
import { Refusal } from './refusal.ts'
import { type Family, findService } from './services.ts'
import { applyVerdict } from './verdict.ts'

/** There is no reference of ours in it: the same request again is a second order. */
export function placeOrder(panel: Panel, family: Family, fields: Fields): Order {
  const [code, dataNo] = [textOf(fields, 'service'), textOf(fields, 'data_no')]
  if (code === undefined || dataNo === undefined) throw new Refusal('Permintaan tidak lengkap')
  const service = findService(panel.state, code)
  if (service === undefined || isGame(service) !== (family === 'game')) throw new Refusal('Layanan tidak ditemukan')
  const price = service.price[panel.settings.get().level]
  checkSellable(panel, service, { dataNo, price })
  const zone = family === 'game' ? (textOf(fields, 'data_zone') ?? null) : null
  const steps = takeSteps(panel.state, dataNo, code) ?? usualSteps(panel)
  return open(panel, { family, code, service: service.name, dataNo, zone, price: steps[0].price ?? price }, steps)
}

function checkSellable(panel: Panel, service: Service, { dataNo, price }: { dataNo: string; price: number }): void {
  if (service.status === 'empty') throw new Refusal('Layanan sedang tidak tersedia')
  if (!isGame(service)) checkPrepaid(panel, service, dataNo)
  if (readCounter(panel.state, 'balance') < price) throw new Refusal('Saldo tidak mencukupi')
}

function checkPrepaid({ state }: Panel, { code, maintenace, multi_trx }: PrepaidService, dataNo: string): void {
  const [start = '', end = ''] = maintenace.split(' - ')
  if (isWithinHours(Date.now(), start, end)) throw new Refusal('Layanan sedang dalam perbaikan')
  const before = multi_trx ? undefined : findLiving(state, dataNo, code)
  if (before !== undefined && jakartaDay(before.createdAt) === jakartaDay(Date.now())) {
    throw new Refusal('Layanan tidak mendukung transaksi ganda ke tujuan yang sama')
  }
}

const usualSteps = (panel: Panel): Steps => [
  { answer: 'pending' },
  { after: panel.settings.get().settleMs, becomes: 'success' },
]

/** The answer itself is the first news; a webhook comes with every change after it, and at once when it is final. */
function open(panel: Panel, draft: Parameters<typeof insertOrder>[1], [first, ...later]: Steps): Order {
  const order = applyVerdict(panel, insertOrder(panel.state, draft), first.answer, first)
  if (first.webhook !== false && (order.status === 'success' || order.status === 'error')) tell(panel, order)
  planSteps(panel.state, order.id, later, Date.now())
  return order
}
