import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = ReturnType<typeof createMetrics>

/** One registry per service: ten of them may share a process. */
export function createMetrics(service: string) {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  const registers = [registry]
  return {
    registry,
    http: new Histogram({
      name: 'konter_http_request_seconds',
      help: 'Requests by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    histogram: (name: string, help: string, labelNames: string[] = []) =>
      new Histogram({ name: `konter_${name}`, help, labelNames, buckets: SECONDS, registers }),
    counter: (name: string, help: string, labelNames: string[] = []) =>
      new Counter({ name: `konter_${name}`, help, labelNames, registers }),
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
          await collect((value, labels = {}) => this.set(labels, value))
        },
      }),
  }
}
