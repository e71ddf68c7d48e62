import { Problem } from '@konter/core'
import { problem } from './problems.ts'

/** Follows causes, Prisma's driver errors included, to the first that satisfies. */
function findCause(
  error: unknown,
  satisfies: (each: Record<string, unknown>) => boolean,
): Record<string, unknown> | undefined {
  let each: unknown = error
  for (let depth = 0; depth < 6 && typeof each === 'object' && each !== null; depth++) {
    const one = each as Record<string, unknown>
    if (satisfies(one)) return one
    each = one.cause ?? (one.meta as Record<string, unknown> | undefined)?.driverAdapterError
  }
  return undefined
}

/** The SQLSTATE (five characters) behind an error of `pg` or Prisma. */
export function sqlStateOf(error: unknown): string | undefined {
  const found = findCause(error, (each) => isSqlState(each.originalCode) || isSqlState(each.code))
  return (found?.originalCode ?? found?.code) as string | undefined
}

const isSqlState = (code: unknown): boolean =>
  typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)

export const isUniqueViolation = (error: unknown, constraint?: string): boolean => {
  if (sqlStateOf(error) !== '23505') return false
  if (constraint === undefined) return true
  return findCause(error, (each) => mentions(each, constraint)) !== undefined
}

const mentions = (error: Record<string, unknown>, constraint: string): boolean =>
  error.constraint === constraint || `${error.originalMessage ?? error.message ?? ''}`.includes(`"${constraint}"`)

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
])
/** No connection, no resources, shut down, a broken machine; and a lock that somebody holds for too long (55P03). */
const CLASSES = /^(08|53|57P|58|55P03)/
const TEXTS =
  /Connection terminated|is not queryable|Query read timeout|timeout exceeded when trying to connect|Unable to start a transaction|DatabaseNotReachable|SocketTimeout|ConnectionClosed/

/** Not the message's fault: something we depend on is away. Consumers pause, jobs wait, callers get 503 or 504. */
export function isDependencyDown(error: unknown): boolean {
  if (error instanceof Problem) return error.status >= 502
  const found = findCause(
    error,
    (each) =>
      NETWORK.has(String(each.code)) ||
      each.name === 'TimeoutError' ||
      CLASSES.test(String(each.code)) ||
      CLASSES.test(String(each.originalCode)) ||
      TEXTS.test(`${each.message ?? ''} ${each.kind ?? ''}`),
  )
  return found !== undefined
}

/**
 * A statement ran out of time though nobody kept it waiting: the database is overloaded, or the statement is hopeless.
 * Nobody can tell which, so it counts as a failure, and is tried again so late that an overload may have passed.
 */
export const isStatementTimeout = (error: unknown): boolean => sqlStateOf(error) === '57014'

/** What `expect_one` refused: the row that a statement was about is not there, or not as it was. */
export const isNotOne = (error: unknown): boolean => sqlStateOf(error) === 'KT001'

/** What the caller of a service may see of any error. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return isDependencyDown(error) || isStatementTimeout(error)
    ? problem('service.unavailable', {}, { cause: error, headers: { 'retry-after': '2' } })
    : problem('service.failed', {}, { cause: error })
}

/** An error in one word without a word of what it is about: the code of a problem, an SQLSTATE, a system's code, a class. */
export function errorKindOf(error: unknown): string {
  if (error instanceof Problem) return error.code
  const sqlState = sqlStateOf(error)
  if (sqlState !== undefined) return `sqlstate ${sqlState}`
  const system = findCause(error, (each) => typeof each.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(each.code))
  if (system !== undefined) return String(system.code)
  return error instanceof Error ? error.name : typeof error
}
