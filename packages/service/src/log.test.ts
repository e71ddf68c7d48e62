import { expect, test } from 'vitest'
import { createLog, logRequest } from './log.ts'
import { inTrace, traceFrom } from './trace.ts'

/** The one line that this writes. */
function lineOf(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  const lines: string[] = []
  write(createLog('cups', 'info', { write: (line: string) => void lines.push(line) }))
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}

test('a line is constant text with its facts', () =>
  expect(lineOf((log) => log.info({ cup: 7, list: [1, { a: null }] }, 'cup filled'))).toMatchObject({
    level: 'info',
    service: 'cups',
    cup: 7,
    list: [1, { a: null }],
    msg: 'cup filled',
  }))

test('secrets are masked wherever they stand, and only they', () => {
  const headers = { authorization: 'Bearer x', 'x-api-key': 'x', 'idempotency-key': 'x', cookie: 'x', accept: 'y' }
  const facts = { token: 'x', order: { serialNumber: 'x', sku: 'y' }, req: { headers }, deep: [{ a: { email: 'x' } }] }
  expect(lineOf((log) => log.info(facts, 'text'))).toMatchObject({
    token: '[secret]',
    order: { serialNumber: '[secret]', sku: 'y' },
    req: {
      headers: {
        authorization: '[secret]',
        'x-api-key': '[secret]',
        'idempotency-key': '[secret]',
        cookie: '[secret]',
        accept: 'y',
      },
    },
    deep: [{ a: { email: '[secret]' } }],
  })
  expect(facts.order.serialNumber).toBe('x')
})

test('so are those that an error carries, and those of a child', () => {
  const error = Object.assign(new Error('broken', { cause: new Error('why') }), { code: 'E1', phone: 'x' })
  const { err } = lineOf((log) => log.error({ err: error }, 'text'))
  expect(err).toMatchObject({ type: 'Error', code: 'E1', phone: '[secret]' })
  expect((err as { stack: string }).stack).toContain('why')
  expect(lineOf((log) => log.child({ apiKey: 'x' }).info('text'))).toMatchObject({ apiKey: '[secret]' })
})

test('what turns in circles does not stop a line', () => {
  const circle: Record<string, unknown> = { password: 'x' }
  circle.again = circle
  expect(JSON.stringify(lineOf((log) => log.info({ circle }, 'text')))).not.toContain('"x"')
})

test('a line says which trace it belongs to, as a log store expects it', () => {
  const trace = { ...traceFrom(undefined, { requestId: 'request-1' }), actor: 'user:1' }
  expect(lineOf((log) => inTrace(trace, () => log.info('sipped')))).toMatchObject({
    trace_id: trace.traceId,
    span_id: trace.spanId,
    requestId: 'request-1',
    actor: 'user:1',
  })
})

test.each([
  ['of somebody', { actor: 'user:1', route: '/v1/orders/:id' }, true],
  ['of nobody', { actor: undefined, route: 'unknown' }, true],
  ['outside of any trace', { actor: 'a "quoted" \n one', route: '/*' }, false],
])('the line of a request %s is as pino would write it', (_whose, more, isTraced) => {
  const trace = { ...traceFrom(undefined, { requestId: 'request-1' }), actor: 'user:1' }
  const line = { method: 'GET', status: 200, ms: 3, ...more }
  const within = (work: () => void) => (isTraced ? inTrace(trace, work) : work())
  const { time: atOne, ...one } = lineOf((log) => within(() => logRequest(log, isTraced ? trace : undefined, line)))
  const { time: atOther, ...other } = lineOf((log) => within(() => log.info(line, 'request')))
  expect(one).toEqual(other)
  expect([Date.parse(String(atOne)), Date.parse(String(atOther))]).not.toContain(Number.NaN)
})

test('the line of a request is not written where nobody wants it', () => {
  const lines: string[] = []
  const log = createLog('cups', 'warn', { write: (line: string) => void lines.push(line) })
  logRequest(log, undefined, { method: 'GET', route: '/', status: 200, ms: 1, actor: undefined })
  expect(lines).toEqual([])
})
