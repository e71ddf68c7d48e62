import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
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

/**
 * One request and its answer, over one of the pool's connections. It ends with the client: whatever the service is still
 * doing for somebody who left is aborted. Rejects with what failed, see `failure.ts`.
 */
export function exchange(
  pool: Dispatcher,
  outgoing: Outgoing,
  client: ServerResponse,
  { headersMs, bodyMs }: Patience,
): Promise<Answer> {
  if (client.destroyed) return Promise.reject(new ClientGone())
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  let controller: Dispatcher.DispatchController | undefined
  let givenUp: Error | undefined
  let collected: { status: number; headers: IncomingHttpHeaders; chunks: Buffer[] } | undefined
  let relayed: Readable | undefined

  function giveUp(reason: Error): void {
    givenUp = reason
    settle()
    reject(reason)
    controller?.abort(reason)
  }
  const onClientGone = () => giveUp(new ClientGone())
  // From the very beginning: waiting for a free connection counts too.
  const deadline = setTimeout(() => giveUp(new NoAnswerInTime(headersMs)), headersMs)
  function settle(): void {
    clearTimeout(deadline)
    client.off('close', onClientGone)
  }
  client.once('close', onClientGone)

  pool.dispatch(
    { ...outgoing, headersTimeout: 0, bodyTimeout: bodyMs },
    {
      onRequestStart: (started) => {
        controller = started
        if (givenUp !== undefined) started.abort(givenUp)
      },
      onResponseStart: (started, status, headers) => {
        if (status < 200) return
        clearTimeout(deadline)
        if (isCollected(outgoing.method, status, headers)) {
          collected = { status, headers, chunks: [] }
          return
        }
        // From here on the stream watches the client.
        settle()
        relayed = relay(started)
        resolve({ status, headers, body: relayed })
      },
      onResponseData: (started, chunk) => {
        if (relayed === undefined) collected?.chunks.push(chunk)
        else if (!relayed.push(chunk)) started.pause()
      },
      onResponseEnd: () => {
        settle()
        relayed?.push(null)
        if (collected !== undefined) resolve({ ...collected, body: joined(collected.chunks) })
      },
      onResponseError: (_started, error) => {
        settle()
        relayed?.destroy(error)
        reject(error)
      },
    },
  )
  return promise
}

function isCollected(method: string, status: number, headers: IncomingHttpHeaders): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return true
  return headers['content-length'] !== undefined && Number(headers['content-length']) <= collectedBytesMax
}

function joined(chunks: Buffer[]): Buffer | null {
  const [first] = chunks
  if (first === undefined) return null
  return chunks.length === 1 ? first : Buffer.concat(chunks)
}

/** The service is read as fast as the client reads, and left when the client leaves. */
const relay = (controller: Dispatcher.DispatchController): Readable =>
  new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      if (!this.readableEnded) controller.abort(error ?? new ClientGone())
      done(error)
    },
  })
