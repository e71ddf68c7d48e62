import type { ReceivedSpan } from '@konter/testing'
import { expect, test } from 'vitest'
import { waterfall } from './waterfall.ts'

const span = (spanId: string, parentSpanId: string, startMs: number, endMs: number, name = spanId): ReceivedSpan => ({
  traceId: 't',
  spanId,
  parentSpanId,
  service: 'order',
  name,
  kind: 'internal',
  startMs,
  endMs,
  failed: false,
  attributes: {},
  events: [],
})

/** The names in the order in which they are drawn, with how far they are moved in. */
const drawn = (svg: string) =>
  [...svg.matchAll(/<text x="(\d+)" y="\d+"><tspan class="name">order<\/tspan> ([^<]+)</g)].map(([, x, name]) => [
    name,
    Number(x),
  ])

test('children stand under their parents, in the order in which they began', () => {
  const rows = drawn(
    waterfall([span('late', 'root', 60, 90), span('root', 'elsewhere', 0, 100), span('early', 'root', 10, 40)], 'T'),
  )
  expect(rows.map(([name]) => name)).toEqual(['root', 'early', 'late'])
  expect(Number(rows[1]?.[1])).toBeGreaterThan(Number(rows[0]?.[1]))
  expect(rows[1]?.[1]).toBe(rows[2]?.[1])
})

test('bars are as long as what they show took', () => {
  const svg = waterfall([span('root', '', 0, 100), span('half', 'root', 50, 100)], 'T')
  const widths = [...svg.matchAll(/width="([\d.]+)" height="14"/g)].map(([, width]) => Number(width))
  expect(widths[0]).toBeCloseTo(2 * (widths[1] ?? 0), 0)
})

test('names are text, whatever they are', () => {
  const svg = waterfall([span('a', '', 0, 1, '<script>"&')], '<b>')
  expect(svg).not.toMatch(/<script>|<b>/)
  expect(svg).toContain('&lt;script&gt;&quot;&amp;')
})

test('nothing is no picture', () => expect(() => waterfall([], 'T')).toThrow('nothing to draw'))
