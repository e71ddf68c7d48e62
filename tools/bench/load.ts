import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Lab, write } from './lab.ts'

export type Load = {
  url: string
  connections: number
  seconds?: number
  headers?: Record<string, string>
  /** What to send instead of a GET, as a script for wrk: without wrk it cannot be sent. */
  lua?: string
}

export type LoadResult = {
  requests: number
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** Answers that were not 2xx or 3xx, and requests without an answer. */
  errors: number
}

const run = promisify(execFile)

/** GET, closed loop, keep-alive: by wrk where it can be had, else by a generator of our own (which costs more CPU). */
export async function putLoad(lab: Lab, { url, connections, seconds = lab.seconds, headers = {}, lua = '' }: Load) {
  const wrk = await lab.program('wrk')
  if (wrk === undefined && lua !== '') throw new Error('this load needs wrk')
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const [file, args] =
    wrk === undefined
      ? [process.execPath, [ownGenerator, JSON.stringify({ url, connections, seconds, headers })]]
      : [wrk, wrkArguments(lab, { url, connections, seconds, lua }, given)]
  const { stdout } = await run(file, args, { maxBuffer: 1 << 20 })
  const [, facts = '{}'] = /^RESULT (.*)$/m.exec(stdout) ?? []
  const result = JSON.parse(facts) as Omit<LoadResult, 'perSecond'> & { seconds: number }
  return { ...result, perSecond: result.requests / result.seconds }
}

const ownGenerator = fileURLToPath(new URL('./load-generator.ts', import.meta.url))

function wrkArguments(
  lab: Lab,
  load: Required<Pick<Load, 'url' | 'connections' | 'seconds' | 'lua'>>,
  headers: string[],
) {
  const threads = String(Math.min(2, load.connections))
  const script = write(lab, 'report.lua', load.lua + REPORT)
  const options = ['-t', threads, '-c', String(load.connections), '-d', `${Math.ceil(load.seconds)}s`]
  return [...options, '-s', script, ...headers.flatMap((header) => ['-H', header]), load.url]
}

/** Only `done`, where possible: a script that shapes requests or reads answers would cost more than the requests. */
const REPORT = `
done = function(summary, latency, requests)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('RESULT {"requests":%d,"seconds":%f,"p50Ms":%f,"p95Ms":%f,"p99Ms":%f,"errors":%d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, bad))
end
`
