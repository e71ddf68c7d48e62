import { type Static, Type } from 'typebox'
import { Milliseconds, SecretText, Url } from './config.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './trace.ts'

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const
export type SamplerName = (typeof SAMPLERS)[number]

/** The standard variables of OpenTelemetry, as far as we know them. */
export const TracingConfig = {
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Url({ description: 'Where traces go, by OTLP over HTTP (`http://collector:4318`). Unset: nothing is recorded.' }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    SecretText({ description: 'What the collector wants to see: `name=value,name=value`.' }),
  ),
  OTEL_SERVICE_NAME: Type.Optional(
    Type.String({ maxLength: 100, description: "The service's name in traces, instead of its own." }),
  ),
  OTEL_TRACES_SAMPLER: Type.Unsafe<SamplerName>(
    Type.String({ enum: [...SAMPLERS], default: 'parentbased_always_on', description: 'Which journeys are recorded.' }),
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'The share of journeys that a `traceidratio` sampler records.',
  }),
  // How long recorded work waits for more, to be sent together.
  OTEL_BSP_SCHEDULE_DELAY: Milliseconds(1_000),
}

const Whole = Type.Object(TracingConfig)
type Needs = { log: Log; metrics: Metrics; trustsParents: boolean }

/** Undefined when no collector is configured: then the SDK is not even loaded, and nothing of a request is recorded. */
export async function openTracing(
  service: string,
  config: Readonly<Static<typeof Whole>>,
  needs: Needs,
): Promise<Tracing | undefined> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT
  if (endpoint === undefined) return undefined
  const { createTracing } = await import('./tracing.ts')
  return createTracing({
    service: config.OTEL_SERVICE_NAME ?? service,
    endpoint,
    headers: config.OTEL_EXPORTER_OTLP_HEADERS,
    sampler: config.OTEL_TRACES_SAMPLER,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
    sendEveryMs: config.OTEL_BSP_SCHEDULE_DELAY,
    ...needs,
  })
}
