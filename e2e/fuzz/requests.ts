import { randomUUID } from 'node:crypto'
import type { Random } from '../storm/random.ts'
import { type Cast, mayUse, people, usualCallers, type Who } from './cast.ts'
import * as hostile from './hostile.ts'
import { picture, tamed } from './market.ts'
import type { Operation, Parameter } from './operations.ts'
import { outsiders, signatureFor } from './signatures.ts'
import { bent, fitting, type Maker } from './values.ts'
import { bound, wholes } from './words.ts'

export type FuzzRequest = {
  operation: Operation
  /** Where it is sent: the gateway, or the service itself. */
  at: 'gateway' | 'service'
  who: Who
  /** By the document, may they? */
  mayUse: boolean
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

/** One request of many: mostly by whom it is for and nearly right, for what is refused at once proves little. */
export function requestFor(maker: Maker, operation: Operation, cast: Cast): FuzzRequest {
  const { random } = maker
  const at = operation.isInternal ? 'service' : random.pick(['gateway', 'gateway', 'service'] as const)
  const who = callerFor(random, operation, cast, at)
  const { body, headers } = bodyFor(maker, operation)
  return {
    operation,
    at,
    who,
    mayUse: mayUse(operation, cast.claimsOf(who)),
    method: operation.method,
    path: pathFor(maker, operation) + queryFor(maker, operation),
    headers: {
      ...headers,
      ...(at === 'gateway' ? cast.atGateway(who) : cast.atService(who, operation.service)),
      ...keyFor(random, operation),
      ...(random.chance(0.12) ? random.pick(hostile.headers) : {}),
    },
    body,
  }
}

function callerFor(random: Random, operation: Operation, cast: Cast, at: FuzzRequest['at']): Who {
  const anybody = random.pick(people)
  if (random.chance(0.15)) return anybody
  const usual = usualCallers(operation, cast).filter((who) => at === 'service' || !who.startsWith('service:'))
  return usual.length === 0 ? anybody : random.pick(usual)
}

const KEYS = [
  '',
  ' ',
  '"',
  '""',
  '"quoted"',
  'x'.repeat(255),
  'x'.repeat(256),
  'same-key',
  '"a\\"b"',
  "' or 1=1",
  '\u00e9',
]

function keyFor(random: Random, { method, needsKey }: Operation): Record<string, string> {
  if (method !== 'POST') return {}
  if (needsKey ? random.chance(0.8) : random.chance(0.3)) return { 'idempotency-key': randomUUID() }
  return random.chance(0.3) ? {} : { 'idempotency-key': random.pick(KEYS) }
}

function pathFor(maker: Maker, { path, parameters }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string, at: number) => {
    const parameter = parameters.find((each) => each.name === name)
    return segment(maker, path.slice(0, at - 1), parameter)
  })
}

/** Where the ids of some collections are named. */
const namedIn: Readonly<Record<string, string>> = {
  '/v1/payments': 'payment.id',
  '/internal/payments': 'payment.id',
  '/internal/users': '/v1/admin/users',
  '/v1/admin/suppliers/items': '/v1/admin/suppliers/vip/items',
  // What was uploaded to a merchant.
  '/v1/images': '/v1/my/merchants',
  '/v1/admin/images': '/v1/my/merchants',
}

function segment(maker: Maker, collection: string, parameter: Parameter | undefined): string {
  const { random, pool } = maker
  const chance = random.next()
  const known =
    pool.pick(random, namedIn[collection] ?? collection) ?? pool.pick(random, collection.replace('/admin', ''))
  const isChoice = parameter?.schema.enum !== undefined
  if (chance < 0.7 && known !== undefined && !isChoice) return encodeURIComponent(known)
  if (chance < 0.82) return encode(random, String(fitting(maker, parameter?.schema ?? {}, parameter?.name)))
  return encode(random, hostile.text(random).slice(0, 400)) || '%20'
}

/** Also as a client that knows nothing of encoding would write it, as far as that can be sent at all. */
function encode(random: Random, text: string): string {
  const whole = text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80'
  return random.chance(0.15) ? text.replaceAll(/[^!-~]|[?#]/g, '') : whole
}

function queryFor(maker: Maker, { parameters }: Operation): string {
  const { random } = maker
  const chance = random.next()
  if (chance < 0.1) return `?${random.pick(hostile.queries)}`
  const asked = parameters.filter(
    ({ in: place, required }) => place === 'query' && (required === true || random.chance(0.3)),
  )
  const pairs = asked.map(({ name, schema }) => {
    const value = random.chance(0.8) ? fitting(maker, schema, name) : hostile.text(random)
    return `${name}=${encode(random, String(value))}`
  })
  if (pairs.length > 0 && chance > 0.93) pairs.push(random.pick(pairs))
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

type Sent = { body: Buffer | undefined; headers: Record<string, string> }

function bodyFor(maker: Maker, operation: Operation): Sent {
  const { random } = maker
  if (operation.id === 'uploadMerchantImage' && random.chance(0.8)) {
    const { bytes, type } = picture(random)
    return { body: bytes, headers: { 'content-type': type } }
  }
  const outsider = outsiders[operation.id]
  const isWriting = operation.method !== 'GET' && operation.method !== 'DELETE'
  if (outsider === undefined && operation.body === undefined && !random.chance(isWriting ? 0.4 : 0.05))
    return { body: undefined, headers: {} }
  const value = outsider?.words(random) ?? wholeFor(maker, operation)
  const body = written(maker, value)
  const type = random.chance(0.06) ? random.pick(hostile.contentTypes) : 'application/json'
  return {
    body,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(outsider === undefined ? {} : signatureFor(random, outsider, body)),
    },
  }
}

/** What has to go together is taken together. */
function wholeFor(maker: Maker, { id, body }: Operation): unknown {
  const made = body === undefined ? {} : fitting(maker, body)
  const known = wholes[id]
  const isBound = bound.has(id)
  return known === undefined || (!isBound && maker.random.chance(0.3))
    ? made
    : { ...(made as object), ...maker.random.pick(known) }
}

function written(maker: Maker, value: unknown): Buffer {
  const { random } = maker
  const chance = random.next()
  if (chance < 0.5) return Buffer.from(JSON.stringify(tamed(value)))
  if (chance < 0.74) return Buffer.from(JSON.stringify(tamed(bent(maker, value))))
  if (chance < 0.84) return Buffer.from(JSON.stringify(tamed(bent(maker, bent(maker, value)))))
  if (chance < 0.9) return Buffer.from(JSON.stringify(hostile.anything(random)))
  return hostile.rawBody(random, JSON.stringify(value))
}
