import { isService, SERVICES, type ServiceName } from '@konter/service'
import type { Operator } from './operator.ts'
import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'

type Lag = { pending: number; unacknowledged: number; redelivered: number }

/** As `GET /v1/admin/<service>/operations` answers. */
export type Operations = {
  service: string
  at: string
  dependencies: Record<string, { ok: boolean; latencyMs: number; error?: string }>
  outbox: { unsent: number; oldestUnsentAt: string | null; keptSince: string | null }
  consumers: { name: string; event: string; lag: Lag | null; failing: number }[]
  jobs: {
    name: string
    waiting: number
    due: number
    late: number
    running: number
    failing: number
    nextAt: string | null
  }[]
  deadLetters: { waiting: number; oldestAt: string | null }
}

export type Standing = {
  supplier: string
  configured: boolean
  failures: number
  closedUntil: string | null
  succeeded: number
  failed: number
}

/** Those behind the gateway, or the one that was named. */
export function servicesAsked({ values: { service } }: Pick<Ops, 'values'>): ServiceName[] {
  const all = (Object.keys(SERVICES) as ServiceName[]).filter((each) => each !== 'gateway')
  if (service === undefined) return all
  if (!isService(service) || service === 'gateway')
    throw new OpsError(`There is no service "${service}". There are: ${all.join(', ')}.`, 2)
  return [service]
}

/** What each says of itself; undefined for one that is away. */
export const operationsOf = (operator: Operator, services: readonly ServiceName[]) =>
  Promise.all(
    services.map(async (service) => ({
      service,
      operations: await operator.tryGet<Operations>(`/v1/admin/${service}/operations`),
    })),
  )

export const standingsOf = async (operator: Operator): Promise<Standing[]> =>
  (await operator.tryGet<{ items: Standing[] }>('/v1/admin/suppliers/standings'))?.items ?? []

export const isClosed = ({ closedUntil }: Standing): boolean =>
  closedUntil !== null && Date.parse(closedUntil) > Date.now()
