import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Subject } from '../faults.ts'
import { addFormParsers, fieldsOf, textOf } from '../fields.ts'
import { phpJson } from '../php-json.ts'
import { type CommonOptions, type Running, startSimulator } from '../simulator.ts'
import { addCallerCheck } from './caller.ts'
import { channelSchema } from './channels.ts'
import { addTripayControl } from './control.ts'
import { addEndingWorker } from './end-payment.ts'
import { demoSettings, type Gateway, settingBodies, type TripaySettings } from './gateway.ts'
import { addOpenPayments, openPaymentSchema } from './open-payments.ts'
import { addPages } from './pages.ts'
import { paymentSchema } from './payments.ts'
import { answerRefusals } from './refusal.ts'
import { addRoutes } from './routes.ts'

export type TripayOptions = CommonOptions & { settings?: Partial<TripaySettings> }

export function startTripay(options: TripayOptions = {}): Promise<Running> {
  return startSimulator<TripaySettings>({
    name: 'tripay',
    options,
    schema: [channelSchema, paymentSchema, openPaymentSchema],
    defaults: { ...demoSettings, ...options.settings },
    seed: () => undefined,
    addWorkers: addEndingWorker,
    describe,
    prefixes: ['/api-sandbox', '/api'],
    addApi,
    addControl: addTripayControl,
    addPages,
    control: { settingBodies, verdicts: [] },
  })
}

function addApi(app: FastifyInstance, gateway: Gateway): void {
  const mode = app.prefix === '/api-sandbox' ? 'sandbox' : 'production'
  app.setReplySerializer(phpJson)
  addFormParsers(app)
  answerRefusals(app)
  addCallerCheck(app, gateway, mode)
  addRoutes(app, gateway, mode)
  addOpenPayments(app, gateway, mode)
}

/** The operation is the last part of the path; the target is our number, or theirs where ours is not said. */
function describe({ url, body, query }: FastifyRequest): Subject {
  const [fields, asked] = [fieldsOf(body), fieldsOf(query)]
  const [endpoint = ''] = url.split('?')
  const target = textOf(fields, 'merchant_ref') ?? textOf(asked, 'merchant_ref') ?? textOf(asked, 'reference') ?? ''
  return { endpoint, operation: endpoint.split('/').at(-1) ?? '', target }
}
