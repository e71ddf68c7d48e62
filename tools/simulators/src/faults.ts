import type { State } from './state.ts'

export const requestFaults = ['latency', 'drop', 'silence', 'bad-gateway'] as const
export const webhookFaults = [
  'webhook-delay',
  'webhook-duplicate',
  'webhook-reorder',
  'webhook-first',
  'webhook-none',
  'webhook-forged',
] as const

export type RequestFault = (typeof requestFaults)[number]
export type WebhookFault = (typeof webhookFaults)[number]

/** What a request is about; the same words choose the requests, and the webhooks they cause, that a fault hits. */
export type Subject = { endpoint: string; operation: string; target: string }

export type Fault = {
  id: number
  kind: RequestFault | WebhookFault
  /** Request faults strike before the work is done or after it: `after` is the answer that got lost. */
  phase: 'before' | 'after'
  ms: number
  copies: number
  endpoint: string | null
  operation: string | null
  target: string | null
  /** How many more times it strikes; null means until it is removed. */
  remaining: number | null
}

export type FaultInput = Pick<Fault, 'kind'> & {
  phase?: Fault['phase']
  ms?: number
  copies?: number
  endpoint?: string
  operation?: string
  target?: string
  times?: number
}

export const faultSchema = `
  create table if not exists fault (
    id integer primary key autoincrement, kind text not null, phase text not null, ms integer not null, copies integer not null,
    endpoint text, operation text, target text, remaining integer
  )`

export const faultBody = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: {
    kind: { enum: [...requestFaults, ...webhookFaults] },
    phase: { enum: ['before', 'after'] },
    ms: { type: 'integer', minimum: 0, maximum: 86_400_000 },
    copies: { type: 'integer', minimum: 2, maximum: 100 },
    endpoint: { type: 'string', minLength: 1 },
    operation: { type: 'string', minLength: 1 },
    target: { type: 'string', minLength: 1 },
    times: { type: 'integer', minimum: 1 },
  },
}

const usualMs: Partial<Record<Fault['kind'], number>> = {
  latency: 1_000,
  'webhook-delay': 5_000,
  'webhook-reorder': 5_000,
}

export function addFault(state: State, input: FaultInput): Fault {
  const fault = {
    kind: input.kind,
    phase: input.phase ?? 'before',
    ms: input.ms ?? usualMs[input.kind] ?? 0,
    copies: input.copies ?? 2,
    endpoint: input.endpoint ?? null,
    operation: input.operation ?? null,
    target: input.target ?? null,
    remaining: input.times ?? null,
  }
  return { id: state.insert('fault', fault), ...fault }
}

export const listFaults = (state: State): Fault[] => state.all<Fault>('select * from fault order by id')

export const removeFaults = (state: State, id?: number): number =>
  id === undefined ? state.run('delete from fault') : state.run('delete from fault where id = :id', { id })

/** The faults that hit this request, one of each kind, each used up by one. */
export const takeRequestFaults = (state: State, subject: Subject): Fault[] =>
  requestFaults.map((kind) => takeFault(state, kind, subject)).filter((fault) => fault !== undefined)

export function takeFault(state: State, kind: Fault['kind'], subject: Subject): Fault | undefined {
  const faults = state.all<Fault>('select * from fault where kind = :kind order by id', { kind })
  const fault = faults.find((candidate) => hits(candidate, subject))
  if (fault !== undefined) spend(state, fault)
  return fault
}

const hits = ({ endpoint, operation, target }: Fault, subject: Subject): boolean =>
  (endpoint === null || subject.endpoint.endsWith(endpoint)) &&
  (operation === null || subject.operation === operation) &&
  (target === null || subject.target === target)

function spend(state: State, { id, remaining }: Fault): void {
  if (remaining === null) return
  if (remaining <= 1) removeFaults(state, id)
  else state.run('update fault set remaining = remaining - 1 where id = :id', { id })
}
