import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { tagsFrom } from '@konter/core'
import type { Metrics } from '@konter/service'
import type { Config } from '../config.ts'
import type { Route } from '../route/route.ts'
import type { Answer } from '../upstream/exchange.ts'
import { unavailable } from '../upstream/upstream.ts'
import { matches, shelfOf } from './cache-control.ts'
import { isKept, mentionedIn } from './kept-operations.ts'
import { type KeptAnswer, Shelves } from './shelf.ts'

/** Longer ones are asked for by nobody twice. */
const urlLengthMax = 2_048
const bytesMax = 2 * 1024 * 1024
/** Changes that were told while a question was on its way; of more than that, nothing that was on its way is kept. */
const changesMax = 5_000

/** What a client asked, as far as an answer that is for everybody can depend on it. */
export type KeptRequest = { method: string; path: string; headers: IncomingHttpHeaders }

/** Asks the service, in nobody's name and on nobody's behalf: whoever leaves, others wait for the same answer. */
type AskNobody = () => Promise<Answer>

type Whole = Answer & { body: Buffer }
/** What became of asking: the answer, and as it was kept, if it was. */
type Asked = { answer: Whole; kept: KeptAnswer | undefined }

export type KeptAnswers = {
  /** Undefined: this route's answers are not kept, and the service is asked as ever. */
  answer(route: Route, request: KeptRequest, ask: AskNobody): Promise<Answer> | undefined
  /** Something is no longer as it was told. */
  forget(id: string): void
}

export function createKeptAnswers(config: Config, metrics: Metrics): KeptAnswers {
  const shelves = new Shelves(config.KEPT_MEGABYTES * 1024 * 1024)
  const asking = new Map<string, { asked: Promise<Asked>; since: number }>()
  const outcomes = metrics.counter('kept_answers_total', 'Answers that may be kept, by where they came from', [
    'outcome',
  ])
  metrics.gauge('kept_answers_bytes', 'Memory of the answers that are kept', (set) => set(shelves.bytes))
  const changed: string[] = []
  let changes = 0
  /** Until then nobody waits for the service who can have what is kept: it let somebody wait in vain a moment ago. */
  let slowUntil = 0

  /** Whoever asks while the question is on its way waits for the same answer. */
  function refresh(key: string, route: Route, ask: AskNobody): Promise<Asked> {
    const known = asking.get(key)
    if (known !== undefined) return known.asked
    const asked = askAndKeep(key, route, ask).finally(() => asking.delete(key))
    asking.set(key, { asked, since: Date.now() })
    return asked
  }

  function patienceFor(key: string): number {
    const now = Date.now()
    if (now < slowUntil) return 0
    return Math.max(0, config.KEPT_PATIENCE_MS - (now - (asking.get(key)?.since ?? now)))
  }

  async function askAndKeep(key: string, route: Route, ask: AskNobody): Promise<Asked> {
    const askedAt = Date.now()
    const before = changes
    const answer = await whole(await ask())
    if (answer.status >= 500) throw new Unanswered(answer)
    const kept = keepable(route, answer, askedAt)
    if (kept === undefined || changedSince(before, kept)) shelves.drop(key)
    else shelves.put(key, kept)
    return { answer, kept }
  }

  /** An answer that something made out of date while it was on its way is used, but not kept. */
  function changedSince(before: number, { mentioned }: KeptAnswer): boolean {
    const since = changes - before
    if (since > changed.length) return true
    const recent = new Set(changed.slice(changed.length - since))
    return mentioned.some((id) => recent.has(id))
  }

  /** What is past its time is still better than nothing, for as long as its service allows. */
  async function fallingBack(key: string, kept: KeptAnswer | undefined, asked: Promise<Asked>): Promise<Asked | Stale> {
    const stale = kept !== undefined && ageOf(kept) < kept.shelf.freshMs + kept.shelf.staleMs ? kept : undefined
    try {
      return await (stale === undefined ? asked : inTime(asked, patienceFor(key)))
    } catch (error) {
      if (error instanceof Impatient) slowUntil = Math.max(slowUntil, Date.now() + config.BREAKER_OPEN_MS)
      // It may have been forgotten meanwhile, and then it is not shown any more.
      if (stale !== undefined && shelves.get(key) === stale) return { stale }
      throw error instanceof Impatient ? unavailable(1, error) : error
    }
  }

  async function answer(key: string, route: Route, request: KeptRequest, ask: AskNobody): Promise<Answer> {
    const kept = shelves.get(key)
    if (kept !== undefined && ageOf(kept) < kept.shelf.freshMs) {
      outcomes.inc({ outcome: 'hit' })
      return shown(kept, request, `hit; ttl=${ttlOf(kept)}`)
    }
    const why = kept === undefined ? 'uri-miss' : 'stale'
    const joined = asking.has(key)
    const found = await fallingBack(key, kept, refresh(key, route, ask)).catch(thatAnswer(joined))
    if ('stale' in found) {
      outcomes.inc({ outcome: 'stale' })
      return shown(found.stale, request, `hit; ttl=${ttlOf(found.stale)}; detail=stale-if-error`)
    }
    outcomes.inc({ outcome: why === 'stale' ? 'renewed' : 'miss' })
    const { answer: fresh, kept: stored } = found
    if (stored !== undefined)
      return shown(stored, request, `fwd=${why}; fwd-status=200; ${joined ? 'collapsed' : 'stored'}`)
    // What is not for everybody, a refusal for one, is for whoever asked, and names their request.
    const own = joined ? await whole(await ask()) : fresh
    const headers = { ...own.headers, 'cache-status': `${NAME}; fwd=${why}; fwd-status=${own.status}` }
    return { ...own, headers, body: bodyFor(request, own.body) }
  }

  return {
    answer: (route, request, ask) => {
      const { path, headers } = request
      if (!config.KEEP_ANSWERS || !isKept(route) || path.length > urlLengthMax) return undefined
      // Two ways to write the same wishes are the same question.
      return answer(`${path} ${tagsFrom(headers['accept-language'])}`, route, request, ask)
    },
    forget: (id) => {
      changes += 1
      changed.push(id)
      if (changed.length > changesMax) changed.shift()
      shelves.forget(id)
    },
  }
}

