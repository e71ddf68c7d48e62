import type { FastifyRequest } from 'fastify'
import { type Fields, fieldsOf, textOf, wholeOf } from '../fields.ts'
import type { State } from '../state.ts'
import { listAnswer, originOf } from './answers.ts'
import type { Mode } from './gateway.ts'
import { listPayments, type Payment } from './payments.ts'

const perPageMax = 50

export function listAnswers(state: State, mode: Mode, request: FastifyRequest): object {
  const query = fieldsOf(request.query)
  const sort = query.sort === 'asc' ? 'asc' : 'desc'
  const payments = find(state, mode, query)
  const page = pageOf(sort === 'asc' ? payments : payments.toReversed(), {
    current: Math.max(wholeOf(query, 'page') ?? 1, 1),
    perPage: clamp(wholeOf(query, 'per_page') ?? perPageMax, perPageMax),
  })
  const origin = originOf(request)
  return {
    success: true,
    message: 'success',
    data: page.items.map((payment) => listAnswer(payment, origin)),
    pagination: {
      sort,
      offset: { from: page.from, to: page.to },
      current_page: page.current,
      previous_page: page.current > 1 ? page.current - 1 : null,
      next_page: page.next,
      last_page: page.last,
      per_page: page.perPage,
      total_records: payments.length,
    },
  }
}

const find = (state: State, mode: Mode, query: Fields): Payment[] =>
  listPayments(state, {
    mode,
    reference: textOf(query, 'reference') ?? null,
    merchantRef: textOf(query, 'merchant_ref') ?? null,
    method: textOf(query, 'method') ?? null,
    status: textOf(query, 'status') ?? null,
  })

export const clamp = (wanted: number, max: number): number => Math.min(Math.max(wanted, 1), max)

export function pageOf<T>(all: T[], { current, perPage }: { current: number; perPage: number }) {
  const start = (current - 1) * perPage
  const items = all.slice(start, start + perPage)
  const last = Math.max(Math.ceil(all.length / perPage), 1)
  const [from, to] = items.length === 0 ? [0, 0] : [start + 1, start + items.length]
  return { items, from, to, current, perPage, last, next: current < last ? current + 1 : null }
}
