import type { FastifyInstance } from 'fastify'
import { takeFault } from '../../faults.ts'
import { fieldsOf } from '../../fields.ts'
import { runSteps } from '../../steps.ts'
import { laneOf } from '../../webhooks.ts'
import { checkCaller } from '../caller.ts'
import { inquire } from '../postpaid/inquire.ts'
import { pay } from '../postpaid/pay.ts'
import { askStatus } from '../postpaid/status.ts'
import { decide } from '../refusal.ts'
import type { Shop } from '../shop.ts'
import { responseOf } from './answers.ts'
import { aboutOrder, type Order, readOrder } from './order.ts'
import type { Purchase } from './purchases.ts'
import { topUp } from './top-up.ts'

const commands: Record<Order['command'], (shop: Shop, order: Order) => Purchase> = {
  topup: topUp,
  'inq-pasca': inquire,
  'pay-pasca': pay,
  'status-pasca': askStatus,
}

export function addTransaction(app: FastifyInstance, shop: Shop): void {
  app.post('/transaction', async (request) => {
    const order = readOrder(fieldsOf(request.body))
    const about = aboutOrder(order)
    checkCaller(shop, request, { suffix: order.refId, mode: order.testing ? 'testing' : 'real', about })
    const purchase = decide(shop.state, () => commands[order.command](shop, order))
    await overtake(shop, order, purchase)
    return { data: responseOf(purchase) }
  })
}

/** The fault `webhook-first`: all that would be told later is told before this answer, which is stale by then. */
async function overtake(shop: Shop, { command, customerNo: target }: Order, { id, refId }: Purchase): Promise<void> {
  if (command !== 'topup' && command !== 'pay-pasca') return
  const subject = { endpoint: '/v1/transaction', operation: command, target }
  if (takeFault(shop.state, 'webhook-first', subject) === undefined) return
  await runSteps(shop.due, id)
  await shop.due.runLane(laneOf(refId))
}
