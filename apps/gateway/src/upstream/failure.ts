/** The client left before it had its answer. */
export class ClientGone extends Error {
  constructor() {
    super('the client went away')
    this.name = 'ClientGone'
  }
}

export class NoAnswerInTime extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
    this.name = 'NoAnswerInTime'
  }
}

/**
 * gone: the client left. late: no answer in time, so the outcome is unknown. unreachable: the request never got there.
 * broken: it may have got there, and then the connection broke.
 */
export type Failure = 'gone' | 'late' | 'unreachable' | 'broken'

const LATE = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
])

export function failureOf(error: unknown): Failure {
  if (error instanceof ClientGone) return 'gone'
  if (error instanceof NoAnswerInTime) return 'late'
  const code = String((error as { code?: unknown }).code)
  if (LATE.has(code)) return 'late'
  return UNREACHABLE.has(code) ? 'unreachable' : 'broken'
}
