import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

/** JSON with bigints as integers: what is stored or sent must survive 2^53. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? safeNumber(each) : each))

export function safeNumber(value: bigint): number {
  const number = Number(value)
  assert(Number.isSafeInteger(number), 'an amount beyond 2^53 − 1 does not fit into JSON')
  return number
}

/** JSON in which every `{ amount, currency }` holds a bigint again. */
export const fromJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value).map(([key, each]) => [key, fromJson(each)] as const)
  const copy: Record<string, unknown> = Object.fromEntries(entries)
  const isMoney = entries.length === 2 && typeof copy.amount === 'number' && typeof copy.currency === 'string'
  return isMoney ? { ...copy, amount: BigInt(copy.amount as number) } : copy
}

/** The same for equal values, whatever the order of their keys. */
export const fingerprint = (value: unknown): Buffer => createHash('sha256').update(canonical(value)).digest()

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'bigint') return String(safeNumber(value))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined)
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}
