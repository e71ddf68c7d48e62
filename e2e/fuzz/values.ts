import { randomUUID } from 'node:crypto'
import type { Random } from '../storm/random.ts'
import * as hostile from './hostile.ts'
import type { ApiDocument, Schema } from './operations.ts'
import { resolved } from './operations.ts'
import type { Pool } from './pool.ts'
import { texts } from './words.ts'

/** Makes values that fit a schema, out of what the shop really knows, and bends them. */

export type Maker = {
  document: ApiDocument
  random: Random
  pool: Pool
  /** What fits a field of this name, where a schema alone does not tell. */
  words: Readonly<Record<string, readonly unknown[]>>
}

const depthMax = 8

/** A value that the schema takes, as well as can be told from it. */
export function fitting(maker: Maker, schema: Schema, name = '', depth = 0): unknown {
  const { random } = maker
  const own = resolved(maker.document, schema)
  const known = maker.words[name]
  if (known !== undefined && random.chance(0.85)) return random.pick(known)
  if (own.title === 'TextsBody' && random.chance(0.85)) return random.pick(texts)
  if (own.const !== undefined) return own.const
  if (own.enum !== undefined) return random.pick(own.enum)
  const oneOf = own.anyOf ?? (own.properties === undefined ? own.oneOf : undefined)
  if (oneOf !== undefined) return fitting(maker, random.pick(oneOf), name, depth)
  switch ([own.type].flat()[0]) {
    case 'object':
      return depth > depthMax ? {} : fittingObject(maker, own, depth)
    case 'array':
      return fittingArray(maker, own, name, depth)
    case 'integer':
    case 'number':
      return fittingNumber(maker, own, name)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'string':
      return fittingText(maker, own, name)
    default:
      return hostile.anything(random)
  }
}

function fittingObject(maker: Maker, schema: Schema, depth: number): object {
  const { random } = maker
  const { properties = {}, additionalProperties, minProperties = 0 } = schema
  const required = new Set([...(schema.required ?? []), ...(random.pick(schema.oneOf ?? [{}]).required ?? [])])
  const share = random.pick([0, 0.3, 0.5, 1])
  const names = Object.keys(properties).filter((name) => required.has(name) || random.chance(share))
  if (names.length < minProperties && Object.keys(properties).length > 0)
    names.push(random.pick(Object.keys(properties)))
  const entries = names.map((name) => [name, fitting(maker, properties[name] as Schema, name, depth + 1)] as const)
  const more =
    typeof additionalProperties === 'object' && random.chance(0.7)
      ? [
          [
            random.pick(['phone', 'userId', 'zoneId', 'customerNo', 'x']),
            fitting(maker, additionalProperties, '', depth + 1),
          ] as const,
        ]
      : []
  return Object.fromEntries([...entries, ...more])
}

function fittingArray(
  maker: Maker,
  { items = {}, minItems = 0, maxItems = 5, uniqueItems }: Schema,
  name: string,
  depth: number,
) {
  const length = maker.random.int(minItems, Math.min(maxItems, minItems + 3))
  const made = Array.from({ length }, () => fitting(maker, items, name.replace(/s$/, ''), depth + 1))
  return uniqueItems === true ? [...new Map(made.map((each) => [JSON.stringify(each), each])).values()] : made
}

function fittingNumber({ random, pool }: Maker, { minimum = -1_000, maximum = 1_000_000 }: Schema, name: string) {
  const seen = pool.pick(random, name)
  if (typeof seen === 'number' && seen >= minimum && seen <= maximum && random.chance(0.5)) return seen
  return random.pick([
    minimum,
    maximum,
    random.int(minimum, Math.min(maximum, minimum + 100)),
    random.int(minimum, maximum),
  ])
}

function fittingText(maker: Maker, { format, pattern, minLength = 0, maxLength = 60 }: Schema, name: string): string {
  const { random, pool } = maker
  if (name === 'cursor')
    return random.chance(0.5) ? hostile.cursor(random) : String(pool.pick(random, 'nextCursor') ?? 'x')
  const seen = pool.pick(random, name)
  const digits = () => String(random.int(10_000_000, 99_999_999))
  const candidates = [
    name === 'phone' ? `0812${digits()}` : undefined,
    name === 'username' ? `budi${digits()}` : undefined,
    typeof seen === 'string' ? seen : undefined,
    format === 'uuid' ? String(pool.pick(random, 'id') ?? randomUUID()) : undefined,
    format === 'date-time' ? instant(random) : undefined,
    format === 'uri' ? 'https://konter.example/a.png' : undefined,
    format === 'email' ? `fuzz-${random.int(0, 1e9)}@konter.example` : undefined,
    ...random.shuffled(
      ['a-b1', 'Budi Fuzz', '08123456789', '0812', 'abc', '17', 'customer:x', 'A1'].map((each) => each),
    ),
    `fuzz${random.int(0, 1e9)}`,
  ].filter((each) => each !== undefined)
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && matches(pattern, text)
  return candidates.find(fits) ?? 'abc'.padEnd(minLength, 'x').slice(0, maxLength)
}

const day = 86_400_000
const instant = (random: Random): string =>
  random.chance(0.3) ? random.pick(hostile.instants) : new Date(Date.now() + random.int(-60_000, 2 * day)).toISOString()

const matches = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text)

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number }

/** The same with one thing wrong, somewhere. */
export function bent(maker: Maker, value: unknown): unknown {
  const copy = structuredClone(value)
  const places = placesIn(copy)
  if (places.length === 0) return hostile.anything(maker.random)
  const { holder, key } = maker.random.pick(places)
  bend(maker.random, holder as Record<string | number, unknown>, key)
  return copy
}

function bend(random: Random, holder: Record<string | number, unknown>, key: string | number): void {
  const old = holder[key]
  const instead: readonly (() => unknown)[] = [
    () => hostile.text(random),
    () => hostile.text(random),
    () => random.pick(hostile.numbers),
    () => hostile.anything(random),
    () => null,
    () => [old],
    () => ({ [String(key)]: old }),
    () =>
      typeof old === 'string' && old.length < 5_000 ? old.repeat(200) : (JSON.stringify(old) ?? '').slice(0, 5_000),
    () => (typeof old === 'string' ? old.toUpperCase() : typeof old === 'number' ? -old : old),
  ]
  if (random.chance(0.7)) holder[key] = random.pick(instead)()
  else if (random.chance(0.5)) delete holder[key]
  // An array whose index is a year would be as long.
  else if (Array.isArray(holder)) holder.push(hostile.anything(random))
  else holder[random.chance(0.5) ? `${key} ` : hostile.text(random)] = hostile.anything(random)
}

function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== 'object' || value === null || depth > 5) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key], depth + 1)])
}
