import type { FastifyInstance, FastifyRequest } from 'fastify'
import { setCounter } from '../counters.ts'
import type { Subject } from '../faults.ts'
import { addFormParsers, fieldsOf, textOf } from '../fields.ts'
import { fulfilmentSchema } from '../fulfilments.ts'
import { phpJson } from '../php-json.ts'
import { type CommonOptions, type Running, startSimulator } from '../simulator.ts'
import { addStepWorker } from '../steps.ts'
import { addVipControl } from './control.ts'
import { orderSchema } from './orders.ts'
import { demoSettings, type Panel, settingBodies, type VipSettings } from './panel.ts'
import { answerRefusals } from './refusal.ts'
import { addRoutes } from './routes.ts'
import { seedServices, serviceSchema } from './services.ts'
import { takeStep, verdicts } from './verdict.ts'

export type VipOptions = CommonOptions & { balance?: number; settings?: Partial<VipSettings> }

const demoBalance = 100_000_000

export function startVip(options: VipOptions = {}): Promise<Running> {
  return startSimulator<VipSettings>({
    name: 'vip-reseller',
    options,
    schema: [serviceSchema, orderSchema, fulfilmentSchema],
    defaults: { ...demoSettings, ...options.settings },
    seed: ({ state }) => {
      seedServices(state)
      setCounter(state, 'balance', options.balance ?? demoBalance)
    },
    addWorkers: (panel) => addStepWorker(panel.due, panel.state, (id, step) => takeStep(panel, id, step)),
    describe,
    prefixes: ['/api'],
    addApi,
    addControl: addVipControl,
    control: { settingBodies, verdicts },
  })
}

function addApi(app: FastifyInstance, panel: Panel): void {
  app.setReplySerializer(phpJson)
  app.removeAllContentTypeParsers()
  addFormParsers(app)
  // PHP finds no fields in a JSON body; neither does this.
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => ({}))
  answerRefusals(app)
  addRoutes(app, panel)
}

function describe({ url, body }: FastifyRequest): Subject {
  const fields = fieldsOf(body)
  const [endpoint = ''] = url.split('?')
  const target = textOf(fields, 'data_no') ?? textOf(fields, 'target') ?? textOf(fields, 'trxid') ?? ''
  return { endpoint, operation: textOf(fields, 'type') ?? '', target }
}
