import { randomUUID } from 'node:crypto'
import type { Environment } from './ops.ts'
import { OpsError } from './ops-error.ts'

const timeoutMs = 30_000

/** A member of staff at the gateway. */
export type Operator = {
  readonly url: string
  /** Throws an OpsError in the gateway's own words when it refuses. */
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  /** As `get`, but what a service that is away answers is undefined. */
  tryGet<T>(path: string): Promise<T | undefined>
  /** Also when it says that something is degraded. */
  health(): Promise<Health>
  leave(): Promise<void>
}

export type Dependency = { ok: boolean; latencyMs: number; error?: string }
export type Health = {
  status: 'ok' | 'degraded'
  gateway: Record<string, Dependency>
  services: Record<string, Dependency & { breaker: string; dependencies: Record<string, Dependency> }>
}

type Answer = { status: number; body: unknown }
type Refusal = { title?: string; detail?: string; code?: string }

export async function openOperator(env: Environment, language: 'id' | 'en'): Promise<Operator> {
  const url = (env.KONTER_URL ?? 'http://127.0.0.1:9000').replace(/\/$/, '')
  const ask = askerAt(url, language)
  const session = await signIn(ask, env)

  async function want<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await ask(method, path, { token: session.token, ...(body === undefined ? {} : { body }) })
    if (answer.status >= 400) throw refused(`${method} ${path}`, answer)
    return answer.body as T
  }

  return {
    url,
    get: (path) => want('GET', path),
    post: (path, body) => want('POST', path, body),
    tryGet: async <T>(path: string) => {
      const answer = await ask('GET', path, { token: session.token })
      if (answer.status === 401 || answer.status === 403) throw refused(`GET ${path}`, answer)
      return answer.status < 400 ? (answer.body as T) : undefined
    },
    health: async () => (await ask('GET', '/health', {})).body as Health,
    leave: async () => {
      if (session.own) await ask('POST', '/v1/auth/logout', { token: session.token }).catch(() => {})
    },
  }
}

type Ask = (method: string, path: string, options: { token?: string; body?: object }) => Promise<Answer>

const askerAt =
  (url: string, language: string): Ask =>
  async (method, path, { token, body }) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'accept-language': language,
        'idempotency-key': randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new OpsError(`Konter does not answer at ${url}. Is it running? KONTER_URL says where it is.`, 3, { cause })
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== ''
    return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : text }
  }

async function signIn(ask: Ask, env: Environment): Promise<{ token: string; own: boolean }> {
  if (env.KONTER_OPS_TOKEN !== undefined) return { token: env.KONTER_OPS_TOKEN, own: false }
  const { KONTER_OPS_IDENTIFIER: identifier, KONTER_OPS_PASSWORD: password } = env
  if (identifier === undefined || password === undefined)
    throw new OpsError(
      'Who are you? Set KONTER_OPS_TOKEN to an access token of a member of staff, or KONTER_OPS_IDENTIFIER and KONTER_OPS_PASSWORD.',
    )
  const answer = await ask('POST', '/v1/auth/login', { body: { identifier, password } })
  if (answer.status >= 400) throw refused(`Signing in as ${identifier}`, answer)
  return { token: (answer.body as { accessToken: string }).accessToken, own: true }
}

function refused(what: string, { status, body }: Answer): OpsError {
  const { title, detail, code } = (typeof body === 'object' && body !== null ? body : {}) as Refusal
  return new OpsError(
    `${what}: ${[title, detail].filter((each) => each !== undefined).join('. ') || status} (${code ?? status})`,
  )
}
