import { Agent, request } from 'node:http'

/** For machines without wrk: closed loop over keep-alive connections, in a process of its own. */
type Given = { url: string; connections: number; seconds: number; headers: Record<string, string> }

const { url, connections, seconds, headers } = JSON.parse(process.argv[2] ?? '{}') as Given
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const latencies: number[] = []
let errors = 0

const once = () =>
  new Promise<void>((resolve) => {
    const started = performance.now()
    const sent = request(url, { agent, headers }, (answer) => {
      if ((answer.statusCode ?? 500) >= 400) errors += 1
      answer.resume().once('end', () => {
        latencies.push(performance.now() - started)
        resolve()
      })
    })
    sent.once('error', () => {
      errors += 1
      resolve()
    })
    sent.end()
  })

const started = performance.now()
const until = started + seconds * 1000
async function client(): Promise<void> {
  while (performance.now() < until) await once()
}
await Promise.all(Array.from({ length: connections }, client))
const elapsed = (performance.now() - started) / 1000
latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
const result = {
  requests: latencies.length,
  seconds: elapsed,
  p50Ms: at(0.5),
  p95Ms: at(0.95),
  p99Ms: at(0.99),
  errors,
}
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`)
process.exit(0)
