import type { FastifyInstance } from 'fastify'
import type { State } from '../state.ts'
import { isFormed, messageOf, statusOf } from './response-codes.ts'
import type { Shop } from './shop.ts'

/** An answer that says no. `about` is what the provider repeats of the request. */
export class Refusal extends Error {
  readonly rc: string
  readonly about: Record<string, string>

  constructor(rc: string, about: Record<string, string> = {}, message = messageOf(rc)) {
    super(message)
    this.rc = rc
    this.about = about
  }
}

/** Commits what a refusal used up (a script's turn, a rate limit's moment) before it is thrown. */
export function decide<T>(state: State, work: () => T): T {
  const outcome = state.transaction(() => attempt(work))
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

function attempt<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const internalError = { status: 500, body: 'Internal Server Error' }

/** The HTTP status of a refusal is not documented, so it is a setting; whoever reads `data.rc` does not care. */
export function answerRefusals(app: FastifyInstance, shop: Shop): void {
  app.setErrorHandler((error, _, reply) => {
    const refusal = error instanceof Refusal ? error : refusalOfBody(error)
    if (refusal === undefined) {
      console.error('digiflazz simulator:', error)
      return reply.code(internalError.status).type('text/plain').send(internalError.body)
    }
    const { rc, about, message } = refusal
    reply.code(isFormed(rc) ? 200 : shop.settings.get().refusalStatus)
    return reply.send({ data: { ...about, message, status: statusOf(rc), rc } })
  })
}

/** What Fastify could not read (no JSON, too large) is a malformed payload to Digiflazz. */
const refusalOfBody = (error: unknown): Refusal | undefined => {
  const statusCode = (error as { statusCode?: number } | null)?.statusCode ?? 500
  return statusCode < 500 ? new Refusal('40') : undefined
}
