import type { FieldError, Translated } from '@konter/core'

/** As much of an error of Ajv as is told. */
type SchemaError = {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  message?: string | undefined
}
type Parameters = Readonly<Record<string, unknown>>

const types: Readonly<Record<string, Translated>> = {
  string: { id: 'teks', en: 'a text' },
  integer: { id: 'bilangan bulat', en: 'a whole number' },
  number: { id: 'angka', en: 'a number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  object: { id: 'objek JSON', en: 'a JSON object' },
  array: { id: 'daftar', en: 'a list' },
  null: { id: 'null', en: 'null' },
}
const typesOf = (type: unknown, language: keyof Translated, or: string): string =>
  [type]
    .flat()
    .map((each) => types[String(each)]?.[language] ?? String(each))
    .join(or)

const formats: Readonly<Record<string, Translated>> = {
  email: { id: 'harus berupa alamat email', en: 'must be an e-mail address' },
  uuid: { id: 'harus berupa UUID', en: 'must be a UUID' },
  'date-time': { id: 'harus berupa waktu ISO 8601', en: 'must be a time as in ISO 8601' },
  uri: { id: 'harus berupa URL', en: 'must be a URL' },
}

/** What is wrong with a field, by the keyword of the schema that refuses it. */
const sentences: Readonly<Record<string, (params: Parameters) => Translated>> = {
  required: () => ({ id: 'wajib diisi', en: 'is required' }),
  additionalProperties: () => ({ id: 'tidak dikenal', en: 'is not a known field' }),
  type: ({ type }) => ({
    id: `harus berupa ${typesOf(type, 'id', ' atau ')}`,
    en: `must be ${typesOf(type, 'en', ' or ')}`,
  }),
  format: ({ format }) => formats[String(format)] ?? wrongForm,
  pattern: () => wrongForm,
  enum: ({ allowedValues }) => choices(allowedValues),
  const: ({ allowedValue }) => choices([allowedValue]),
  minLength: ({ limit }) => ({ id: `minimal ${limit} karakter`, en: `must have at least ${many(limit, 'character')}` }),
  maxLength: ({ limit }) => ({ id: `maksimal ${limit} karakter`, en: `must have at most ${many(limit, 'character')}` }),
  minimum: ({ limit }) => ({ id: `minimal ${limit}`, en: `must be at least ${limit}` }),
  maximum: ({ limit }) => ({ id: `maksimal ${limit}`, en: `must be at most ${limit}` }),
  exclusiveMinimum: ({ limit }) => ({ id: `harus lebih dari ${limit}`, en: `must be more than ${limit}` }),
  exclusiveMaximum: ({ limit }) => ({ id: `harus kurang dari ${limit}`, en: `must be less than ${limit}` }),
  minItems: ({ limit }) => ({ id: `minimal ${limit} isian`, en: `must have at least ${many(limit, 'item')}` }),
  maxItems: ({ limit }) => ({ id: `maksimal ${limit} isian`, en: `must have at most ${many(limit, 'item')}` }),
  uniqueItems: () => ({ id: 'berisi isian yang sama', en: 'has the same item twice' }),
  minProperties: ({ limit }) => ({ id: `minimal ${limit} isian`, en: `must have at least ${many(limit, 'field')}` }),
  maxProperties: ({ limit }) => ({ id: `maksimal ${limit} isian`, en: `must have at most ${many(limit, 'field')}` }),
}
const wrongForm: Translated = { id: 'tidak sesuai format', en: 'does not have the right form' }
const choices = (values: unknown): Translated => {
  const list = [values].flat().map(String).join(', ')
  return { id: `harus salah satu dari: ${list}`, en: `must be one of: ${list}` }
}
const many = (count: unknown, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
const invalid: Translated = { id: 'tidak sah', en: 'is not valid' }

/** One error of a schema as callers are told it: where, in JSON Pointer, and what is wrong, in both languages. */
export function fieldErrorFrom({ keyword, instancePath, params }: SchemaError): FieldError & { message: Translated } {
  const named = params.additionalProperty ?? params.missingProperty
  const pointer = `${instancePath}${typeof named === 'string' ? `/${escaped(named)}` : ''}`
  return { pointer, message: sentences[keyword]?.(params) ?? invalid }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** The parts of a request beside its body, in the words of OpenAPI. */
const places: Readonly<Record<string, FieldError['in']>> = { querystring: 'query', params: 'path', headers: 'header' }

/** Every bad or unknown field of one part of a request, once each. */
export function fieldErrors(validation: readonly SchemaError[], part = 'body'): FieldError[] {
  const place = places[part]
  // A field that may be several things is refused by each of them, and then as a whole: the first says what it should be.
  const isFirst = ({ instancePath, keyword }: SchemaError, index: number) =>
    keyword === 'required' ||
    keyword === 'additionalProperties' ||
    validation.findIndex((each) => each.instancePath === instancePath && each.keyword === keyword) === index
  return validation
    .filter((error, index) => error.keyword !== 'anyOf' && isFirst(error, index))
    .map((error) => ({ ...fieldErrorFrom(error), ...(place === undefined ? {} : { in: place }) }))
}
