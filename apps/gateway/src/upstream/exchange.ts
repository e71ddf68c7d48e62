import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { ClientGone, NoAnswerInTime } from './failure.ts'

/** An answer that says it is at most this long is collected: one write, one exact length, no stream between. */
const collectedBytesMax = 64 * 1024

export type Outgoing = {
  method: Dispatcher.HttpMethod
  /** With its query, exactly as the client wrote it. */
  path: string
  headers: Record<string, string | string[]>
  body: Buffer | null
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer | Readable | null }

export type Patience = { headersMs: number; bodyMs: number }

/** Whom the answer is for, as far as an exchange must know: is somebody still there, and until when? */
export type Client = {
  readonly destroyed: boolean
  once(event: 'close', listener: () => void): unknown
  off(event: 'close', listener: () => void): unknown
}

/** One request under way, as its carrier lets it be handled. */
export type Control = { abort(reason: Error): void; pause(): void; resume(): void }

/** What is told of one request, in this order. After `onResponseEnd` or `onResponseError` nothing more. */
export type Receiver = {
  onRequestStart(control: Control): void
  onResponseStart(control: Control, status: number, headers: IncomingHttpHeaders): void
  onResponseData(control: Control, chunk: Buffer): void
  onResponseEnd(control: Control): void
  onResponseError(control: Control, error: Error): void
}

/** Whatever carries requests over connections: an undici pool, or our own for plain reads. */
export type Carrier = { dispatch(options: Dispatcher.DispatchOptions, receiver: Receiver): boolean }

/**
 * One request and its answer, over one of the carrier's connections. It ends with the client: whatever the service is
 * still doing for somebody who left is aborted. Rejects with what failed, see `failure.ts`.
 */
export function exchange(carrier: Carrier, outgoing: Outgoing, client: Client, patience: Patience): Promise<Answer> {
  if (client.destroyed) return Promise.reject(new ClientGone())
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = outgoing
    const handler = new Exchange(method, client, patience, resolve, reject)
    carrier.dispatch({ method, path, headers, body, headersTimeout: 0, bodyTimeout: patience.bodyMs }, handler)
  })
}

class Exchange implements Receiver {
  readonly #method: string
  readonly #client: Client
  readonly #resolve: (answer: Answer) => void
  readonly #reject: (reason: Error) => void
  readonly #deadline: NodeJS.Timeout
  readonly #onClientGone = () => this.#giveUp(new ClientGone())
  #controller: Control | undefined
  #givenUp: Error | undefined
  #collected: Answer | undefined
  #relayed: Readable | undefined

  constructor(
    method: string,
    client: Client,
    { headersMs }: Patience,
    resolve: (answer: Answer) => void,
    reject: (reason: Error) => void,
  ) {
    this.#method = method
    this.#client = client
    this.#resolve = resolve
    this.#reject = reject
    // From the very beginning: waiting for a free connection counts too.
    this.#deadline = setTimeout(giveUpInTime, headersMs, this, headersMs)
    client.once('close', this.#onClientGone)
  }

  late(ms: number): void {
    this.#giveUp(new NoAnswerInTime(ms))
  }

  #giveUp(reason: Error): void {
    this.#givenUp = reason
    this.#settle()
    this.#reject(reason)
    this.#controller?.abort(reason)
  }

  #settle(): void {
    clearTimeout(this.#deadline)
    this.#client.off('close', this.#onClientGone)
  }

  onRequestStart(controller: Control): void {
    this.#controller = controller
    if (this.#givenUp !== undefined) controller.abort(this.#givenUp)
  }

  onResponseStart(controller: Control, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    clearTimeout(this.#deadline)
    if (isCollected(this.#method, status, headers)) {
      this.#collected = { status, headers, body: null }
      return
    }
    // From here on the stream watches the client.
    this.#settle()
    this.#relayed = relay(controller)
    this.#resolve({ status, headers, body: this.#relayed })
  }

  onResponseData(controller: Control, chunk: Buffer): void {
    const { body } = this.#collected ?? {}
    if (this.#relayed !== undefined) {
      if (!this.#relayed.push(chunk)) controller.pause()
    } else if (this.#collected !== undefined)
      this.#collected.body = Buffer.isBuffer(body) ? Buffer.concat([body, chunk]) : chunk
  }

  onResponseEnd(): void {
    this.#settle()
    this.#relayed?.push(null)
    if (this.#collected !== undefined) this.#resolve(this.#collected)
  }

  onResponseError(_controller: Control, error: Error): void {
    this.#settle()
    this.#relayed?.destroy(error)
    this.#reject(error)
  }
}

const giveUpInTime = (exchange: Exchange, ms: number): void => exchange.late(ms)

function isCollected(method: string, status: number, headers: IncomingHttpHeaders): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return true
  return headers['content-length'] !== undefined && Number(headers['content-length']) <= collectedBytesMax
}

/** The service is read as fast as the client reads, and left when the client leaves. */
const relay = (controller: Control): Readable =>
  new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      if (!this.readableEnded) controller.abort(error ?? new ClientGone())
      done(error)
    },
  })
