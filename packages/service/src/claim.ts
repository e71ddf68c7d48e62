import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { newId } from '@konter/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, only, type Tx } from './database.ts'
import { isNotOne } from './failures.ts'
import type { App } from './http.ts'
import { fingerprint, toJson } from './json.ts'
import { problem } from './problems.ts'

/** Longer than any request may take; shorter than anybody waits for a second try. */
const leaseMs = 40_000
/** Keys are remembered for a day at least; ledger keys, which guard the money itself, for ever. */
export const keyLifeMs = 48 * 60 * 60 * 1000

/** A claimed Idempotency-Key: this request, and nobody else, does the work; who resumes it uses the same id. */
export type Claim = {
  /** Made when the key was claimed. What the request creates is called this, and keys for others derive from it. */
  readonly id: string
  readonly key: string
  /** The work was begun before (the lease ran out): look for what it left. */
  readonly resumed: boolean
  /** Tells this holder from one who resumed the work because this one took longer. */
  readonly leaseUntil: Date
  /**
   * True from the moment something of this id is committed: then no refusal frees the key, for the next request with it
   * must find what is there. Set by the handler, and taken back when it has undone everything. A resumed claim stands.
   */
  stands: boolean
  /**
   * Commits the answer with what it tells about. `secrets` are fields of the answer that who asks again with the same key
   * gets again, and nobody can read from the database. Who took so long that somebody else resumed the work and has answered
   * is refused, and nothing of theirs is committed: one key has one answer.
   */
  answer(tx: Tx, status: number, body: unknown, secrets?: Record<string, unknown>): Promise<void>
}

type Row = {
  id: string
  request_hash: Buffer
  lease_until: Date
  status: number | null
  answer: object
  sealed: Buffer | null
  given: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    claim: Claim
  }
}

/** Bare (`abc`) and quoted (`"abc"`, a Structured-Field string) forms of the header. */
export function idempotencyKey(header: string | string[] | undefined): string {
  const given = typeof header === 'string' ? header.trim() : ''
  const key = /^"(.*)"$/.exec(given)?.[1]?.replace(/\\(["\\])/g, '$1') ?? given
  if (key.length === 0 || key.length > 255 || /[^\x20-\x7e]/.test(key)) throw problem('idempotency.key-missing', {})
  return key
}

/**
 * Routes with `config: { idempotent: true }` claim their key after validation and before the handler. A refusal (4xx) of
 * a claim that does not stand frees the key, for nothing was created; every other failure ends the lease, so that the next
 * try resumes at once.
 */
export function registerClaims(app: App, db: Database): void {
  app.decorateRequest('claim')
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.idempotent !== true) return
    const replay = await claimKey(db, request)
    if (replay === undefined) return
    reply.header('idempotency-replayed', 'true')
    return reply.code(replay.status).send(replay.answer)
  })
  // Before the answer leaves: who tries again the moment it arrives finds the key free.
  app.addHook('onSend', async (request, reply) => {
    if (request.claim !== undefined && reply.statusCode >= 400) await release(db, request, reply)
  })
}

/** What tells a claimed key and the request it came with. */
export type KeyClaim = { caller: string; keyHash: Buffer; requestHash: Buffer }

/**
 * For a route whose whole effect is one statement (`config: { idempotent: 'at-once' }`): that statement inserts the row of
 * `request_claim`, with the answer, itself. Nobody waits between a claim and its answer, so there is no lease.
 */
export function keyClaimOf(request: FastifyRequest): KeyClaim {
  const key = idempotencyKey(request.headers['idempotency-key'])
  return { caller: callerScope(request), keyHash: hashOf(key), requestHash: requestHashOf(request) }
}

const requestHashOf = ({ routeOptions, method, params, body }: FastifyRequest): Buffer =>
  fingerprint({ route: routeOptions.url, method, params, body })

async function claimKey(
  db: Database,
  request: FastifyRequest,
): Promise<{ status: number; answer: unknown } | undefined> {
  const key = idempotencyKey(request.headers['idempotency-key'])
  const caller = callerScope(request)
  const hash = requestHashOf(request)
  const now = new Date()
  const lease = new Date(now.getTime() + leaseMs)
  const fresh = await db.query<{ id: string }>(
    `insert into request_claim (caller, key_hash, id, request_hash, lease_until, claimed_at)
     values ($1, $2, $3::uuid, $4, $5::timestamptz, $6::timestamptz) on conflict (caller, key_hash) do nothing returning id`,
    [caller, hashOf(key), newId(), hash, lease, now],
  )
  if (fresh[0] !== undefined) {
    request.claim = claimOf(key, fresh[0].id, lease, false)
    return undefined
  }
  return resume(db, request, { caller, key, hash, now, lease })
}

