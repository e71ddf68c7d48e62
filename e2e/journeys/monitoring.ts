import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { untold } from '../../tools/monitoring.ts'
import { operationsIn, readDocument } from '../fuzz/operations.ts'
import type { Konter } from '../konter.ts'

/** Comes after other journeys: what they did must have been counted. */
export const isMeasured = (start: () => Konter) =>
  describe('metrics', () => {
    const told = async (): Promise<string> => {
      const answers = await Promise.all(
        Object.values(start().ports).map(async (port) => {
          const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
          expect(answer.status).toBe(200)
          return answer.text()
        }),
      )
      return answers.join('\n')
    }
    /** The sum of a counter over its labels. */
    const sum = (text: string, series: RegExp): number =>
      [...text.matchAll(series)].reduce((total, [, value]) => total + Number(value), 0)

    test('every metric and label that an alert or a panel reads is told', async () => {
      expect(untold(`${await told()}\n${await auditMetrics(start())}`)).toEqual([])
    })

    test('business is counted: what was sold, what it cost, what came in, how long it took', async () => {
      const konter = start()
      const text = await told()
      // Some were taken back afterwards: they were sold all the same.
      const { rows } = await konter.db.query(
        `select sum(total)::float8 as revenue, count(*)::int as orders from "order"."order" o
          where exists (select 1 from "order".order_move m where m.order_id = o.id and m.to_status = 'completed')`,
      )
      const [{ revenue, orders }] = rows as [{ revenue: number; orders: number }]
      expect(orders).toBeGreaterThan(0)
      expect(sum(text, /^konter_orders_revenue_rupiah_total\{.*\} (\d+)/gm)).toBe(revenue)
      expect(sum(text, /^konter_orders_moved_total\{status="completed".*\} (\d+)/gm)).toBe(orders)
      expect(sum(text, /^konter_order_delivery_seconds_count\{.*\} (\d+)/gm)).toBe(orders)
      const cost = sum(text, /^konter_orders_cost_rupiah_total\{.*\} (\d+)/gm)
      expect(cost).toBeGreaterThan(0)
      expect(cost).toBeLessThan(revenue)
      const deposits = await konter.db.query(
        `select sum(amount)::float8 as amount from wallet.deposit where status = 'completed'`,
      )
      expect(sum(text, /^konter_deposits_rupiah_total\{.*\} (\d+)/gm)).toBeGreaterThanOrEqual(deposits.rows[0].amount)
    })

    test('labels have few values, and none that is somebody’s', async () => {
      const text = await told()
      const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
      expect(series.join('\n')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|\+62|KT-\d/)
      const counts = Map.groupBy(
        series.filter((line) => !/_bucket\{/.test(line)),
        (line) => `${/service="(\w+)"/.exec(line)?.[1]} ${/^\w+/.exec(line)?.[0]}`,
      )
      // The gateway has a series for each route, and each that was answered in more than one way.
      const most = 3 * operationsIn(readDocument()).length
      for (const [name, lines] of counts) expect(lines.length, name).toBeLessThan(most)
    })
  })

/** The audit is a program of its own: one run of it leaves its metrics in a file. */
async function auditMetrics({ auditUrl, dir }: Konter): Promise<string> {
  const file = join(dir, 'audit-metrics.prom')
  const program = fileURLToPath(new URL('../../tools/audit/main.ts', import.meta.url))
  const env = { ...process.env, DATABASE_AUDIT_URL: auditUrl, AUDIT_METRICS_FILE: file }
  // What it finds is not asked here, only what it tells: exit code 1 is an answer, too.
  await promisify(execFile)(process.execPath, [program], { env }).catch(() => {})
  return readFileSync(file, 'utf8')
}