type Stale = { stale: KeptAnswer }

/** The service answered that it cannot answer. */
class Unanswered extends Error {
  readonly answer: Whole

  constructor(answer: Whole) {
    super(`answered with ${answer.status}`)
    this.name = 'Unanswered'
    this.answer = answer
  }
}

/** Where nothing older is there, whoever asked sees what the service said; who only waited along, that it did. */
const thatAnswer =
  (joined: boolean) =>
  (error: unknown): Asked => {
    if (!(error instanceof Unanswered)) throw error
    if (joined) throw unavailable(1, error)
    return { answer: error.answer, kept: undefined }
  }

class Impatient extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
    this.name = 'Impatient'
  }
}

const NAME = 'konter'

function keepable(route: Route, { status, headers, body }: Whole, askedAt: number): KeptAnswer | undefined {
  const shelf = shelfOf(headers['cache-control'])
  const varies = String(headers.vary ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
  if (status !== 200 || shelf === undefined || headers['set-cookie'] !== undefined) return undefined
  if (varies.some((each) => each !== '' && each !== 'accept-language')) return undefined
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { headers, body, etag, askedAt, shelf, mentioned: mentionedIn(route, body) }
}

const ageOf = ({ askedAt }: KeptAnswer): number => Date.now() - askedAt
const ttlOf = (kept: KeptAnswer): number => Math.ceil((kept.shelf.freshMs - ageOf(kept)) / 1000)

/**
 * `private`, whatever the service said: beside what is for everybody the answer carries what is one caller's, their request
 * id and what is left of their limit, and so nobody between us and them may hand it to another.
 */
function shown(
  { headers: given, body, etag, shelf, askedAt }: KeptAnswer,
  request: KeptRequest,
  status: string,
): Answer {
  const age = Math.max(0, Math.floor((Date.now() - askedAt) / 1000))
  const headers: IncomingHttpHeaders = {
    ...given,
    'cache-control': `private, max-age=${shelf.freshMs / 1000}, stale-if-error=${shelf.staleMs / 1000}`,
    age: String(age),
    etag,
    'cache-status': `${NAME}; ${status}`,
  }
  if (!matches(request.headers['if-none-match'], etag)) return { status: 200, headers, body: bodyFor(request, body) }
  const { 'content-length': _length, 'content-type': _type, ...rest } = headers
  return { status: 304, headers: rest, body: null }
}

const bodyFor = ({ method }: KeptRequest, body: Buffer): Buffer | null => (method === 'HEAD' ? null : body)

/** What is kept is kept as a whole, its length said. */
async function whole({ status, headers, body }: Answer): Promise<Whole> {
  const bytes = body instanceof Readable ? await collected(body) : (body ?? Buffer.alloc(0))
  return { status, headers: { ...headers, 'content-length': String(bytes.length) }, body: bytes }
}

async function collected(body: Readable): Promise<Buffer> {
  let length = 0
  body.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > bytesMax) body.destroy(new Error(`an answer of more than ${bytesMax} bytes`))
  })
  try {
    return await buffer(body)
  } catch (error) {
    throw unavailable(1, error)
  }
}

async function inTime<T>(asked: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Impatient(ms)), ms)
  })
  // Whoever does not wait any longer does not hear that it failed either.
  asked.catch(() => {})
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
