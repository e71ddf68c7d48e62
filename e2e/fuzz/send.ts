import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { performance } from 'node:perf_hooks'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FuzzRequest } from './requests.ts'

export type FuzzAnswer = {
  status: number
  headers: IncomingHttpHeaders
  text: string
  ms: number
  /** A stream of events, that was left as soon as it had begun. */
  isStream: boolean
}

const answerMsMax = 30_000
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Byte for byte what was made, as `fetch` would not. Rejects when no answer comes. */
export function send(base: string, { method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(base)
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, hostname, port, method, path, headers, timeout: answerMsMax }, (answer) => {
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream') === true
      const chunks: Buffer[] = []
      const done = () => {
        const { statusCode: status = 0, headers: said } = answer
        const ms = performance.now() - started
        try {
          resolve({
            status,
            headers: said,
            text: textOf(Buffer.concat(chunks), said['content-encoding']),
            ms,
            isStream,
          })
        } catch (error) {
          reject(error)
        }
      }
      if (isStream) {
        done()
        outgoing.destroy()
        return
      }
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', done)
      answer.once('error', reject)
    })
    outgoing.once('timeout', () => outgoing.destroy(new Error(`no answer within ${answerMsMax / 1000} s`)))
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function textOf(body: Buffer, encoding: string | undefined): string {
  if (encoding === undefined) return body.toString()
  return (encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).toString()
}
