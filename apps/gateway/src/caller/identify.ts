import type { FieldError } from '@konter/core'
import { type App, bearerOf, type CallerClaims, commonProblem, currentTrace, type ServiceName } from '@konter/service'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { unknownKeys } from '../limit/limit.hooks.ts'
import { problem } from '../problems.ts'
import type { Known } from './callers.ts'

/** As the user service takes them; whatever else comes as a key is none. */
export const isKey = /^[\w-]{1,200}$/

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, where that is somebody. */
    known: Known | undefined
  }
}

/** Finds out once who calls, for all services behind. Credentials that do not count are refused even where none are needed. */
export function identifyCallers(app: App, ctx: Context): void {
  const unknown = unknownKeys(ctx)
  app.decorateRequest('known')
  app.addHook('onRequest', async (request) => {
    const { route } = request.routeOptions.config
    if (route === undefined) return
    const { authorization, 'x-api-key': key } = request.headers
    if (authorization !== undefined && key !== undefined) throw twoCredentials()
    if (authorization !== undefined) request.known = await bearer(request)
    else if (key !== undefined) request.known = await keyHolder(request, String(key))
    else if (!route.open) throw unauthorized()
    if (request.known !== undefined) introduce(request, request.known)
  })

  async function bearer(request: FastifyRequest): Promise<Known> {
    const token = bearerOf(request)
    const claims = token === undefined ? undefined : await ctx.tokens.read(token)
    const known = claims && (await ctx.callers.ofSession(claims))
    if (known === undefined) throw unauthorized()
    return known
  }

  async function keyHolder(request: FastifyRequest, key: string): Promise<Known> {
    if (!isKey.test(key)) throw unauthorized()
    if (!ctx.callers.knowsApiKey(key)) unknown.demand(request)
    const known = await ctx.callers.ofApiKey(key)
    if (known === undefined) {
      unknown.note(request)
      throw unauthorized()
    }
    if (!known.allowedFrom(request.clientIp)) throw problem('auth.forbidden', {})
    return known
  }
}

function introduce(request: FastifyRequest, { caller }: Known): void {
  request.caller = caller
  const trace = currentTrace()
  if (trace !== undefined) trace.actor = request.caller.actor
}

const ANONYMOUS: CallerClaims = { sub: 'anonymous', kind: 'anonymous' }

/** What a service gets instead of the client's credentials: who calls, for a minute, for this service alone. */
export const callerTokens =
  ({ issuer }: Pick<Context, 'issuer'>) =>
  (service: ServiceName, known: Known | undefined): string =>
    known === undefined
      ? issuer.tokenFor(service, ANONYMOUS, 'anonymous')
      : issuer.tokenFor(service, known.claims, known.version)

const unauthorized = () => commonProblem('auth.required', {}, { headers: { 'www-authenticate': 'Bearer' } })

const twoCredentials = () => {
  const message = { id: 'tidak dikirim bersama yang lain', en: 'is not sent together with the other' }
  const errors: FieldError[] = ['/authorization', '/x-api-key'].map((pointer) => ({ pointer, in: 'header', message }))
  return commonProblem('request.invalid', {}, { errors })
}
