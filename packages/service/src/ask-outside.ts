import { Agent, request } from 'undici'
import { within } from './within.ts'

/** No price list is as long; what is longer is a mistake, or meant to fill our memory. */
const answerBytesMax = 64 * 1024 * 1024
const connectTimeoutMs = 5_000
const agent = new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: answerBytesMax })

export type OutsideQuestion = {
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  /** JSON of an object, or a form. */
  body?: object | URLSearchParams | undefined
  timeoutMs: number
}

/**
 * Asks somebody outside over HTTP, and gives what they say whatever their status: business errors come with any. Who sends us
 * elsewhere is not followed. No whole answer in time is thrown, and means that nobody knows what became of the question.
 */
export async function askOutside(
  url: string,
  { method, headers, body, timeoutMs }: OutsideQuestion,
): Promise<{ status: number; text: string }> {
  const type = body instanceof URLSearchParams ? 'application/x-www-form-urlencoded;charset=UTF-8' : 'application/json'
  const sent = {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }) },
    body: body === undefined ? null : body instanceof URLSearchParams ? body.toString() : JSON.stringify(body),
    dispatcher: agent,
  }
  const { status, text } = await within(timeoutMs, async (signal) => {
    const answer = await request(url, { ...sent, signal })
    return { status: answer.statusCode, text: await answer.body.text() }
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    throw new Error(isLate ? `no answer within ${timeoutMs} ms` : 'no answer', { cause: error })
  })
  if (status >= 300 && status < 400) throw new Error(`no answer: ${status} sends us elsewhere`)
  return { status, text }
}
