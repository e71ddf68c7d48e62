import type { FieldError, Language } from '@konter/core'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Address } from '../offer/offer.ts'
import type { InputField, InputSchema, Target } from '../product/input-schema.ts'

const cachedMax = 2_000

export type Asked = { id: string; version: number; inputSchema: InputSchema; target: Target }
export type CheckedInput = { address: Address } | { errors: FieldError[] }
export type InputChecks = { check(product: Asked, input: Record<string, unknown>, language: Language): CheckedInput }

/** Compiled validators, one per product and version of it: an edited schema counts with the next question. */
export function createInputChecks(): InputChecks {
  const known = new Map<string, { version: number; validate: ValidateFunction }>()

  function validatorOf({ id, version, inputSchema }: Asked): ValidateFunction {
    const cached = known.get(id)
    if (cached?.version === version) return cached.validate
    if (known.size >= cachedMax) known.delete(known.keys().next().value as string)
    const validate = compileInputSchema(inputSchema)
    known.set(id, { version, validate })
    return validate
  }

  return {
    check: (product, input, language) => {
      const cleaned = tidied(input, product.inputSchema.properties)
      const validate = validatorOf(product)
      if (!validate(cleaned)) return { errors: (validate.errors ?? []).map((error) => fieldError(error, language)) }
      return { address: addressOf(product, cleaned) }
    },
  }
}

/** Throws when it is no JSON Schema that we can use. A compiler of its own, so that a dropped validator takes all with it. */
export function compileInputSchema(schema: InputSchema): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: true })
  ajv.addKeyword({ keyword: 'x-labels', schemaType: 'object' })
  ajv.addFormat('phone', true)
  ajv.addFormat('digits', true)
  return ajv.compile(schema)
}

/** Spaces around an answer are never meant; inside a number neither are those that people put there to read it. */
const tidied = (input: Record<string, unknown>, fields: Record<string, InputField>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      const format = Object.hasOwn(fields, name) ? fields[name]?.format : undefined
      return [name, format === undefined ? value.trim() : value.replace(/[\s.()-]/g, '')]
    }),
  )

function addressOf({ target, inputSchema }: Asked, input: Record<string, unknown>): Address {
  const number = String(input[target.number])
  const isPhone = inputSchema.properties[target.number]?.format === 'phone'
  return {
    // Suppliers know Indonesian numbers as 08….
    number: isPhone ? number.replace(/^\+?62/, '0') : number,
    zone: zoneOf(target, input),
  }
}

function zoneOf({ zone }: Target, input: Record<string, unknown>): string | null {
  const typed = zone === null ? undefined : input[zone]
  return typeof typed === 'string' ? typed : null
}

type Words = Record<Language, string>
const sentences: Record<string, (error: ErrorObject) => Words> = {
  required: () => ({ id: 'wajib diisi', en: 'is required' }),
  additionalProperties: () => ({ id: 'tidak dikenal', en: 'is not a known field' }),
  type: () => ({ id: 'harus berupa teks', en: 'must be a text' }),
  pattern: () => ({ id: 'tidak sesuai format', en: 'does not have the right form' }),
  enum: () => ({ id: 'bukan salah satu pilihan', en: 'is not one of the choices' }),
  minLength: ({ params }) => ({
    id: `minimal ${params.limit} karakter`,
    en: `must have at least ${params.limit} characters`,
  }),
  maxLength: ({ params }) => ({
    id: `maksimal ${params.limit} karakter`,
    en: `must have at most ${params.limit} characters`,
  }),
}

function fieldError(error: ErrorObject, language: Language): FieldError {
  const named: unknown = error.params.missingProperty ?? error.params.additionalProperty
  const pointer = `${error.instancePath}${typeof named === 'string' ? `/${escaped(named)}` : ''}`
  return { pointer, message: sentences[error.keyword]?.(error)[language] ?? error.message ?? error.keyword }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
