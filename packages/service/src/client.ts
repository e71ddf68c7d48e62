import { Problem, type ProblemDocument } from '@konter/core'
import { problem } from './problems.ts'
import type { Issuer } from './tokens.ts'
import { currentTrace, inSpan, type Span, traceparentOf } from './trace.ts'

/**
 * Less than the gateway waits for us: who asks a service that hangs says so itself, in time. Otherwise it would seem to
 * hang as well, and the gateway's breaker would take from its callers what it can do.
 */
export const callTimeoutMs = 8_000

/**
 * A `fetch` for the generated client of one service: proves who we are, carries the trace and the language on, has an
 * end. A refusal of the other side is thrown as the Problem it is; no answer is `service.unavailable` or, when the time
 * ran out and the outcome is therefore unknown, `service.timeout`.
 */
export function serviceFetch(from: string, to: string, issuer: Issuer): typeof fetch {
  async function call(request: Request, span?: Span): Promise<Response> {
    request.headers.set(
      'authorization',
      `Bearer ${issuer.tokenFor(to, { sub: `service:${from}`, kind: 'service' }, 'service')}`,
    )
    const trace = currentTrace()
    if (trace !== undefined) {
      request.headers.set('traceparent', traceparentOf(trace))
      request.headers.set('x-request-id', trace.requestId)
      request.headers.set('accept-language', trace.language)
    }
    span?.set(attributesOf(request, to))
    const answer = await send(request)
    span?.set({ 'http.response.status_code': answer.status })
    if (!answer.ok) throw await refusalIn(answer)
    return answer
  }

  return (input, init) => {
    const request = new Request(input, init)
    return inSpan(`${request.method} ${to}`, 'client', undefined, (span) => call(request, span))
  }
}

function attributesOf({ method, url }: Request, to: string) {
  const { hostname, port } = new URL(url)
  return {
    'http.request.method': method,
    'server.address': hostname,
    'server.port': Number(port),
    'service.peer.name': to,
  }
}

/** The answer's data; undefined when there is no such thing. For calls of the generated client. */
export async function unlessMissing<T>(call: Promise<{ data: T }>): Promise<T | undefined> {
  try {
    return (await call).data
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(callTimeoutMs), redirect: 'error' })
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw late ? problem('service.timeout', {}, { cause: error }) : problem('service.unavailable', {}, { cause: error })
  }
}

async function refusalIn(answer: Response): Promise<Problem> {
  const text = await answer.text()
  const document = documentIn(answer, text)
  if (document === undefined || answer.status >= 500 || isAboutUs(document.code))
    return problem(
      'service.unavailable',
      {},
      { cause: new Error(`${answer.status} from ${answer.url}: ${text.slice(0, 500)}`) },
    )
  const { code, status, title, detail, errors } = document
  const say = (words: string) => ({ id: words, en: words })
  const retryAfter = answer.headers.get('retry-after')
  return new Problem(
    code,
    { status, title: say(title), detail: say(detail) },
    {},
    { errors, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } },
  )
}

/** That we are not known, not allowed, or at the wrong address is no answer to what was asked, and no fault of who asked us. */
const isAboutUs = (code: string): boolean => /^(auth\.(required|forbidden)|route\.not-found)$/.test(code)

function documentIn(answer: Response, text: string): ProblemDocument | undefined {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return undefined
  try {
    return JSON.parse(text) as ProblemDocument
  } catch {
    return undefined
  }
}
