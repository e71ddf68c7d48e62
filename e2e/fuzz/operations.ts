import { readFileSync } from 'node:fs'
import type { ServiceName } from '@konter/service'

/** JSON Schema, as much of it as the document uses. */
export type Schema = {
  title?: string
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  minProperties?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }

type Content = Record<string, { schema?: Schema }>
type Described = {
  operationId: string
  tags: [ServiceName]
  'x-access': string
  'x-internal'?: true
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

export type ApiDocument = {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
  'x-problems': Record<string, { status: number }>
}

export type Operation = {
  id: string
  method: string
  path: string
  service: ServiceName
  /** As the document says it: `public`, `own (scope)`, or a permission. */
  access: string
  isInternal: boolean
  needsKey: boolean
  parameters: readonly Parameter[]
  body: Schema | undefined
  /** By status: what the answer is, undefined when it is no JSON. */
  answers: ReadonlyMap<number, Schema | undefined>
  /** By status: what else it may be. */
  otherwise: ReadonlyMap<number, readonly string[]>
  /** What is answered beside JSON: `200 text/csv`. */
  pages: ReadonlySet<string>
}

export const readDocument = (): ApiDocument =>
  JSON.parse(readFileSync(new URL('../../packages/sdk/openapi.internal.json', import.meta.url), 'utf8')) as ApiDocument

export const operationsIn = ({ paths }: ApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationFrom(path, method, described)),
  )

function operationFrom(path: string, method: string, described: Described): Operation {
  const { operationId, tags, parameters = [], requestBody, responses } = described
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    service: tags[0],
    access: described['x-access'],
    isInternal: described['x-internal'] === true,
    needsKey: parameters.some(({ name, required }) => name === 'idempotency-key' && required === true),
    parameters: parameters.filter(({ in: place }) => place !== 'header'),
    body: requestBody?.content['application/json']?.schema,
    pages: new Set(
      answers.flatMap(([status, { content }]) => Object.keys(content ?? {}).map((type) => `${status} ${type}`)),
    ),
    answers: new Map(answers.map(([status, { content }]) => [Number(status), content?.['application/json']?.schema])),
    otherwise: new Map(answers.map(([status, { content = {} }]) => [Number(status), Object.keys(content)])),
  }
}

/** The schema itself, whatever refers to it. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.split('/').at(-1) ?? '']
  if (found === undefined) throw new Error(`${schema.$ref} is not in the document`)
  return resolved(document, found)
}
