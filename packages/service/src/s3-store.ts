import type { Readable } from 'node:stream'
import { AwsV4Signer } from 'aws4fetch'
import { type Dispatcher, Pool } from 'undici'
import type { Secret } from './config.ts'
import { checkKey, contentTypeOf, sha256Of } from './object-key.ts'
import type { ObjectBody, ObjectStore } from './object-store.ts'
import { problem } from './problems.ts'

const connectionsMax = 32
const connectTimeoutMs = 2_000
/** Until an answer begins. With a picture decoded before it, less than the gateway waits for us. */
const answerTimeoutMs = 5_000
/** Between two pieces of an answer. */
const pieceTimeoutMs = 10_000
/** What is long takes longer: at least a megabyte a second. */
const sendMsPerByte = 0.001
/** As much of a refusal is read to say in the log what it was. */
const refusalBytesMax = 4_096

type Options = {
  endpoint: string
  bucket: string
  /** Before every key; empty: none. */
  folder: string
  region: string
  /** The bucket in the path instead of in the host's name. */
  pathStyle: boolean
  accessKeyId: Secret
  secretAccessKey: Secret
}
type Method = 'GET' | 'PUT' | 'DELETE'
type Answer = Dispatcher.ResponseData

/** Objects in a bucket, by the S3 API: four requests of it, and no redirects. */
export function openS3Store(options: Options): ObjectStore {
  const base = baseOf(options)
  const pool = new Pool(base.origin, {
    connections: connectionsMax,
    connect: { timeout: connectTimeoutMs },
    headersTimeout: 0,
    bodyTimeout: pieceTimeoutMs,
  })
  const credentials = {
    accessKeyId: options.accessKeyId.reveal(),
    secretAccessKey: options.secretAccessKey.reveal(),
    region: options.region,
    service: 's3',
    /** Of the signing keys of a day. */
    cache: new Map<string, ArrayBuffer>(),
  }
  const urlOf = (key: string) => new URL(checkKey(key), base)

  async function ask(method: Method, key: string, body?: ObjectBody): Promise<Answer> {
    const { href } = urlOf(key)
    const send = async () => {
      const { url, headers } = await new AwsV4Signer({
        ...credentials,
        method,
        url: href,
        headers: headersFor(key, body),
      }).sign()
      const length = lengthOf(body)
      return request(pool, {
        method,
        path: url.pathname,
        headers: { ...Object.fromEntries(headers), ...(length === undefined ? {} : { 'content-length': `${length}` }) },
        body: body === undefined ? null : body instanceof Uint8Array ? body : body.stream,
        timeoutMs: answerTimeoutMs + (length ?? 0) * sendMsPerByte,
      })
    }
    try {
      return await send().catch((error: unknown) => {
        // A connection that was open for a while may be gone: once more, where all is still there to be sent.
        if (isStream(body) || !isBroken(error)) throw error
        return send()
      })
    } catch (error) {
      // What breaks in the source is its own failure, and none of the store's.
      if (isStream(body) && body.stream.errored === error) throw error
      throw away(error)
    }
  }

  return {
    put: async (key, body) => {
      const answer = await ask('PUT', key, body)
      if (answer.statusCode !== 200) throw away(await refusalIn(answer, 'PUT', key))
      await drop(answer)
    },
    get: async (key) => {
      const answer = await ask('GET', key)
      if (answer.statusCode === 404) return missing(answer, key)
      const bytes = Number(answer.headers['content-length'])
      if (answer.statusCode !== 200 || !Number.isInteger(bytes)) throw away(await refusalIn(answer, 'GET', key))
      return { bytes, stream: answer.body }
    },
    delete: async (key) => {
      const answer = await ask('DELETE', key)
      if (answer.statusCode === 404) return missing(answer, key)
      if (answer.statusCode >= 300) throw away(await refusalIn(answer, 'DELETE', key))
      await drop(answer)
    },
    signedUrl: async (key, seconds) => {
      const url = urlOf(key)
      url.searchParams.set('X-Amz-Expires', `${seconds}`)
      return (await new AwsV4Signer({ ...credentials, method: 'GET', url: url.href, signQuery: true }).sign()).url.href
    },
    close: () => pool.destroy(),
  }
}

function baseOf({ endpoint, bucket, folder, pathStyle }: Options): URL {
  const url = new URL(endpoint)
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`
  const parts = [url.pathname, pathStyle ? bucket : '', folder].flatMap((each) => each.split('/'))
  url.pathname = `/${parts.filter((each) => each !== '').join('/')}/`.replace('//', '/')
  return url
}

/** Bytes are sent with their hash, and the store refuses what arrives as something else. */
function headersFor(key: string, body: ObjectBody | undefined): Record<string, string> {
  if (body === undefined) return {}
  const type = { 'content-type': contentTypeOf(key) }
  return isStream(body) ? type : { ...type, 'x-amz-content-sha256': sha256Of(body) }
}

const isStream = (body: ObjectBody | undefined): body is Exclude<ObjectBody, Uint8Array> =>
  body !== undefined && !(body instanceof Uint8Array)
const lengthOf = (body: ObjectBody | undefined): number | undefined => (isStream(body) ? body.bytes : body?.length)

type Request = {
  method: Method
  path: string
  headers: Record<string, string>
  body: Uint8Array | Readable | null
  timeoutMs: number
}

/** Waiting for a free connection counts, too; from where the answer begins, only the time between its pieces. */
async function request(pool: Pool, { timeoutMs, ...asked }: Request): Promise<Answer> {
  const ending = new AbortController()
  const late = setTimeout(() => ending.abort(new DOMException('no answer in time', 'TimeoutError')), timeoutMs)
  try {
    return await pool.request({ ...asked, signal: ending.signal })
  } finally {
    clearTimeout(late)
  }
}

const isBroken = (error: unknown): boolean =>
  ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String((error as { code?: unknown }).code))

/** No such object; that there is no such bucket is another matter. */
async function missing(answer: Answer, key: string): Promise<undefined> {
  const refusal = await refusalIn(answer, 'GET', key)
  if (refusal.code !== 'NoSuchKey') throw away(refusal)
}

class Refusal extends Error {
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.name = 'ObjectStoreRefusal'
    this.code = code
  }
}

async function refusalIn(answer: Answer, method: Method, key: string): Promise<Refusal> {
  const text = await textOf(answer)
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1]
  return new Refusal(`${answer.statusCode} ${code ?? 'without a code'} for ${method} ${key}`, code)
}

async function textOf({ body }: Answer): Promise<string> {
  let text = ''
  try {
    for await (const chunk of body) {
      text += String(chunk)
      if (text.length > refusalBytesMax) break
    }
  } catch {
    // What could be read has to do.
  }
  return text
}

const drop = async ({ body }: Answer): Promise<void> => body.dump()

/** Not there, or not willing, for whatever reason: somebody will see to that, and then it works. */
const away = (cause: unknown) => problem('service.unavailable', {}, { cause, headers: { 'retry-after': '2' } })
