import type { State } from './state.ts'

export const deliverySchema = `
  create table if not exists delivery (
    id integer primary key, at integer not null, reference text not null, attempt integer not null, url text not null,
    headers text not null, body text not null, status integer, answer text, error text
  );
  create index if not exists delivery_by_reference on delivery (reference)`

/** One try to tell somebody, and what came back. */
export type Delivery = Tried & {
  id: number
  at: number
  reference: string
  attempt: number
  url: string
  headers: string
  body: string
}

export type Tried = { status: number | null; answer: string | null; error: string | null }

type Parcel = { reference: string; attempt: number; url: string; headers: Record<string, string>; body: string }

const timeoutMs = 10_000
const answerCharactersMax = 2_000

/** Throws only when the simulator is closing: then nothing is known, and the delivery stays due. */
export async function deliver({ url, headers, body }: Parcel, closing: AbortSignal): Promise<Tried> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)])
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const answer = (await response.text()).slice(0, answerCharactersMax)
    return { status: response.status, answer, error: null }
  } catch (error) {
    if (closing.aborted) throw error
    return { status: null, answer: null, error: reasonOf(error) }
  }
}

export function recordDelivery(state: State, parcel: Parcel, tried: Tried): void {
  const { reference, attempt, url, headers, body } = parcel
  const { status, answer, error } = tried
  const sent = { at: Date.now(), reference, attempt, url, headers: JSON.stringify(headers), body }
  state.insert('delivery', { ...sent, status, answer, error })
}

export function listDeliveries(state: State, reference?: string) {
  const where = reference === undefined ? '' : 'where reference = :reference'
  const rows = state.all<Delivery>(`select * from delivery ${where} order by id`, {
    ...(reference === undefined ? {} : { reference }),
  })
  return rows.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Record<string, string> }))
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
