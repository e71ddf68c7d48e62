import type { Route } from '../route/route.ts'

type Node = { named: Map<string, Node>; parameter: Node | undefined; route: Route | undefined }

const node = (): Node => ({ named: new Map(), parameter: undefined, route: undefined })

/** Letters that mean the same to everybody who reads a path; nothing encoded, nothing that climbs, no empty segment. */
const isPlainPath = /^(?:\/(?!\.)[\w\-.~:@]{1,100})+$/
/** Printable, and encoded only where it decodes to something printable: all of it is text that can be stored. */
const isPlainQuery = /^(?:[\w\-.~:@/?!$&'()*+,;=[\]|]|%[2-7][\dA-Fa-f])*$/
const urlLengthMax = 2_048

/** What may take the lean path: see docs/decisions/0007-lean-path.md. */
export const isLean = (route: Route): boolean =>
  route.method === 'GET' && route.limit === 'read' && !route.stream && !route.websocket && !route.admin && !route.secret

/**
 * Finds the route of a URL as the router would: a name before a parameter. It knows all routes of its method, so that
 * none is taken for another, and answers with those only that are lean. In doubt: undefined.
 */
export function leanRoutes(routes: readonly Route[]): (url: string) => Route | undefined {
  const root = node()
  for (const route of routes) if (route.method === 'GET') plant(root, route)
  return (url) => {
    if (url.length > urlLengthMax) return undefined
    const question = url.indexOf('?')
    const path = question === -1 ? url : url.slice(0, question)
    if (!isPlainPath.test(path) || (question !== -1 && !isPlainQuery.test(url.slice(question + 1)))) return undefined
    const found = find(root, path.split('/'), 1)
    return found !== undefined && isLean(found) ? found : undefined
  }
}

function plant(root: Node, route: Route): void {
  let at = root
  for (const segment of route.path.split('/').slice(1)) {
    if (segment.startsWith(':')) {
      at.parameter ??= node()
      at = at.parameter
    } else {
      const next = at.named.get(segment) ?? node()
      at.named.set(segment, next)
      at = next
    }
  }
  at.route = route
}

function find(at: Node, segments: readonly string[], index: number): Route | undefined {
  const segment = segments[index]
  if (segment === undefined) return at.route
  const named = at.named.get(segment)
  const found = named && find(named, segments, index + 1)
  return found ?? (at.parameter && find(at.parameter, segments, index + 1))
}
