import { currentTrace, fingerprint } from '@konter/service'
import type { FastifyRequest } from 'fastify'
import { clientOf } from '../session/client.ts'

/** Who did it, from where, in which request. */
export type By = { actor: string; requestId: string; ip: string | null }

export type Act = By & {
  at: Date
  /** `<noun>.<what was done>` */
  action: `${string}.${string}`
  /** Whom or what it was done to: `user:<id>`, `role:<name>`, `signing-key:<kid>`, … */
  subject: string
  reason?: string | undefined
  before?: object
  after?: object
}

/** A row of the log: an act in its place in the chain. */
export type Activity = By & {
  position: bigint
  at: Date
  action: string
  subject: string
  reason: string | null
  before: unknown
  after: unknown
  previousHash: Uint8Array
  hash: Uint8Array
}

/** What comes before the first row. */
export const GENESIS = Buffer.alloc(32)

export const byCaller = (request: FastifyRequest): By => ({
  actor: request.caller.actor,
  requestId: request.id,
  ip: clientOf(request).ip,
})

/** What the service does by itself: by a job, at its start, or because of what somebody unknown sent. */
export const bySystem = (ip: string | null = null): By => ({
  actor: 'service:user',
  requestId: currentTrace()?.requestId ?? 'none',
  ip,
})

/**
 * The hash covers every column and the hash before: nothing can be changed, moved or taken out without a trace. Columns
 * are named one by one, because who records an act may hand over more than a row holds, and that is not read again.
 */
export const hashOf = ({ position, at, actor, action, subject, reason, before, after, ...rest }: Activity): Buffer =>
  fingerprint({
    position: String(position),
    at: at.toISOString(),
    actor,
    action,
    subject,
    reason,
    before,
    after,
    requestId: rest.requestId,
    ip: rest.ip,
    previousHash: Buffer.from(rest.previousHash).toString('hex'),
  })

const SECRET = /password|secret|token|^(key|hash|pin|otp)$|privateKey|apiKey$/i

/** Secrets have no place in a log that can never be changed. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, SECRET.test(name) ? '[secret]' : masked(each)]),
  )
}

/** Where the chain ended when it was looked at. Kept outside of the database, it proves that no tail was cut off. */
export type Head = { position: bigint; hash: string }
export type Verdict = { whole: true; head: Head } | { whole: false; brokenAt: bigint }

/** Checks rows that follow each other; `before` is where the last ones ended. */
export function verifyLinks(rows: readonly Activity[], before: Head): Verdict {
  let head = before
  for (const row of rows) {
    const follows = row.position === head.position + 1n && hex(row.previousHash) === head.hash
    if (!follows || hex(row.hash) !== hex(hashOf(row))) return { whole: false, brokenAt: head.position + 1n }
    head = { position: row.position, hash: hex(row.hash) }
  }
  return { whole: true, head }
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
