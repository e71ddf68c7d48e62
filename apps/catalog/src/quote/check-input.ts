import { type FieldErrorDocument, type Language, translate } from '@konter/core'
import { fieldErrorFrom } from '@konter/service'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Address } from '../offer/offer.ts'
import type { InputField, InputSchema, Target } from '../product/input-schema.ts'

const cachedMax = 500
/** No field takes as much. */
const heldAgainstPatternMax = 256

type SchemaError = Pick<ErrorObject, 'keyword' | 'instancePath' | 'params'>

export type Asked = { inputSchema: InputSchema; target: Target }
export type CheckedInput = { address: Address } | { errors: FieldErrorDocument[] }
export type InputChecks = { check(product: Asked, input: Record<string, unknown>, language: Language): CheckedInput }

/**
 * Compiled validators by what the schema says: thousands of products share a few dozen forms, and an edited one is
 * another schema, so it counts with the next question.
 */
export function createInputChecks(): InputChecks {
  const ajv = createAjv()
  const known = new Map<string, { schema: InputSchema; validate: ValidateFunction }>()

  function validatorOf(schema: InputSchema): ValidateFunction {
    const text = JSON.stringify(schema)
    const cached = known.get(text)
    if (cached !== undefined) return cached.validate
    if (known.size >= cachedMax) forgetOldest()
    const validate = ajv.compile(schema)
    known.set(text, { schema, validate })
    return validate
  }

  function forgetOldest(): void {
    for (const [text, { schema }] of known) {
      known.delete(text)
      // Ajv keeps what it compiled until it is told otherwise.
      ajv.removeSchema(schema)
      return
    }
  }

  return {
    check: (product, input, language) => {
      const cleaned = tidied(input, product.inputSchema.properties)
      const overlong = overlongIn(cleaned, product.inputSchema.properties)
      if (overlong.length > 0) return { errors: overlong.map((error) => fieldError(error, language)) }
      const validate = validatorOf(product.inputSchema)
      if (!validate(cleaned)) return { errors: (validate.errors ?? []).map((error) => fieldError(error, language)) }
      return { address: addressOf(product, cleaned) }
    },
  }
}

function createAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: true })
  ajv.addKeyword({ keyword: 'x-labels', schemaType: 'object' })
  // They say how an answer is tidied; the pattern says what is left to be right.
  ajv.addFormat('phone', true)
  ajv.addFormat('digits', true)
  return ajv
}

/** Throws when it is no JSON Schema that we can use. */
export function checkCompiles(schema: InputSchema): void {
  createAjv().compile(schema)
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

/** Ajv names every mistake, so it would hold any length against the pattern, too. */
const overlongIn = (input: Record<string, unknown>, fields: Record<string, InputField>) =>
  Object.entries(fields).flatMap(([name, { maxLength: limit }]) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    const isOverlong = typeof value === 'string' && value.length > heldAgainstPatternMax
    return isOverlong ? [{ keyword: 'maxLength', instancePath: `/${name}`, params: { limit } }] : []
  })

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

function fieldError(error: SchemaError, language: Language): FieldErrorDocument {
  const { pointer, message } = fieldErrorFrom(error)
  return { pointer, message: translate(message, language) }
}
