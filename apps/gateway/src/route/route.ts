import { isService, type ServiceName } from '@konter/service'
import { type LimitClass, limitClassOf } from '../limit/limits.ts'
import type { ApiDocument, Operation } from './document.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One documented operation: what may come through this door, and where it goes. */
export type Route = {
  operationId: string
  method: Method
  /** As the router writes it: `/v1/orders/:id`. */
  path: string
  service: ServiceName
  /** Anonymous callers may use it. The service says the last word. */
  open: boolean
  /** Staff only, and from the addresses that are allowed. */
  admin: boolean
  limit: LimitClass
  /** Answers for as long as the client stays (text/event-stream). */
  stream: boolean
  websocket: boolean
  /** Its body may be larger than what others send. */
  bodyBytesMax: number | undefined
  /** Its answers carry tokens or keys: never compressed, see proxy/forward.ts. */
  secret: boolean
}

/** `/V/…` is what QR codes on paper say: capitals, so that the symbol stays small. */
const isPublicPath = /^\/(v1|V)\//

const METHODS: Readonly<Record<string, Method>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
}

/** The routing table: contract and routing are the same thing. What is not documented for the public is not a route. */
export function routesOf({ paths }: ApiDocument): Route[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation['x-internal'] !== true)
      .map(([method, operation]) => routeOf(path, method, operation)),
  )
}

function routeOf(path: string, verb: string, operation: Operation): Route {
  const where = `${verb.toUpperCase()} ${path}`
  const method = METHODS[verb]
  const [service, ...others] = operation.tags ?? []
  if (method === undefined) throw new Error(`${where} has a method that is not routed`)
  if (service === undefined || others.length > 0 || !isService(service) || service === 'gateway')
    throw new Error(`${where} does not name the one service that answers it`)
  if (!isPublicPath.test(path)) throw new Error(`${where} does not begin with /v1/, so it is not public`)
  const routed = path.replaceAll(/\{(\w+)\}/g, ':$1')
  return {
    operationId: operation.operationId ?? where,
    method,
    path: routed,
    service,
    open: (operation['x-access'] ?? '').startsWith('public'),
    admin: path.startsWith('/v1/admin/'),
    limit: limitClassOf(method, routed),
    stream: answersWithEvents(operation) || path.endsWith('/stream'),
    websocket: operation['x-websocket'] === true,
    bodyBytesMax: operation['x-body-bytes-max'],
    secret: path.startsWith('/v1/auth/') || path.startsWith('/v1/api-keys'),
  }
}

const answersWithEvents = ({ responses = {} }: Operation): boolean =>
  Object.values(responses).some(({ content = {} }) => 'text/event-stream' in content)
