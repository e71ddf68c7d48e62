import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export type ReceivedSpan = {
  traceId: string
  spanId: string
  /** Empty at the root. */
  parentSpanId: string
  service: string
  name: string
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  startMs: number
  endMs: number
  failed: boolean
  attributes: Record<string, string | number | boolean>
  events: { name: string; attributes: Record<string, string | number | boolean> }[]
}

export type Collector = {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string
  readonly spans: readonly ReceivedSpan[]
  trace(traceId: string): ReceivedSpan[]
  /** How many requests came, taken or refused. */
  requests(): number
  /** From now on every request is answered with this. */
  answer(status: number): void
  stop(): Promise<void>
}

/** Takes traces as a real collector does: OTLP over HTTP, `POST /v1/traces`, in JSON. What it does not understand is a 400. */
export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = []
  let requests = 0
  let status = 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests += 1
      const answer = status === 200 ? take(request.method, request.url, request.headers, Buffer.concat(chunks)) : status
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{}')
    })
  })

  function take(method = '', url = '', headers: NodeJS.Dict<string | string[]>, body: Buffer): number {
    if (method !== 'POST' || url !== '/v1/traces') return 404
    if (headers['content-type'] !== 'application/json') return 415
    try {
      const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      spans.push(...spansIn(JSON.parse(text.toString('utf8')) as Export))
      return 200
    } catch {
      return 400
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    trace: (traceId) => spans.filter((span) => span.traceId === traceId),
    requests: () => requests,
    answer: (given) => {
      status = given
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Value = { stringValue?: string; intValue?: string | number; doubleValue?: number; boolValue?: boolean }
type Pair = { key: string; value: Value }
type Sent = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes?: Pair[]
  events?: { name: string; attributes?: Pair[] }[]
  status?: { code?: number }
}
type Export = { resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { spans: Sent[] }[] }[] }

const KINDS = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const
const ERROR = 2

const spansIn = ({ resourceSpans }: Export): ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(attributesOf(resource.attributes)['service.name'])
    return scopeSpans.flatMap((scope) => scope.spans.map((span) => received(service, span)))
  })

const received = (service: string, span: Sent): ReceivedSpan => ({
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId ?? '',
  service,
  name: span.name,
  kind: KINDS[span.kind] ?? 'internal',
  startMs: millisecondsOf(span.startTimeUnixNano),
  endMs: millisecondsOf(span.endTimeUnixNano),
  failed: span.status?.code === ERROR,
  attributes: attributesOf(span.attributes),
  events: (span.events ?? []).map(({ name, attributes }) => ({ name, attributes: attributesOf(attributes) })),
})

const millisecondsOf = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1_000n) / 1_000

const attributesOf = (pairs: Pair[] = []): Record<string, string | number | boolean> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, plainOf(value)]))

const plainOf = ({ stringValue, intValue, doubleValue, boolValue }: Value): string | number | boolean =>
  stringValue ?? boolValue ?? doubleValue ?? Number(intValue)
