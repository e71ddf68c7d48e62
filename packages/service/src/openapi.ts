import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { OneOf } from '@konter/core'
import type { FastifyContextConfig } from 'fastify'
import { type TObject, Type } from 'typebox'
import type { Access } from './caller.ts'

type Json = Record<string, unknown>

const FieldErrorSchema = Type.Object(
  {
    pointer: Type.String({ description: 'A JSON pointer (RFC 6901) into the body, or into what `in` names.' }),
    in: Type.Optional(OneOf(['query', 'path', 'header'])),
    message: Type.String({ description: 'For people, in their language.' }),
  },
  { title: 'FieldError' },
)
/** RFC 9457, with our `code` to branch on. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'The request id.' }),
    code: Type.String({ description: 'Stable: branch on this.' }),
    errors: Type.Array(FieldErrorSchema),
  },
  { title: 'Problem' },
)

export const documentOptions = (service: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: `Konter ${service}`, version: '1.0.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
    },
  },
  transform: ({ schema, url, route }) => {
    const { access, internal, idempotent, bytes } = (route.config ?? {}) as FastifyContextConfig
    const documented = (schema ?? {}) as Json
    if (documented.operationId === undefined) return { schema: { ...documented, hide: true }, url }
    const headers = idempotent === true || idempotent === 'at-once' ? withKey(documented.headers) : {}
    const responses = { ...(documented.response as Json | undefined), default: problemResponse }
    return {
      schema: {
        ...documented,
        ...headers,
        response: responses,
        tags: [service],
        security: securityOf(access),
        'x-access': wordsFor(access),
        ...(internal === true ? { 'x-internal': true } : {}),
        ...(bytes === undefined ? {} : bytesBody(bytes)),
      } as Json,
      url,
    }
  },
})

/** By `x-body-bytes-max` the gateway knows how much to let through. */
const bytesBody = ({ types, bytesMax }: NonNullable<FastifyContextConfig['bytes']>) => ({
  consumes: types,
  body: { type: 'string', format: 'binary' },
  'x-body-bytes-max': bytesMax,
})

const idempotencyKey = Type.String({
  minLength: 1,
  maxLength: 255,
  description: 'The same key and body give the same answer.',
})
const withKey = (headers: unknown) => ({
  headers: Type.Object({ 'idempotency-key': idempotencyKey, ...(headers as TObject | undefined)?.properties }),
})
const problemResponse = {
  description: 'A refusal',
  content: { 'application/problem+json': { schema: ProblemSchema } },
}

function securityOf(access: Access | undefined): Record<string, string[]>[] {
  if (access === undefined || access === 'public') return []
  if (typeof access !== 'object') return [{ bearer: [] }]
  if ('public' in access) return [{}, { bearer: [] }, { apiKey: [] }]
  return access.own === 'session' ? [{ bearer: [] }] : [{ bearer: [] }, { apiKey: [] }]
}

function wordsFor(access: Access | undefined): string {
  if (typeof access !== 'object') return access ?? 'public'
  return 'public' in access ? `public (${access.public})` : `own (${access.own})`
}

/** Inside the schema of that title, itself again: written as it is, and a reference in the document. */
export const sameAs = (title: string) => ({ type: 'object', additionalProperties: true, 'x-same-as': title })

/** Moves every schema that has a title to `components.schemas`, once, and refers to it: generated clients get names. */
export function nameSchemas(document: Json): Json {
  const named: Record<string, unknown> = {}
  const copy = hoist({ ...document, components: undefined }, named) as Json
  const components = (document.components ?? {}) as Json
  const sorted = Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { ...copy, components: { ...components, schemas: { ...(components.schemas as Json | undefined), ...sorted } } }
}

function hoist(value: unknown, named: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((each) => hoist(each, named))
  if (typeof value !== 'object' || value === null) return value
  const copy: Json = {}
  if ('x-same-as' in value) return { $ref: `#/components/schemas/${value['x-same-as']}` }
  for (const [key, each] of Object.entries(value)) if (each !== undefined) copy[key] = hoist(each, named)
  const { title } = copy
  const isSchema = typeof title === 'string' && (copy.type !== undefined || copy.anyOf !== undefined)
  if (!isSchema) return copy
  const known = named[title]
  if (known !== undefined && withoutExamples(known) !== withoutExamples(copy))
    throw new Error(`two schemas are called ${title}`)
  // The richer of the two: @fastify/swagger takes a property that is called "examples" for the keyword, and drops it.
  if (known === undefined || JSON.stringify(copy).length > JSON.stringify(known).length) named[title] = copy
  return { $ref: `#/components/schemas/${title}` }
}

const withoutExamples = (schema: unknown): string =>
  JSON.stringify(schema, (key, value: unknown) => (key === 'examples' ? undefined : value))
