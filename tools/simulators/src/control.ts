import type { FastifyInstance } from 'fastify'
import { addToCounter, readCounter, setCounter } from './counters.ts'
import { listDeliveries } from './deliveries.ts'
import { listDue } from './due.ts'
import { addFault, type FaultInput, faultBody, listFaults, removeFaults } from './faults.ts'
import { addScript, listScripts, removeScripts, type ScriptInput, scriptBody, type Verdict } from './scripts.ts'
import type { Simulator } from './simulator.ts'

export type ControlParts = {
  /** JSON Schema of each setting that may be changed. */
  settingBodies: Record<string, object>
  /** The outcomes that scripts may use; none means there is nothing to script. */
  verdicts: Verdict[]
}

type Parts = ControlParts & { seed(): void }

/** The knobs that all simulators share. Faults never hit `/control`. */
export function addCommonControl<S extends object>(app: FastifyInstance, simulator: Simulator<S>, parts: Parts): void {
  app.get('/health', async () => ({ ok: true, now: new Date().toISOString() }))
  addFaultControl(app, simulator)
  addSettingControl(app, simulator, parts)
  if (parts.verdicts.length > 0) addScriptControl(app, simulator, parts.verdicts)
  app.get<{ Querystring: { reference?: string } }>('/deliveries', async ({ query }) => ({
    deliveries: listDeliveries(simulator.state, query.reference),
  }))
  app.get<{ Querystring: { kind?: string } }>('/due', async ({ query }) => ({
    due: listDue(simulator.state, query.kind),
  }))
  app.post('/reset', async () => {
    reset(simulator, parts)
    return { ok: true }
  })
}

function reset<S extends object>({ state }: Simulator<S>, { seed }: Parts): void {
  state.transaction(() => {
    state.clear()
    setCounter(state, 'seeded', 1)
    seed()
  })
}

function addFaultControl<S extends object>(app: FastifyInstance, { state }: Simulator<S>): void {
  app.get('/faults', async () => ({ faults: listFaults(state) }))
  app.post<{ Body: FaultInput }>('/faults', { schema: { body: faultBody } }, async ({ body }, reply) =>
    reply.code(201).send(addFault(state, body)),
  )
  app.delete('/faults', async () => ({ removed: removeFaults(state) }))
  app.delete<{ Params: { id: string } }>('/faults/:id', async ({ params }) => ({
    removed: removeFaults(state, Number(params.id)),
  }))
}

function addScriptControl<S extends object>(app: FastifyInstance, { state }: Simulator<S>, verdicts: Verdict[]): void {
  app.get('/scripts', async () => ({ scripts: listScripts(state) }))
  app.post<{ Body: ScriptInput }>('/scripts', { schema: { body: scriptBody(verdicts) } }, async ({ body }, reply) =>
    reply.code(201).send(addScript(state, body)),
  )
  app.delete('/scripts', async () => ({ removed: removeScripts(state) }))
  app.delete<{ Params: { id: string } }>('/scripts/:id', async ({ params }) => ({
    removed: removeScripts(state, Number(params.id)),
  }))
}

function addSettingControl<S extends object>(app: FastifyInstance, { settings }: Simulator<S>, parts: Parts): void {
  const body = { type: 'object', additionalProperties: false, properties: parts.settingBodies }
  app.get('/settings', async () => settings.get())
  app.patch('/settings', { schema: { body } }, async (request) => settings.change(request.body as Partial<S>))
}

/** For the two suppliers, where we keep a deposit. */
export function addBalanceControl<S extends object>(app: FastifyInstance, { state }: Simulator<S>): void {
  const properties = { balance: { type: 'integer' }, add: { type: 'integer' } }
  const body = { type: 'object', additionalProperties: false, minProperties: 1, maxProperties: 1, properties }
  app.get('/balance', async () => ({ balance: readCounter(state, 'balance') }))
  app.put<{ Body: { balance?: number; add?: number } }>('/balance', { schema: { body } }, async (request) => {
    const { balance, add } = request.body
    if (balance !== undefined) setCounter(state, 'balance', balance)
    if (add !== undefined) addToCounter(state, 'balance', add)
    return { balance: readCounter(state, 'balance') }
  })
}
