import type { FastifyInstance } from 'fastify'

/** An answer that says no. Which HTTP status goes with which message is not documented. */
export class Refusal extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

export function answerRefusals(app: FastifyInstance): void {
  app.setErrorHandler((error, _, reply) => {
    if (error instanceof Refusal) return reply.code(error.status).send({ success: false, message: error.message })
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500) return reply.code(status).send({ success: false, message: 'Invalid request' })
    console.error('tripay simulator:', error)
    return reply.code(500).type('text/plain').send('Internal Server Error')
  })
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Refusal(`The ${name} field is required`)
  return value
}

export const success = (data: unknown, message = '') => ({ success: true, message, data })
