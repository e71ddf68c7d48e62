import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Collector, eventually, type ReceivedSpan } from '@konter/testing'
import { describe, expect, test } from 'vitest'
import type { Konter } from '../konter.ts'
import { orderIs } from '../promises.ts'

const sku = 'mobile-legends-86-diamond'
const target = '12345678'

/** Parent, then child: the edges that one wallet-paid order must have, each as `service: what it does`. */
const edges = [
  ['client', 'gateway: POST /v1/orders'],
  ['gateway: POST /v1/orders', 'gateway: POST order'],
  ['gateway: POST order', 'order: POST /v1/orders'],
  ['order: POST /v1/orders', 'order: POST catalog'],
  ['order: POST catalog', 'catalog: POST /internal/quotes'],
  ['order: POST /v1/orders', 'order: POST wallet'],
  ['order: POST wallet', 'wallet: POST /internal/transfers'],
  ['wallet: POST /internal/transfers', 'wallet: ledger batch'],
  ['order: POST /v1/orders', 'order: drive order'],
  ['order: drive order', 'order: buy vip'],
  ['order: drive order', 'order: POST wallet'],
  ['order: POST /v1/orders', 'order: transaction'],
  ['order: transaction', 'order: send order.paid.v1'],
  ['order: send order.paid.v1', 'notification: process order.paid.v1'],
  ['order: drive order', 'order: transaction'],
  ['order: transaction', 'order: send order.completed.v1'],
  ['order: send order.completed.v1', 'notification: process order.completed.v1'],
  ['notification: process order.completed.v1', 'notification: transaction'],
] as const

const called = ({ service, name }: ReceivedSpan): string => `${service}: ${name}`

/** One trace through everything, as a collector receives it, and nothing in it that is somebody's. */
export const isTraced = (start: () => Konter, startedCollector: () => Collector) =>
  describe('tracing', () => {
    const buy = async (konter: Konter, token: string, headers: Record<string, string> = {}) => {
      const { status, body } = await konter.post<{ id: string }>('/v1/orders', {
        token,
        headers,
        body: { sku, input: { userId: target, zoneId: '2001' }, paymentMethod: 'wallet' },
      })
      expect(status).toBe(201)
      return body.id
    }

    test('an order is one trace: gateway, order, catalog, ledger, supplier, events, notification', async () => {
      const [konter, collector] = [start(), startedCollector()]
      const customer = await konter.register()
      await konter.deposit(customer, 100_000)
      const [traceId, client] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
      // A stranger who asks not to be recorded is recorded all the same, as the door decides.
      const id = await buy(konter, customer.token, { traceparent: `00-${traceId}-${client}-00` })
      await orderIs(konter, customer, id, 'completed')

      const trace = await eventually(
        async () => {
          const spans = collector.trace(traceId)
          const byId = new Map(spans.map((span) => [span.spanId, span]))
          const parentOf = ({ parentSpanId }: ReceivedSpan) =>
            parentSpanId === client ? 'client' : called(byId.get(parentSpanId) as ReceivedSpan)
          for (const span of spans)
            expect(span.parentSpanId === client || byId.has(span.parentSpanId), `the parent of ${called(span)}`).toBe(
              true,
            )
          const found = spans.map((span) => [parentOf(span), called(span)])
          for (const edge of edges) expect(found).toContainEqual(edge)
          return spans
        },
        { withinMs: 15_000 },
      )
      const startOf = (spanId: string) => trace.find((span) => span.spanId === spanId)?.startMs ?? 0
      for (const span of trace) {
        expect(span.endMs, called(span)).toBeGreaterThanOrEqual(span.startMs)
        // Clocks of processes on one machine agree to a few milliseconds.
        expect(span.startMs, called(span)).toBeGreaterThanOrEqual(startOf(span.parentSpanId) - 5)
        expect(span.failed, called(span)).toBe(false)
      }
      const bought = trace.find(({ name }) => name === 'buy vip')
      expect(bought).toMatchObject({ kind: 'client', attributes: { 'service.peer.name': 'vip' } })
      expect(bought?.attributes['konter.outcome']).toMatch(/^(success|pending)$/)
    })

    test('while the collector is away, orders are delivered as always', async () => {
      const [konter, collector] = [start(), startedCollector()]
      collector.answer(503)
      try {
        const customer = await konter.register()
        await konter.deposit(customer, 100_000)
        await orderIs(konter, customer, await buy(konter, customer.token), 'completed')
      } finally {
        collector.answer(200)
      }
    })

    test('nothing in any span is a secret or says who somebody is', async () => {
      const [konter, collector] = [start(), startedCollector()]
      // Without ids of ours: some of so many random digits look like a phone number.
      const told = collector.spans.map(({ service, name, attributes, events }) => ({
        service,
        name,
        attributes,
        events,
      }))
      const said = JSON.stringify(told).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      expect(collector.spans.length).toBeGreaterThan(100)
      expect(
        said.match(/eyJ[\w-]{20,}|[\w.+-]+@[\w-]+\.\w+|\+62\d{6,}|\b08\d{8,}|argon2|Bearer|PRIVATE KEY/g),
      ).toBeNull()
      const { rows } = await konter.db.query(
        `select serial_number from "order"."order" where serial_number is not null`,
      )
      const serials = (rows as { serial_number: string }[]).map(({ serial_number }) => serial_number)
      expect(serials.length).toBeGreaterThan(0)
      const secrets = strings(JSON.parse(readFileSync(join(konter.dir, 'secrets.json'), 'utf8')))
      const personal = [
        target,
        'Budi Kertanegara',
        'kopi-tubruk-pagi-hari',
        konter.admin.password,
        'dev-demo-key',
        'DEV-demo-api-key',
      ]
      for (const each of [...serials, ...secrets.filter(({ length }) => length >= 12), ...personal])
        expect(said.includes(each), `a span holds ${each.slice(0, 4)}…`).toBe(false)
    })
  })

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : []
