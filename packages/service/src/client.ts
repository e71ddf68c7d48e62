import type { IncomingHttpHeaders } from 'node:http'
import { Problem, type ProblemDocument } from '@konter/core'
import { Agent, request } from 'undici'
import { problem } from './problems.ts'
import { headerIn } from './request.ts'
import type { Issuer } from './tokens.ts'
import { currentTrace, inSpan, type Span, traceparentOf } from './trace.ts'
import { within } from './within.ts'

/**
 * Less than the gateway waits for us: who asks a service that hangs says so itself, in time. Otherwise it would seem to
 * hang as well, and the gateway's breaker would take from its callers what it can do.
 */
export const callTimeoutMs = 8_000
/** While a connection is being made nothing else is heard, not even that the time is over. */
const agent = new Agent({ connect: { timeout: 3_000 } })

type Question = { method: string; url: string; body: object | undefined }

/**
 * How one service asks another, for the client of `@konter/sdk/internal`: proves who we are, carries the trace and the
 * language on, has an end. A refusal of the other side is thrown as the Problem it is; no answer is `service.unavailable` or,
 * when the time ran out and the outcome is therefore unknown, `service.timeout`.
 */
export function serviceAsk(from: string, to: string, issuer: Issuer): (question: Question) => Promise<unknown> {
  async function ask({ method, url, body }: Question, span?: Span): Promise<unknown> {
    const token = issuer.tokenFor(to, { sub: `service:${from}`, kind: 'service' }, 'service')
    const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${token}` }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const trace = currentTrace()
    if (trace !== undefined) {
      headers.traceparent = traceparentOf(trace)
      headers['x-request-id'] = trace.requestId
      headers['accept-language'] = trace.language
    }
    span?.set(attributesOf(method, url, to))
    const answer = await send(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
    span?.set({ 'http.response.status_code': answer.status })
    if (answer.status < 200 || answer.status > 299) throw refusalIn(answer, url)
    return answer.text === '' ? undefined : dataIn(answer)
  }

  return (question) => inSpan(`${question.method} ${to}`, 'client', undefined, (span) => ask(question, span))
}

function attributesOf(method: string, url: string, to: string) {
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

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** Redirects are not followed: among ourselves nobody moves. */
async function send(url: string, options: { method: string; headers: object; body: string | null }): Promise<Answer> {
  try {
    return await within(callTimeoutMs, async (signal) => {
      const asked = { ...options, signal, dispatcher: agent } as Parameters<typeof request>[1]
      const { statusCode, headers, body } = await request(url, asked)
      return { status: statusCode, headers, text: await body.text() }
    })
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw late ? problem('service.timeout', {}, { cause: error }) : problem('service.unavailable', {}, { cause: error })
  }
}

function dataIn({ text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw problem('service.unavailable', {}, { cause: error })
  }
}

function refusalIn(answer: Answer, url: string): Problem {
  const document = documentIn(answer)
  if (document === undefined || answer.status >= 500 || isAboutUs(document.code))
    return problem(
      'service.unavailable',
      {},
      { cause: new Error(`${answer.status} from ${url}: ${answer.text.slice(0, 500)}`) },
    )
  const { code, status, title, detail, errors } = document
  const say = (words: string) => ({ id: words, en: words })
  const retryAfter = headerIn(answer.headers, 'retry-after')
  return new Problem(
    code,
    { status, title: say(title), detail: say(detail) },
    {},
    { errors, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } },
  )
}

/** That we are not known, not allowed, or at the wrong address is no answer to what was asked, and no fault of who asked us. */
const isAboutUs = (code: string): boolean => /^(auth\.(required|forbidden)|route\.not-found)$/.test(code)

function documentIn({ headers, text }: Answer): ProblemDocument | undefined {
  if (headerIn(headers, 'content-type')?.startsWith('application/problem+json') !== true) return undefined
  try {
    return JSON.parse(text) as ProblemDocument
  } catch {
    return undefined
  }
}