type Attempt = { caller: string; key: string; hash: Buffer; now: Date; lease: Date }

async function resume(db: Database, request: FastifyRequest, attempt: Attempt) {
  const { caller, key, hash, now, lease } = attempt
  const [row] = await db.query<Row>(
    'select id, request_hash, lease_until, status, answer, sealed, given from request_claim where caller = $1 and key_hash = $2',
    [caller, hashOf(key)],
  )
  // Freed in between: whoever held it was refused, so this request is the first again.
  if (row === undefined) return claimKey(db, request)
  if (!hash.equals(row.request_hash)) throw problem('idempotency.key-reused', {})
  if (row.status !== null) {
    const answer = row.given ? row.answer : await giveAnswer(db, row.id)
    return { status: row.status, answer: { ...answer, ...unseal(key, row.id, row.sealed) } }
  }
  const taken = await db.query(
    `update request_claim set lease_until = $3::timestamptz
      where caller = $1 and key_hash = $2 and status is null and lease_until <= $4::timestamptz returning id`,
    [caller, hashOf(key), lease, now],
  )
  if (taken.length === 0) throw inProgress()
  request.claim = claimOf(key, row.id, lease, true)
  return undefined
}

/** Who comes again gets the answer, or the work. */
const inProgress = () => problem('idempotency.in-progress', {}, { headers: { 'retry-after': '1' } })

/** A guest without a token is told apart by address: two strangers with one key do not share an answer. */
const callerScope = ({ caller, clientIp }: FastifyRequest): string =>
  caller.userId === '' ? `${caller.actor} ${clientIp}` : caller.actor

const claimOf = (key: string, id: string, leaseUntil: Date, resumed: boolean): Claim => ({
  id,
  key,
  resumed,
  leaseUntil,
  stands: resumed,
  answer: async (tx, status, body, secrets) => {
    try {
      await tx.query(
        `with answered as (
           update request_claim set status = $2::int, answer = $3::jsonb, sealed = $4
            where id = $1::uuid and status is null returning id
         )
         select expect_one(count(*)) from answered`,
        [id, status, toJson(body), secrets === undefined ? null : seal(key, id, secrets)],
      )
    } catch (error) {
      throw isNotOne(error) ? inProgress() : error
    }
  },
})

/**
 * Replaces the answer of a claim that was committed. Of two who replace it the first counts, and whoever asked again with the
 * same key, and was given the answer, comes before both: one key has one answer. False when it stays what it was.
 */
export async function replaceAnswer(tx: Tx, id: string, body: unknown): Promise<boolean> {
  const replaced = await tx.query(
    `update request_claim set answer = $2::jsonb, given = true
      where id = $1::uuid and status is not null and not given returning id`,
    [id, toJson(body)],
  )
  return replaced.length === 1
}

/** The answer as it is from now on, whoever asks; waits for one who is replacing it. */
export async function giveAnswer(db: Tx, id: string): Promise<object> {
  const rows = await db.query<Pick<Row, 'answer'>>(
    'update request_claim set given = true where id = $1::uuid and status is not null returning answer',
    [id],
  )
  return only(rows).answer
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()
const sealingKey = (key: string, id: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, id, 'konter-claim', 32))

function seal(key: string, id: string, secrets: Record<string, unknown>): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key, id), nonce)
  const text = Buffer.concat([cipher.update(toJson(secrets), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

function unseal(key: string, id: string, sealed: Buffer | null): object {
  if (sealed === null) return {}
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key, id), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')) as object
}

/** Only of who still holds it: somebody slow, refused at last, must not free the key under whoever went on with the work. */
async function release(db: Database, { claim, log }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const held = 'where id = $1::uuid and lease_until = $2::timestamptz and status is null'
  const sql =
    reply.statusCode < 500 && !claim.stands
      ? `delete from request_claim ${held}`
      : `update request_claim set lease_until = '-infinity' ${held}`
  await db
    .query(sql, [claim.id, claim.leaseUntil])
    .catch((error: unknown) => log.warn({ err: error }, 'a claim waits for its lease to end'))
}
