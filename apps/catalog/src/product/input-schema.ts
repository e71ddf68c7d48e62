import type { Language, Translated } from '@konter/core'
import type { Kind } from '../category/kind.ts'

/**
 * What the buyer has to type, as JSON Schema: an object of strings that allows nothing else. A subset, because the
 * answers go to suppliers as text and because every client must be able to draw a form from it.
 */
export type InputField = {
  type: 'string'
  title?: string
  description?: string
  /** Ours: the title in both languages. Served as `title` in the caller's. */
  'x-labels'?: Translated
  /** `phone` and `digits` may be typed with spaces, dots and dashes. */
  format?: 'phone' | 'digits'
  pattern?: string
  minLength?: number
  maxLength: number
  enum?: string[]
  examples?: string[]
}
export type InputSchema = {
  type: 'object'
  properties: Record<string, InputField>
  required: string[]
  additionalProperties: false
}
/** Which fields find the account that is topped up. */
export type Target = { number: string; zone: string | null }

/** What a brand says about its accounts, see the columns of the same names. */
export type BrandInput = {
  phonePrefixes: string[]
  number: { field: string; schema: InputField } | null
  zone: InputField | null
}

const phoneLabels = { id: 'Nomor HP', en: 'Mobile number' }
const numberLabels = { id: 'Nomor pelanggan', en: 'Customer number' }
const zoneField = 'zoneId'
const looseZone: InputField = { type: 'string', minLength: 1, maxLength: 20, pattern: '^[A-Za-z0-9 _-]+$' }

/** The form for a new product. `zoned`: a supplier asks for a zone that the brand does not know of. */
export function inputFor(kind: Kind, brand: BrandInput, zoned = false): { inputSchema: InputSchema; target: Target } {
  const number = brand.number ?? numberFor(kind, brand.phonePrefixes)
  const zone = brand.zone ?? (zoned ? looseZone : null)
  const properties: Record<string, InputField> = { [number.field]: number.schema }
  if (zone !== null)
    properties[zoneField] = { ...zone, 'x-labels': zone['x-labels'] ?? { id: 'Zone ID', en: 'Zone ID' } }
  return {
    inputSchema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
    target: { number: number.field, zone: zone === null ? null : zoneField },
  }
}

function numberFor(kind: Kind, prefixes: readonly string[]): NonNullable<BrandInput['number']> {
  switch (kind) {
    case 'pulsa':
    case 'data':
    case 'emoney':
    case 'gift_code':
      return { field: 'phone', schema: phoneField(prefixes) }
    case 'pln':
      return {
        field: 'customerNo',
        schema: {
          type: 'string',
          format: 'digits',
          pattern: '^[0-9]{11,12}$',
          maxLength: 12,
          'x-labels': { id: 'Nomor meter atau ID pelanggan', en: 'Meter or customer number' },
          examples: ['530000000001'],
        },
      }
    case 'game':
      return {
        field: 'userId',
        schema: {
          type: 'string',
          pattern: '^\\S.*\\S$',
          minLength: 3,
          maxLength: 40,
          'x-labels': { id: 'User ID', en: 'User ID' },
        },
      }
    default:
      return {
        field: 'customerNo',
        schema: {
          type: 'string',
          pattern: '^[0-9A-Za-z,./-]+$',
          minLength: 4,
          maxLength: 30,
          'x-labels': numberLabels,
        },
      }
  }
}

/** Indonesian mobile numbers as people write them; of one operator when its prefixes are known. */
function phoneField(prefixes: readonly string[]): InputField {
  const operators = prefixes.map((prefix) => prefix.slice(2))
  const begin = operators.length === 0 ? '8[1-9][0-9]' : `8(?:${operators.join('|')})`
  return {
    type: 'string',
    format: 'phone',
    pattern: `^(?:\\+?62|0)${begin}[0-9]{6,9}$`,
    minLength: 10,
    maxLength: 16,
    'x-labels': phoneLabels,
    examples: [`${prefixes[0] ?? '0812'}34567890`],
  }
}

/** As clients get it: plain JSON Schema with titles in their language. */
export function inputSchemaIn(language: Language, { properties, ...schema }: InputSchema): object {
  const served = Object.entries(properties).map(([name, { 'x-labels': labels, ...field }]) => {
    const title = labels?.[language] ?? field.title
    return [name, title === undefined ? field : { ...field, title }]
  })
  return { ...schema, properties: Object.fromEntries(served) as Record<string, object> }
}
