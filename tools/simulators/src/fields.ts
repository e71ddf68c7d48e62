import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A request body as it came: anybody may send anything, so every field is asked for by its type. */
export type Fields = Record<string, unknown>

export const textOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Accepts `15000` and `"15000"`, as forms have nothing but text. */
export const wholeOf = (fields: Fields, name: string): number | undefined => {
  const value = fields[name]
  if (typeof value !== 'number' && (typeof value !== 'string' || !/^-?\d+$/.test(value))) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : undefined
}

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** A list from JSON, or from PHP's `items[0][name]`, which arrives as an object with numbers for names. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : Object.values(fieldsOf(value)))

export function addFormParsers(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => nest(new URLSearchParams(body)),
  )
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const contentType = request.headers['content-type'] ?? ''
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
      return nest([...form].map(([name, value]) => [name, String(value)]))
    },
  )
}

function nest(pairs: Iterable<[string, string]>): Fields {
  const root = emptyFields()
  for (const [name, value] of pairs) put(root, name.replaceAll(']', '').split('['), value)
  return root
}

function put(into: Fields, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const inner = typeof into[name] === 'object' ? (into[name] as Fields) : emptyFields()
  into[name] = inner
  put(inner, rest, value)
}

/** Without a prototype, so that a field named `__proto__` is just a field. */
const emptyFields = (): Fields => Object.create(null) as Fields
