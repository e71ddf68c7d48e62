import { LONG_SECONDS, type Metrics, shared, type Tx } from '@konter/service'
import { type Backlog, readBacklog } from './order/backlog.repo.ts'
import type { MovedOrder } from './order/order.repo.ts'
import type { Order } from './order/order.ts'
import type { Purchase } from './purchase/purchase.ts'

export type OrderMeasures = ReturnType<typeof measureOrders>

/**
 * Business, as it happens, by few words each. The ledger is what is true of money; these are for looking at trends, and
 * begin at nought with every process.
 */
export function measureOrders(metrics: Metrics, suppliers: readonly string[]) {
  const { counter } = metrics
  const moved = counter('orders_moved_total', 'Steps of orders, by where they led', ['status', 'kind'])
  const revenue = counter('orders_revenue_rupiah_total', 'What was paid for orders that were delivered', ['kind'])
  const cost = counter('orders_cost_rupiah_total', 'What suppliers charged for orders that were delivered', ['kind'])
  const refunds = counter('orders_refunds_rupiah_total', 'What was given back for orders', ['kind'])
  const seconds = metrics.histogram('order_delivery_seconds', 'From paid to delivered', ['kind'], LONG_SECONDS)
  const contradictions = counter('supplier_contradictions_total', 'Answers against a final state', ['supplier'])
  for (const supplier of suppliers) contradictions.inc({ supplier }, 0)
  return {
    placed: counter('orders_placed_total', 'Orders placed', ['method']),
    drives: counter('order_drives_total', 'Drives of orders by how they ended', ['outcome']),
    answers: counter('supplier_answers_total', 'What suppliers said', ['supplier', 'says']),
    messages: counter('supplier_messages_total', 'Webhooks by what we made of them', ['supplier', 'verdict']),
    failovers: counter('supplier_failovers_total', 'Orders that went on to another supplier', ['from', 'to']),
    contradictions,
    moved: ({ status, kind, total }: Order): void => {
      moved.inc({ status, kind })
      if (status === 'refunded' || status === 'reversed') refunds.inc({ kind }, Number(total.amount))
    },
    delivered: ({ kind, total, finishedAt, paidAt }: MovedOrder, purchase: Purchase): void => {
      revenue.inc({ kind }, Number(total.amount))
      cost.inc({ kind }, Number(purchase.charged ?? purchase.cost))
      if (paidAt !== null && finishedAt !== null)
        seconds.observe({ kind }, Math.max(0, finishedAt.getTime() - paidAt.getTime()) / 1000)
    },
  }
}

type Health = { closed(): Promise<ReadonlySet<string>> }

/** What waits, read when the metrics are asked for. */
export function measureBacklog(
  metrics: Metrics,
  db: Tx,
  now: () => Date,
  suppliers: readonly string[],
  health: Health,
) {
  const backlog = shared(() => readBacklog(db, now()))
  const gauge = (name: string, help: string, of: (row: Backlog) => number) =>
    metrics.gauge(
      name,
      help,
      async (set) => {
        for (const row of await backlog()) set(of(row), { status: row.status })
      },
      ['status'],
    )
  gauge('orders_open', 'Orders that are paid for and neither delivered nor given back', ({ count }) => count)
  gauge('orders_open_oldest_seconds', 'Age of the oldest of them', ({ oldestSeconds }) => oldestSeconds)
  gauge('orders_overdue_seconds', 'How late the oldest look at one of them is', ({ lateSeconds }) => lateSeconds)
  gauge('purchases_in_review', 'Purchases of them that staff must look at', ({ inReview }) => inReview)
  metrics.gauge(
    'supplier_closed',
    'Whether nobody new is sent to a supplier, for it gave no answers: 0 or 1',
    async (set) => {
      const closed = await health.closed()
      for (const supplier of suppliers) set(closed.has(supplier) ? 1 : 0, { supplier })
    },
    ['supplier'],
  )
}
