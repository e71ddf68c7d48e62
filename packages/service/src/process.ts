import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { Counter, Gauge, type Registry } from 'prom-client'

const delayWindowMs = 60_000
const delayResolutionMs = 20

/**
 * How the process is doing, under the names that prom-client's own collection gives these (which would watch the event
 * loop and the garbage collector once per service, and services may share a process). Costs nothing until somebody asks.
 */
export function measureProcess(registry: Registry): void {
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss())
  gauge('nodejs_heap_size_used_bytes', 'Objects in memory', () => process.memoryUsage().heapUsed)
  gauge('nodejs_eventloop_lag_p99_seconds', 'How late the event loop was, of the last minute', delayP99Seconds)
  gauge(
    'nodejs_eventloop_utilization_ratio',
    'The share of time the event loop was busy since asked last',
    utilization(),
  )
  gauge('process_start_time_seconds', 'When the process began', () => Math.round(performance.timeOrigin / 1000))
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the process',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
}

function utilization(): () => number {
  let last: EventLoopUtilization | undefined
  return () => {
    const now = performance.eventLoopUtilization()
    const share = performance.eventLoopUtilization(now, last).utilization
    last = now
    return Number.isFinite(share) ? share : 0
  }
}

let delays: ReturnType<typeof monitorEventLoopDelay> | undefined
let since = 0

/** One watch per process, started by whoever asks first. */
function delayP99Seconds(): number {
  if (delays === undefined) {
    delays = monitorEventLoopDelay({ resolution: delayResolutionMs })
    delays.enable()
    since = performance.now()
    return 0
  }
  // It measures the time between two ticks: what is beyond the interval is the delay.
  const seconds = Math.max(0, delays.percentile(99) / 1e9 - delayResolutionMs / 1000)
  if (performance.now() - since > delayWindowMs) {
    delays.reset()
    since = performance.now()
  }
  return Number.isFinite(seconds) ? seconds : 0
}
