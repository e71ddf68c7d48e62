import { Agent, request } from 'node:http'

/** What every load of orders shares: a cheap client of JSON over kept connections, and clients that order one by one. */

export type LoopResult = {
  orders: number
  seconds: number
  requests: number
  p50Ms: number
  p99Ms: number
  errors: number
}

type Ask = { headers?: Record<string, string>; body?: object }
export type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: unknown }
export type Client = { ask(method: string, path: string, ask: Ask): Promise<Answer>; readonly requests: number }

const answerMsMax = 60_000
const failuresShown = 3

/** Throws when the answer is an error, or none. */
export function openClient(url: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname: host, port } = new URL(url)
  let requests = 0

  function ask(method: string, path: string, { headers = {}, body }: Ask): Promise<Answer> {
    requests += 1
    const text = body === undefined ? undefined : JSON.stringify(body)
    const typed =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent, host, port, method, path, headers: { ...headers, ...typed }, timeout: answerMsMax },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.once('error', reject)
          answer.once('end', () => {
            const said = Buffer.concat(chunks).toString()
            const status = answer.statusCode ?? 0
            if (status >= 400) reject(new Error(`${method} ${path}: ${status} ${said.slice(0, 300)}`))
            else resolve({ status, headers: answer.headers, body: said === '' ? undefined : JSON.parse(said) })
          })
        },
      )
      sent.once('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in ${answerMsMax} ms`)))
      sent.once('error', reject)
      sent.end(text)
    })
  }

  return {
    ask,
    get requests() {
      return requests
    },
  }
}

/** Each client places an order, sees it through, and places the next. Whatever was begun before the end is finished. */
export async function closedLoop(options: {
  clients: number
  seconds: number
  client: Client
  order(client: number): Promise<void>
}): Promise<LoopResult> {
  const { clients, seconds, client, order } = options
  const latencies: number[] = []
  let errors = 0
  const started = performance.now()
  const until = started + seconds * 1000

  async function customer(_: unknown, number: number): Promise<void> {
    while (performance.now() < until) {
      const asked = performance.now()
      try {
        await order(number)
        latencies.push(performance.now() - asked)
      } catch (error) {
        errors += 1
        if (errors <= failuresShown) process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      }
    }
  }

  await Promise.all(Array.from({ length: clients }, customer))
  const elapsed = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  const { requests } = client
  return { orders: latencies.length, seconds: elapsed, requests, p50Ms: at(0.5), p99Ms: at(0.99), errors }
}

export const given = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T

/** The last line that a load says. */
export function tell(result: LoopResult): void {
  process.stdout.write(`RESULT ${JSON.stringify(result)}\n`)
}
