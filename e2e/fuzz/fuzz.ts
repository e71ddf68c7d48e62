import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Konter } from '../konter.ts'
import { Random } from '../storm/random.ts'
import { openCast } from './cast.ts'
import { furnish, learn } from './furnish.ts'
import { codeIn, isDestructive, judgeBy } from './judge.ts'
import { type ApiDocument, type Operation, operationsIn, readDocument } from './operations.ts'
import { Pool } from './pool.ts'
import { type FuzzRequest, requestFor } from './requests.ts'
import { type FuzzAnswer, send } from './send.ts'
import type { Maker } from './values.ts'
import { wordsOf } from './words.ts'

export type FuzzOptions = {
  seed: string
  perRoute: number
  /** Only these operations. */
  only?: readonly string[]
  onStep?: (step: string) => void
}

export type FuzzFinding = { what: string; times: number; example: string }

export type FuzzReport = {
  seed: string
  routes: number
  requests: number
  findings: FuzzFinding[]
  /** By status. */
  answers: Record<string, number>
  /** Routes that never once did what was asked: what was sent there proves little. */
  neverOk: string[]
  p99Ms: number
  slowest: { operation: string; ms: number }
}

const atOnce = 4

/** Sends every route so many requests of which no two are alike and few are meant well, and judges every answer. */
export async function fuzz(konter: Konter, options: FuzzOptions): Promise<FuzzReport> {
  const { seed, perRoute, only, onStep = () => {} } = options
  const document = readDocument()
  const random = new Random(seed)
  const cast = await openCast(konter)
  await cast.renew()
  const pool = new Pool()
  const operations = inOrder(operationsIn(document)).filter(({ id }) => only === undefined || only.includes(id))
  await furnish(konter, cast, pool)
  await learn(konter, cast, document, pool)
  const words = wordsOf(cast)
  const notes = openNotes(document, pool, onStep)

  const started = performance.now()
  for (const operation of operations) {
    // Reading throws nobody out.
    if (operation.method !== 'GET') await cast.renew()
    const source = random.fork(operation.id)
    const one = async (nth: number) => {
      const maker: Maker = { document, random: source.fork(nth), pool, words: words() }
      await ask(konter, requestFor(maker, operation, cast), nth, notes)
    }
    for (let nth = 0; nth < perRoute; nth += atOnce)
      await Promise.all(Array.from({ length: Math.min(atOnce, perRoute - nth) }, (_, i) => one(nth + i)))
    onStep(`${operation.method} ${operation.path}: ${notes.storyOf(operation)}`)
    for (const { name, crashes } of konter.programs.values())
      if (crashes() > 0) notes.found(operation, `${name} died`, '')
  }
  onStep(`${operations.length} routes in ${Math.round((performance.now() - started) / 1000)} s`)
  return { seed, ...notes.report(operations), requests: operations.length * perRoute }
}

/** Buying comes before what changes the shop, and what takes something away last, so that the rest has something to work with. */
function inOrder(operations: Operation[]): Operation[] {
  const rank = (each: Operation) =>
    isDestructive(each) ? 3 : each.method === 'GET' ? 0 : each.service === 'catalog' && !each.isInternal ? 2 : 1
  return [...operations].sort((a, b) => rank(a) - rank(b))
}

async function ask(konter: Konter, request: FuzzRequest, nth: number, notes: Notes): Promise<void> {
  const { operation, at } = request
  const base = at === 'gateway' ? konter.gatewayUrl : `http://127.0.0.1:${konter.ports[operation.service]}`
  try {
    notes.judged(request, nth, await send(base, request))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Our own client would not even say it.
    if (code === 'ERR_INVALID_CHAR' || code === 'ERR_UNESCAPED_CHARACTERS') return
    notes.found(operation, `no answer: ${error instanceof Error ? error.message : error}`, exampleOf(request, nth))
  }
}

type Notes = ReturnType<typeof openNotes>

function openNotes(document: ApiDocument, pool: Pool, onStep: (step: string) => void) {
  const judge = judgeBy(document)
  const findings = new Map<string, FuzzFinding>()
  const answers: Record<string, number> = {}
  const byOperation = new Map<string, Map<number, number>>()
  const times: number[] = []
  let slowest = { operation: '', ms: 0 }

  function found({ id }: Operation, what: string, example: string): void {
    const known = findings.get(`${id}: ${what}`)
    if (known !== undefined) {
      known.times += 1
      return
    }
    findings.set(`${id}: ${what}`, { what: `${id}: ${what}`, times: 1, example })
    onStep(`BROKEN: ${id}: ${what}`)
  }

  return {
    found,
    judged: (request: FuzzRequest, nth: number, answer: FuzzAnswer) => {
      const { operation } = request
      const { status, ms, text } = answer
      answers[status] = (answers[status] ?? 0) + 1
      const counts = byOperation.get(operation.id) ?? new Map<number, number>()
      byOperation.set(operation.id, counts.set(status, (counts.get(status) ?? 0) + 1))
      times.push(ms)
      if (ms > slowest.ms) slowest = { operation: operation.id, ms: Math.round(ms) }
      for (const what of judge(request, answer))
        found(operation, what, `${exampleOf(request, nth)}\n    → ${status} ${codeIn(text)} ${text.slice(0, 300)}`)
      // What signatures protect is left alone: a lie about something real, rightly signed, would be believed.
      if (status < 300 && !answer.isStream && text.startsWith('{')) pool.learn(operation.path, JSON.parse(text))
    },
    storyOf: ({ id }: Operation) =>
      [...(byOperation.get(id) ?? [])]
        .sort(([a], [b]) => a - b)
        .map(([status, n]) => `${n} × ${status}`)
        .join(', '),
    report: (operations: readonly Operation[]) => ({
      routes: operations.length,
      findings: [...findings.values()],
      answers,
      neverOk: operations
        .filter(({ id }) => ![...(byOperation.get(id)?.keys() ?? [])].some((status) => status < 300))
        .map(({ id }) => id),
      p99Ms: Math.round(times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0),
      slowest,
    }),
  }
}

function exampleOf({ at, who, method, path, headers, body }: FuzzRequest, nth: number): string {
  const { authorization: _a, 'x-api-key': _k, ...shown } = headers
  const text = body === undefined ? '' : JSON.stringify(body.toString()).slice(0, 600)
  return `#${nth} ${method} ${path.slice(0, 300)} at the ${at} by ${who} ${JSON.stringify(shown).slice(0, 400)} ${text}`
}

/** What was said at the level of errors, by a request or by what went on behind it: once each, and how often. */
export async function errorsLogged({ dir }: Konter): Promise<string[]> {
  const found = new Map<string, number>()
  for (const file of readdirSync(join(dir, 'logs')))
    for await (const line of createInterface({ input: createReadStream(join(dir, 'logs', file)) })) {
      const said = errorIn(line)
      if (said !== undefined) found.set(`${file}: ${said}`, (found.get(`${file}: ${said}`) ?? 0) + 1)
    }
  return [...found].map(([said, times]) => `${times} × ${said}`)
}

function errorIn(line: string): string | undefined {
  // What is no line of ours was written by a process that fell.
  if (!line.startsWith('{')) return line.slice(0, 300)
  const { level, service, msg, err } = JSON.parse(line) as Record<string, unknown> & { err?: { stack?: string } }
  // Without an error it calls staff, because of what somebody did.
  const isFailure = (level === 'error' || level === 'fatal') && err !== undefined
  return isFailure ? `${service}: ${msg}: ${err.stack?.split('\n').slice(0, 4).join(' ')}` : undefined
}
