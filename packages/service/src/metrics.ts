import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { measureProcess } from './process.ts'

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** For what waits: a moment when all is well, an hour when it is not. */
export const LONG_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600]

export type Metrics = ReturnType<typeof createMetrics>

/** One registry per service: ten of them may share a process. Every label has few values, all known to the code. */
export function createMetrics(service: string) {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  const registers = [registry]
  const unread = new Counter({
    name: 'konter_gauges_unread_total',
    help: 'Values that could not be read when the metrics were asked for',
    labelNames: ['gauge'],
    registers,
  })
  measureProcess(registry)
  return {
    registry,
    http: new Histogram({
      name: 'konter_http_request_seconds',
      help: 'Requests by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    histogram: (name: string, help: string, labelNames: string[] = [], buckets: readonly number[] = SECONDS) =>
      new Histogram({ name: `konter_${name}`, help, labelNames, buckets: [...buckets], registers }),
    counter: (name: string, help: string, labelNames: string[] = []) =>
      new Counter({ name: `konter_${name}`, help, labelNames, registers }),
    /** Read when somebody asks. What cannot be read is left out: the rest must be seen above all when something is away. */
    gauge: (
      name: string,
      help: string,
      collect: (set: (value: number, labels?: Record<string, string>) => void) => Promise<void> | void,
      labelNames: string[] = [],
    ) =>
      new Gauge({
        name: `konter_${name}`,
        help,
        labelNames,
        registers,
        async collect() {
          this.reset()
          try {
            await collect((value, labels = {}) => this.set(labels, value))
          } catch {
            this.remove()
            unread.inc({ gauge: name })
          }
        },
      }),
  }
}
