import type { FastifyInstance } from 'fastify'
import { readCounter } from '../counters.ts'
import { takeFault } from '../faults.ts'
import { type Fields, textOf, wholeOf } from '../fields.ts'
import { jakartaText } from '../jakarta.ts'
import { runSteps } from '../steps.ts'
import { laneOf } from '../webhooks.ts'
import { orderAnswer, statusAnswer } from './answers.ts'
import { endpointOf } from './callbacks.ts'
import { checkCaller } from './caller.ts'
import { findNickname } from './nickname.ts'
import { findOrder, listRecent, type Order, trxidOf } from './orders.ts'
import type { Panel } from './panel.ts'
import { placeOrder } from './place-order.ts'
import { Refusal, success } from './refusal.ts'
import { type Family, listGames, listPrepaid, stockOf } from './services.ts'

type Operation = (panel: Panel, fields: Fields) => object | Promise<object>

const gameOperations: Record<string, Operation> = {
  services: (panel, fields) => success(listGames(panel, fields), 'Daftar layanan berhasil didapatkan'),
  order: (panel, fields) => answerOrder(panel, 'game', fields),
  status: (panel, fields) => answerStatus(panel, 'game', fields),
  'service-stock': (panel, fields) => success(stockOf(panel, fields), 'Stok layanan berhasil didapatkan'),
  'get-nickname': findNickname,
}

const prepaidOperations: Record<string, Operation> = {
  services: (panel, fields) => success(listPrepaid(panel, fields), 'Daftar layanan berhasil didapatkan'),
  order: (panel, fields) => answerOrder(panel, 'prepaid', fields),
  status: (panel, fields) => answerStatus(panel, 'prepaid', fields),
}

export function addRoutes(app: FastifyInstance, panel: Panel): void {
  app.post('/profile', async (request) => {
    checkCaller(panel, request)
    return success(profileOf(panel), 'Profil berhasil didapatkan')
  })
  addFeature(app, panel, '/game-feature', gameOperations)
  addFeature(app, panel, '/prepaid', prepaidOperations)
  addFeature(app, panel, '/social-media', {})
}

/** Lists are asked for as `services`, and by some as `service`. */
function addFeature(app: FastifyInstance, panel: Panel, path: string, operations: Record<string, Operation>): void {
  app.post(path, async (request) => {
    const fields = checkCaller(panel, request)
    const type = textOf(fields, 'type') ?? ''
    const operation = operations[type === 'service' ? 'services' : type]
    if (operation === undefined) throw new Refusal('Tipe permintaan tidak valid')
    return operation(panel, fields)
  })
}

async function answerOrder(panel: Panel, family: Family, fields: Fields): Promise<object> {
  const { order, balance } = panel.state.transaction(() => ({
    order: placeOrder(panel, family, fields),
    balance: readCounter(panel.state, 'balance'),
  }))
  await overtake(panel, order)
  return success(orderAnswer(order, balance), 'Pesanan berhasil')
}

/** The fault `webhook-first`: all that would be told later is told before this answer, which is stale by then. */
async function overtake(panel: Panel, order: Order): Promise<void> {
  const subject = { endpoint: endpointOf(order), operation: 'order', target: order.dataNo }
  if (takeFault(panel.state, 'webhook-first', subject) === undefined) return
  await runSteps(panel.due, order.id)
  await panel.due.runLane(laneOf(trxidOf(order)))
}

const limitMax = 100

/** Always a list, even for a single `trxid`. */
function answerStatus({ state }: Panel, family: Family, fields: Fields): object {
  const [trxid, limit] = [textOf(fields, 'trxid'), wholeOf(fields, 'limit')]
  if (trxid === undefined && limit === undefined) throw new Refusal('Permintaan tidak lengkap')
  const message = 'Detail pesanan berhasil didapatkan'
  if (trxid === undefined) {
    const orders = listRecent(state, family, Math.min(Math.max(limit ?? 0, 0), limitMax))
    return success(orders.map(statusAnswer), message)
  }
  const order = findOrder(state, trxid)
  if (order === undefined || order.family !== family) throw new Refusal('Pesanan tidak ditemukan')
  return success([statusAnswer(order)], message)
}

function profileOf({ state, settings }: Panel): object {
  const { fullName, username, level } = settings.get()
  return {
    full_name: fullName,
    username,
    balance: readCounter(state, 'balance'),
    point: 0,
    level: `${level.slice(0, 1).toUpperCase()}${level.slice(1)}`,
    registered: jakartaText(Date.UTC(2024, 0, 2, 3, 4, 5)),
  }
}
