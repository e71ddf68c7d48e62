import type { Dispatcher } from 'undici'
import type { Carrier, Receiver } from './exchange.ts'
import { Reading, ReadingLine } from './reading-line.ts'

type Options = { connectionsMax: number; connectMs: number }

const isPath = /^\/[\x21-\x7e]*$/
const notText = /[^\t\x20-\x7e\x80-\xff]/

/**
 * Connections for plain reads: GET and HEAD without a body, over HTTP/1.1, to services of ours. It knows nothing else, and
 * so costs about half of what undici does. See docs/decisions/0007-lean-path.md.
 */
export class ReadingPool implements Carrier {
  readonly #host: string
  readonly #port: number
  readonly #hostHeader: string
  readonly #options: Options
  readonly #lines = new Set<ReadingLine>()
  /** The one that was used last is asked first: the others may rest, and be closed by the other end. */
  #idle: ReadingLine[] = []
  readonly #waiting: Reading[] = []
  #isClosed = false

  constructor(origin: string, options: Options) {
    const { hostname, port, host, protocol } = new URL(origin)
    if (protocol !== 'http:') throw new Error(`plain reads go over http, not ${protocol}`)
    this.#host = hostname.replace(/^\[(.*)\]$/, '$1')
    this.#port = Number(port || 80)
    this.#hostHeader = host
    this.#options = options
  }

  dispatch({ method, path, headers, bodyTimeout }: Dispatcher.DispatchOptions, receiver: Receiver): boolean {
    if (this.#isClosed) throw Object.assign(new Error('these connections are closed'), { code: 'UND_ERR_CLOSED' })
    const head = this.#headOf(method, path, headers as Record<string, string | string[]>)
    const reading = new Reading(head, method, bodyTimeout ?? 0, receiver)
    const line = this.#freeLine()
    if (line !== undefined) this.#begin(line, reading)
    else this.#waiting.push(reading)
    return line !== undefined
  }

  /** What is under way ends as it ends. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const line of this.#idle) line.destroy()
    this.#idle = []
  }

  async destroy(): Promise<void> {
    await this.close()
    for (const line of this.#lines) line.destroy()
  }

  #freeLine(): ReadingLine | undefined {
    for (let line = this.#idle.pop(); line !== undefined; line = this.#idle.pop()) {
      if (line.isFresh) return line
      line.destroy()
    }
    return this.#lines.size < this.#options.connectionsMax ? this.#newLine() : undefined
  }

  #newLine(): ReadingLine {
    const line = new ReadingLine({
      host: this.#host,
      port: this.#port,
      connectMs: this.#options.connectMs,
      onFree: (free) => this.#next(free),
      onGone: (gone) => this.#forget(gone),
    })
    this.#lines.add(line)
    return line
  }

  #begin(line: ReadingLine, reading: Reading): void {
    reading.receiver.onRequestStart(reading)
    if (reading.abortedFor === undefined) line.ask(reading)
    else {
      // Whoever waited for a connection may have gone.
      reading.receiver.onResponseError(reading, reading.abortedFor)
      this.#next(line)
    }
  }

  #next(line: ReadingLine): void {
    const reading = this.#waiting.shift()
    if (reading !== undefined) this.#begin(line, reading)
    else if (this.#isClosed) line.destroy()
    else this.#idle.push(line)
  }

  #forget(line: ReadingLine): void {
    this.#lines.delete(line)
    const at = this.#idle.indexOf(line)
    if (at !== -1) this.#idle.splice(at, 1)
    const reading = this.#waiting.shift()
    if (reading !== undefined) this.#begin(this.#newLine(), reading)
  }

  /** Nothing of a request can end its line: what is no text is not sent at all. */
  #headOf(method: string, path: string, headers: Record<string, string | string[]>): string {
    if (!isPath.test(path)) throw new TypeError('a path that cannot be sent')
    let head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#hostHeader}\r\nconnection: keep-alive\r\n`
    for (const name in headers) {
      const value = headers[name] as string | string[]
      if (typeof value === 'string') head += headerLine(name, value)
      else for (const each of value) head += headerLine(name, each)
    }
    return `${head}\r\n`
  }
}

function headerLine(name: string, value: string): string {
  if (notText.test(value)) throw new TypeError(`a ${name} that cannot be sent`)
  return `${name}: ${value}\r\n`
}
