import type { Identity, Notes } from './notes.ts'
import type { Random } from './random.ts'

export type Answer<Body = Record<string, unknown>> = { status: number; body: Body; headers: Headers }
export type Asking = { as?: Identity; body?: object; key?: string; prefer?: string | undefined }

const answerMsMax = 12_000
const pauseMsFirst = 100
const pauseMsMax = 2_000

/**
 * An honest client: who has no answer, or one that says nothing about the request itself, asks the same again with the
 * same key, and does so until there is one.
 */
export class Client {
  readonly #base: string
  readonly #notes: Notes
  readonly #random: Random
  readonly #end: AbortSignal

  constructor(base: string, notes: Notes, random: Random, end: AbortSignal) {
    this.#base = base
    this.#notes = notes
    this.#random = random
    this.#end = end
  }

  /** Once. Undefined: no answer came, so nobody knows. */
  async ask<Body>(
    method: string,
    path: string,
    { as, body, key, prefer }: Asking = {},
  ): Promise<Answer<Body> | undefined> {
    const headers = {
      ...(await as?.headers()),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(prefer === undefined ? {} : { prefer }),
    }
    try {
      const answer = await fetch(this.#base + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(answerMsMax),
      })
      return this.#read<Body>(`${method} ${path}`, answer, await answer.text())
    } catch {
      this.#notes.count(`${routeOf(method, path)} no answer`)
      return undefined
    }
  }

  /** Until there is an answer that counts. Throws when the run ends without one. */
  async insist<Body>(method: string, path: string, asking: Asking = {}): Promise<Answer<Body>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.ask<Body>(method, path, asking)
      if (answer !== undefined && isAboutTheRequest(answer)) return answer
      if (answer?.status === 401 && asking.as !== undefined) await asking.as.renew()
      await this.pause(attempt)
    }
  }

  /** Looks until it is so. */
  async until<Body>(path: string, as: Identity, isSo: (body: Body) => boolean): Promise<Body> {
    for (let attempt = 1; ; attempt++) {
      const { status, body } = await this.insist<Body>('GET', path, { as })
      if (status === 200 && isSo(body)) return body
      if (status >= 400) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
      await this.pause(attempt + 1)
    }
  }

  /** As a client waits before the next try: longer each time, and never all at once. Throws when the run has ended. */
  async pause(attempt: number): Promise<void> {
    if (this.#end.aborted) throw new Error('the run ended without an answer')
    const full = Math.min(pauseMsMax, pauseMsFirst * 2 ** Math.min(attempt - 1, 10))
    await new Promise((resolve) => setTimeout(resolve, full * (0.5 + this.#random.next() / 2)))
  }

  #read<Body>(what: string, answer: Response, text: string): Answer<Body> {
    const type = answer.headers.get('content-type') ?? ''
    const body = (type.includes('json') && text !== '' ? JSON.parse(text) : text) as Body
    const code = (body as { code?: string }).code ?? ''
    const [method = '', path = ''] = what.split(' ')
    this.#notes.count(`${routeOf(method, path)} ${answer.status}${code === '' ? '' : ` ${code}`}`)
    if (answer.status >= 500 && !(type.startsWith('application/problem+json') && code !== ''))
      this.#notes.violation(`${what} answered ${answer.status} without a problem: ${type} ${text.slice(0, 200)}`)
    return { status: answer.status, body, headers: answer.headers }
  }
}

const routeOf = (method: string, path: string): string =>
  `${method} ${path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')}`

/** What says nothing about the request: come again (409 while the first is at work, 429, 5xx), or show who you are (401). */
function isAboutTheRequest({ status, body }: Answer<unknown>): boolean {
  if (status === 409) return (body as { code?: string }).code !== 'idempotency.in-progress'
  return status < 500 && status !== 401 && status !== 429
}
