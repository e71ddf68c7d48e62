import type { State } from './state.ts'

export const fulfilmentSchema = `
  create table if not exists fulfilment (
    id integer primary key, order_id integer not null, reference text not null, target text not null, sku text not null, sn text not null,
    at integer not null, reversed_at integer
  );
  create index if not exists fulfilment_by_order on fulfilment (order_id)`

/** Goods that really went out. Whoever claims that nobody received anything twice counts these. */
export type Fulfilment = {
  id: number
  orderId: number
  reference: string
  target: string
  sku: string
  sn: string
  at: number
  reversedAt: number | null
}

export function fulfil(state: State, goods: Pick<Fulfilment, 'orderId' | 'reference' | 'target' | 'sku' | 'sn'>): void {
  state.insert('fulfilment', { ...goods, at: Date.now() })
}

/** The goods stay where they are; the provider merely takes back its word, and we get the money back. */
export function reverseFulfilment(state: State, orderId: number): void {
  state.run('update fulfilment set reversed_at = :at where order_id = :orderId and reversed_at is null', {
    orderId,
    at: Date.now(),
  })
}

export const isFulfilled = (state: State, orderId: number): boolean =>
  state.one('select 1 from fulfilment where order_id = :orderId and reversed_at is null', { orderId }) !== undefined

export function listFulfilments(state: State, filter: { reference?: string; target?: string }) {
  const fulfilments = state
    .all<Fulfilment>('select * from fulfilment order by id')
    .filter(({ reference }) => filter.reference === undefined || reference === filter.reference)
    .filter(({ target }) => filter.target === undefined || target === filter.target)
  return { fulfilments, counts: countByTarget(fulfilments) }
}

function countByTarget(fulfilments: Fulfilment[]) {
  const counts = new Map<string, { target: string; sku: string; delivered: number; reversed: number }>()
  for (const { target, sku, reversedAt } of fulfilments) {
    const key = JSON.stringify([target, sku])
    const count = counts.get(key) ?? { target, sku, delivered: 0, reversed: 0 }
    counts.set(key, count)
    count.delivered += 1
    if (reversedAt !== null) count.reversed += 1
  }
  return [...counts.values()]
}
