import { connect, type Socket } from 'node:net'
import { atEndOfTurn } from '../turn.ts'
import { Chunks } from './chunks.ts'
import type { Control, Receiver } from './exchange.ts'
import { type Framing, NotHttp, readHead } from './response-head.ts'

const headBytesMax = 32 * 1024
/** A connection on which nothing was said for so long may be gone at the other end. */
const idleMsMax = 4_000
const readBytesMax = 16 * 1024
const headEnd = Buffer.from('\r\n\r\n')
const nothing = Buffer.alloc(0)

/** One question and whoever waits for its answer. */
export class Reading implements Control {
  readonly head: string
  readonly method: string
  readonly bodyMs: number
  readonly receiver: Receiver
  /** Where it is under way. */
  line: ReadingLine | undefined
  abortedFor: Error | undefined

  constructor(head: string, method: string, bodyMs: number, receiver: Receiver) {
    this.head = head
    this.method = method
    this.bodyMs = bodyMs
    this.receiver = receiver
  }

  abort(reason: Error): void {
    this.abortedFor ??= reason
    this.line?.abort(this, reason)
  }

  pause(): void {
    this.line?.pause(this)
  }

  resume(): void {
    this.line?.resume(this)
  }
}

export type LineOptions = {
  host: string
  port: number
  connectMs: number
  /** An answer is complete, and the next question may be asked. */
  onFree: (line: ReadingLine) => void
  /** Said once. */
  onGone: (line: ReadingLine) => void
}

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code })

/** One connection: one question, then its answer, then the next. What it does not understand ends it. */
export class ReadingLine {
  readonly #options: LineOptions
  readonly #socket: Socket
  #reading: Reading | undefined
  /** The beginning of a head. */
  #begun: Buffer | undefined
  #framing: Framing | undefined
  #left = 0
  #chunks: Chunks | undefined
  #keeps = true
  #isPaused = false
  #isGone = false
  #idleSince = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: LineOptions) {
    this.#options = options
    const { host, port, connectMs } = options
    // Into one piece of memory, and from there to whoever waits: a stream between would cost as much as the reading.
    const buffer = Buffer.allocUnsafeSlow(readBytesMax)
    const callback = (size: number) => {
      this.#take(Buffer.from(buffer.subarray(0, size)))
      return !this.#isPaused
    }
    this.#socket = connect({ host, port, noDelay: true, keepAlive: true, onread: { buffer, callback } })
    const late = () => this.#fail(coded('UND_ERR_CONNECT_TIMEOUT', `no connection within ${connectMs} ms`))
    this.#timer = setTimeout(late, connectMs)
    this.#socket.once('connect', () => clearTimeout(this.#timer))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('end', () => this.#ended())
    this.#socket.on('close', () => this.#ended())
    // So that the end is told, too.
    this.#socket.resume()
  }

  get isFresh(): boolean {
    return performance.now() - this.#idleSince < idleMsMax
  }

  ask(reading: Reading): void {
    this.#reading = reading
    reading.line = this
    atEndOfTurn(() => {
      if (this.#reading === reading) this.#socket.write(reading.head, 'latin1')
    })
  }

  abort(reading: Reading, reason: Error): void {
    if (this.#reading === reading) this.#fail(reason)
  }

  pause(reading: Reading): void {
    if (this.#reading !== reading) return
    this.#isPaused = true
    this.#socket.pause()
  }

  resume(reading: Reading): void {
    if (this.#reading === reading) this.#flow()
  }

  #flow(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    this.#socket.resume()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #take(bytes: Buffer): void {
    const reading = this.#reading
    try {
      if (reading === undefined) throw new NotHttp('an answer that nobody asked for')
      if (this.#framing === undefined) this.#takeHead(reading, bytes)
      else this.#takeBody(reading, this.#framing, bytes)
    } catch (error) {
      this.#fail(error as Error)
    }
  }

  #takeHead(reading: Reading, bytes: Buffer): void {
    const all = this.#begun === undefined ? bytes : Buffer.concat([this.#begun, bytes])
    const end = all.indexOf(headEnd)
    if (end > headBytesMax || (end === -1 && all.length > headBytesMax)) throw new NotHttp('a head without an end')
    this.#begun = end === -1 ? all : undefined
    if (end === -1) return
    const { status, headers, framing, keeps } = readHead(all.toString('latin1', 0, end), reading.method)
    const rest = all.subarray(end + headEnd.length)
    if (status === 101) throw new NotHttp('an upgrade that nobody asked for')
    if (status < 200) {
      // Early hints and the like: the answer is still to come.
      if (rest.length > 0) this.#takeHead(reading, rest)
      return
    }
    this.#keeps = keeps
    this.#framing = framing
    this.#left = framing.kind === 'length' ? framing.bytes : 0
    this.#chunks = framing.kind === 'chunked' ? new Chunks() : undefined
    reading.receiver.onResponseStart(reading, status, headers)
    if (this.#reading === reading) this.#takeBody(reading, framing, rest)
  }

  #takeBody(reading: Reading, { kind }: Framing, bytes: Buffer): void {
    clearTimeout(this.#timer)
    const tell = (piece: Buffer): void => {
      if (piece.length > 0 && this.#reading === reading) reading.receiver.onResponseData(reading, piece)
    }
    let rest: Buffer | undefined
    if (kind === 'none') rest = bytes
    else if (kind === 'length') rest = this.#takeLength(bytes, tell)
    else if (kind === 'chunked') rest = this.#chunks?.take(bytes, tell)
    else tell(bytes)
    // Whoever was told may have given up in the meantime.
    if (this.#reading !== reading) return
    if (rest !== undefined) this.#finish(reading, rest)
    else if (reading.bodyMs > 0) this.#timer = setTimeout(() => this.#slow(reading), reading.bodyMs)
  }

  #takeLength(bytes: Buffer, tell: (piece: Buffer) => void): Buffer | undefined {
    const piece = bytes.length <= this.#left ? bytes : bytes.subarray(0, this.#left)
    this.#left -= piece.length
    tell(piece)
    return this.#left === 0 ? bytes.subarray(piece.length) : undefined
  }

  #slow(reading: Reading): void {
    // Where the client reads slowly it is not the service's fault.
    if (this.#isPaused) this.#timer = setTimeout(() => this.#slow(reading), reading.bodyMs)
    else this.#fail(coded('UND_ERR_BODY_TIMEOUT', `nothing more came within ${reading.bodyMs} ms`))
  }

  #finish(reading: Reading, rest: Buffer): void {
    this.#reading = undefined
    this.#framing = undefined
    this.#flow()
    // Who says more than was asked for is not asked again.
    const isOver = !this.#keeps || rest.length > 0 || this.#isGone
    reading.receiver.onResponseEnd(reading)
    if (isOver) this.destroy()
    else {
      this.#idleSince = performance.now()
      this.#options.onFree(this)
    }
  }

  #ended(): void {
    const reading = this.#reading
    if (reading !== undefined && this.#framing?.kind === 'close') {
      this.#keeps = false
      clearTimeout(this.#timer)
      this.#finish(reading, nothing)
    } else this.#fail(coded('ECONNRESET', 'the connection broke off'))
  }

  #fail(error: Error): void {
    clearTimeout(this.#timer)
    const reading = this.#reading
    this.#reading = undefined
    this.destroy()
    if (!this.#isGone) {
      this.#isGone = true
      this.#options.onGone(this)
    }
    reading?.receiver.onResponseError(reading, error)
  }
}
