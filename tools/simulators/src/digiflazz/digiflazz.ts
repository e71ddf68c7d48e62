import type { FastifyInstance, FastifyRequest } from 'fastify'
import { setCounter } from '../counters.ts'
import type { Subject } from '../faults.ts'
import { fieldsOf, textOf } from '../fields.ts'
import { fulfilmentSchema } from '../fulfilments.ts'
import { phpJson } from '../php-json.ts'
import { type CommonOptions, type Running, startSimulator } from '../simulator.ts'
import { addStepWorker } from '../steps.ts'
import { addAccount, depositSchema } from './account.ts'
import { addDigiflazzControl } from './control.ts'
import { addInquiryPln } from './inquiry-pln.ts'
import { paceSchema } from './pace.ts'
import { itemSchema, seedItems } from './price-list/items.ts'
import { addPriceList } from './price-list/price-list.ts'
import { answerRefusals } from './refusal.ts'
import { type DigiflazzSettings, demoSettings, type Shop, settingBodies } from './shop.ts'
import { ping } from './transaction/hooks.ts'
import { purchaseSchema } from './transaction/purchases.ts'
import { addTransaction } from './transaction/transaction.ts'
import { takeStep, verdicts } from './transaction/verdict.ts'

export type DigiflazzOptions = CommonOptions & { balance?: number; settings?: Partial<DigiflazzSettings> }

const demoBalance = 100_000_000

export function startDigiflazz(options: DigiflazzOptions = {}): Promise<Running> {
  return startSimulator<DigiflazzSettings>({
    name: 'digiflazz',
    options,
    schema: [itemSchema, purchaseSchema, fulfilmentSchema, depositSchema, paceSchema],
    defaults: { ...demoSettings, ...options.settings },
    seed: ({ state }) => {
      seedItems(state)
      setCounter(state, 'balance', options.balance ?? demoBalance)
    },
    addWorkers: (shop) => addStepWorker(shop.due, shop.state, (id, step) => takeStep(shop, id, step)),
    describe,
    prefixes: ['/v1'],
    addApi,
    addControl: addDigiflazzControl,
    control: { settingBodies, verdicts },
  })
}

function addApi(app: FastifyInstance, shop: Shop): void {
  app.setReplySerializer(phpJson)
  answerRefusals(app, shop)
  addAccount(app, shop)
  addPriceList(app, shop)
  addTransaction(app, shop)
  addInquiryPln(app, shop)
  app.post<{ Params: { hookId: string } }>('/report/hooks/:hookId/pings', async ({ params }, reply) => {
    const tried = await ping(shop, params.hookId)
    return tried === undefined ? reply.code(404).send({ message: 'Hook not found' }) : { data: tried }
  })
}

function describe({ url, body }: FastifyRequest): Subject {
  const fields = fieldsOf(body)
  const [endpoint = ''] = url.split('?')
  const topUp = endpoint.endsWith('/transaction') ? 'topup' : ''
  const operation = textOf(fields, 'commands') ?? textOf(fields, 'cmd') ?? topUp
  return { endpoint, operation, target: textOf(fields, 'customer_no') ?? '' }
}
