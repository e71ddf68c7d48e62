import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { safeNumber } from './json.ts'
import type { Serializer } from './schema-use.ts'

type Route = { schema: unknown; method: string; url: string; httpStatus?: string }

const compile = SerializerSelector()()

/**
 * Answers are written by their schema. Where the schema has alternatives, the value is held against each, and there a
 * bigint is no integer: such answers have their bigints made numbers first.
 */
export function serializerFor(route: Route): Serializer {
  const write = compile({ ...route, httpStatus: route.httpStatus ?? '' })
  const hasAlternatives = /"(anyOf|oneOf)":/.test(JSON.stringify(route.schema))
  return hasAlternatives ? (value) => write(withNumbers(value)) : write
}

function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return safeNumber(value)
  if (Array.isArray(value)) return value.map(withNumbers)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNumbers(each)]))
}
