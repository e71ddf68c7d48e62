import type { FastifyInstance } from 'fastify'

/** An answer that says no: HTTP 200 with `result: false`, and only the message tells why. */
export class Refusal extends Error {}

export function answerRefusals(app: FastifyInstance): void {
  app.setErrorHandler((error, _, reply) => {
    if (error instanceof Refusal) return reply.send(failure(error.message))
    if (((error as { statusCode?: number }).statusCode ?? 500) < 500)
      return reply.send(failure('Permintaan tidak valid'))
    console.error('vip-reseller simulator:', error)
    return reply.code(500).type('text/plain').send('Internal Server Error')
  })
}

export const success = (data: unknown, message: string) => ({ result: true, data, message })

const failure = (message: string) => ({ result: false, data: null, message })
