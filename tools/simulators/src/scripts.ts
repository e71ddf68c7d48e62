import type { State } from './state.ts'

export type Verdict = 'success' | 'pending' | 'processing' | 'failed' | 'partial'

export type Telling = {
  /** Digiflazz's response code; VIP has none. */
  rc?: string
  /** Serial number, token or voucher code. */
  sn?: string
  message?: string
  /** `false`: the supplier keeps quiet about it. */
  webhook?: boolean
}

export type FirstStep = Telling & { answer: Verdict; price?: number }
/** `after` counts from the step before. `tells` sends a webhook that contradicts what the supplier really did. */
export type LaterStep = Telling & { after?: number } & ({ becomes: Verdict } | { tells: Verdict })
export type Steps = [FirstStep, ...LaterStep[]]

/** What a bill inquiry, a PLN check or a nickname look-up answers. */
export type Inquiry = { answer?: 'success' | 'failed'; rc?: string; message?: string; name?: string; amount?: number }

export type Script = {
  id: number
  /** Customer number, or at VIP `data_no`; `*` stands for all. */
  target: string
  /** null: whatever is bought. */
  sku: string | null
  steps: Steps | null
  inquiry: Inquiry | null
  remaining: number | null
}

export type ScriptInput = { target: string; sku?: string; steps?: Steps; inquiry?: Inquiry; times?: number }

export const scriptSchema = `
  create table if not exists script (
    id integer primary key autoincrement, target text not null, sku text, steps text, inquiry text, remaining integer
  );
  create index if not exists script_by_target on script (target)`

const telling = {
  rc: { type: 'string', pattern: '^[0-9]{2}$' },
  sn: { type: 'string' },
  message: { type: 'string' },
  webhook: { type: 'boolean' },
}

export const scriptBody = (verdicts: Verdict[]) => ({
  type: 'object',
  required: ['target'],
  anyOf: [{ required: ['steps'] }, { required: ['inquiry'] }],
  additionalProperties: false,
  properties: {
    target: { type: 'string', minLength: 1 },
    sku: { type: 'string', minLength: 1 },
    times: { type: 'integer', minimum: 1 },
    steps: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: [firstStep(verdicts)],
      additionalItems: laterStep(verdicts),
    },
    inquiry: inquiryBody,
  },
})

const firstStep = (verdicts: Verdict[]) => ({
  type: 'object',
  required: ['answer'],
  additionalProperties: false,
  properties: { ...telling, answer: { enum: verdicts }, price: { type: 'integer', minimum: 0 } },
})

const laterStep = (verdicts: Verdict[]) => ({
  type: 'object',
  oneOf: [{ required: ['becomes'] }, { required: ['tells'] }],
  additionalProperties: false,
  properties: {
    ...telling,
    after: { type: 'integer', minimum: 0 },
    becomes: { enum: verdicts },
    tells: { enum: verdicts },
  },
})

const inquiryBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    answer: { enum: ['success', 'failed'] },
    rc: telling.rc,
    message: telling.message,
    name: { type: 'string' },
    amount: { type: 'integer', minimum: 1 },
  },
}

export function addScript(state: State, { target, sku, steps, inquiry, times }: ScriptInput): Script {
  const script = { target, sku: sku ?? null, steps: steps ?? null, inquiry: inquiry ?? null, remaining: times ?? null }
  const id = state.insert('script', { ...script, steps: toJson(script.steps), inquiry: toJson(script.inquiry) })
  return { id, ...script }
}

export const listScripts = (state: State): Script[] => state.all<Row>('select * from script order by id').map(fromRow)

export const removeScripts = (state: State, id?: number): number =>
  id === undefined ? state.run('delete from script') : state.run('delete from script where id = :id', { id })

/** The steps of the next purchase, used up by one. */
export function takeSteps(state: State, target: string, sku: string): Steps | undefined {
  const script = findScript(state, target, sku, 'steps')
  if (script === undefined) return undefined
  if (script.remaining === 1) removeScripts(state, script.id)
  else state.run('update script set remaining = remaining - 1 where id = :id', { id: script.id })
  return script.steps ?? undefined
}

export const readInquiry = (state: State, target: string, sku: string): Inquiry =>
  findScript(state, target, sku, 'inquiry')?.inquiry ?? {}

/** The closest one speaks: target and item, target, item, then `*`. Those that run out come first, in their order. */
function findScript(state: State, target: string, sku: string, part: 'steps' | 'inquiry'): Script | undefined {
  const row = state.one<Row>(
    `select * from script where target in (:target, '*') and (sku is null or sku = :sku) and ${part} is not null
     order by target = '*', sku is null, remaining is null, case when remaining is null then -id else id end limit 1`,
    { target, sku },
  )
  return row === undefined ? undefined : fromRow(row)
}

type Row = Omit<Script, 'steps' | 'inquiry'> & { steps: string | null; inquiry: string | null }

const fromRow = (row: Row): Script => ({
  ...row,
  steps: fromJson<Steps>(row.steps),
  inquiry: fromJson<Inquiry>(row.inquiry),
})
const toJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const fromJson = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))
