import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { addCommonControl, type ControlParts } from './control.ts'
import { counterSchema } from './counters.ts'
import { deliverySchema } from './deliveries.ts'
import { createDueLoop, type DueLoop, dueSchema } from './due.ts'
import { addFaultHooks, type Describe } from './fault-hooks.ts'
import { faultSchema } from './faults.ts'
import { scriptSchema } from './scripts.ts'
import { createSettings, type Settings, settingSchema } from './settings.ts'
import { openState, type State } from './state.ts'
import { addWebhookWorkers } from './webhooks.ts'

export type Running = { url: string; close(): Promise<void> }

export type CommonOptions = {
  /** Where the state lies; without it the state ends with the process. */
  dataDirectory?: string
  /** 0, the default, takes any free one. */
  port?: number
  host?: string
}

/** What all three have; each adds its own state and routes. */
export type Simulator<S extends object> = {
  state: State
  settings: Settings<S>
  due: DueLoop
  closing: AbortSignal
}

export type Blueprint<S extends object> = {
  name: string
  options: CommonOptions
  schema: string[]
  defaults: S
  /** Fills an empty state: at the first start, and at every reset. */
  seed(simulator: Simulator<S>): void
  addWorkers(simulator: Simulator<S>): void
  describe: Describe
  /** The API is mounted under each of them; it can tell by `app.prefix`. */
  prefixes: string[]
  addApi(app: FastifyInstance, simulator: Simulator<S>): void
  addControl(app: FastifyInstance, simulator: Simulator<S>): void
  /** What people see in a browser. */
  addPages?(app: FastifyInstance, simulator: Simulator<S>): void
  control: ControlParts
}

const commonSchema = [counterSchema, settingSchema, dueSchema, deliverySchema, faultSchema, scriptSchema]
const bodyBytesMax = 1_048_576

export async function startSimulator<S extends object>(blueprint: Blueprint<S>): Promise<Running> {
  const { name, options, schema, defaults } = blueprint
  const state = openState(name, options.dataDirectory, [...commonSchema, ...schema])
  const closing = new AbortController()
  const settings = createSettings(state, defaults)
  const simulator: Simulator<S> = { state, settings, due: createDueLoop(state), closing: closing.signal }
  seedOnce(blueprint, simulator)
  addWebhookWorkers(simulator.due, state, closing.signal)
  blueprint.addWorkers(simulator)
  const app = await buildApp(blueprint, simulator)
  const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 })
  simulator.due.start()
  return {
    url,
    close: async () => {
      const stopped = simulator.due.stop()
      closing.abort()
      await Promise.all([stopped, app.close()])
      state.close()
    },
  }
}

async function buildApp<S extends object>(blueprint: Blueprint<S>, simulator: Simulator<S>): Promise<FastifyInstance> {
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: bodyBytesMax,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, strictTuples: false } },
  })
  const api: FastifyPluginAsync = async (scope) => {
    addFaultHooks(scope, simulator.state, blueprint.describe, simulator.closing)
    blueprint.addApi(scope, simulator)
  }
  const control: FastifyPluginAsync = async (scope) => {
    allowEmptyBodies(scope)
    addCommonControl(scope, simulator, { ...blueprint.control, seed: () => blueprint.seed(simulator) })
    blueprint.addControl(scope, simulator)
  }
  for (const prefix of blueprint.prefixes) await app.register(api, { prefix })
  await app.register(control, { prefix: '/control' })
  const pages: FastifyPluginAsync = async (scope) => blueprint.addPages?.(scope, simulator)
  await app.register(pages)
  return app
}

/** `curl -X POST` without a body means "as usual", whatever content type the client adds by itself. */
function allowEmptyBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') done(null, {})
    else void app.getDefaultJsonParser('error', 'error')(request, body, done)
  })
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined || request.body === null) request.body = {}
  })
}

function seedOnce<S extends object>(blueprint: Blueprint<S>, simulator: Simulator<S>): void {
  const { state } = simulator
  state.transaction(() => {
    if (state.one(`select 1 from counter where name = 'seeded'`) !== undefined) return
    state.run(`insert into counter values ('seeded', 1)`)
    blueprint.seed(simulator)
  })
}
