import { isInstant, isUuid } from './formats.ts'
import { problem } from './problems.ts'
import { isStorable } from './storable.ts'

/** A position in a list as callers carry it: opaque, and checked when it comes back. */
export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

const kinds = {
  text: (value: unknown): value is string => typeof value === 'string' && isStorable(value),
  uuid: (value: unknown): value is string => typeof value === 'string' && isUuid(value),
  instant: (value: unknown): value is string => typeof value === 'string' && isInstant(value),
  integer: (value: unknown): value is string => typeof value === 'string' && /^-?\d{1,18}$/.test(value),
}
/** The position a cursor names, each part of the kind it must be: a forged cursor never reaches the database. */
export function decodeCursor(cursor: string, ...parts: (keyof typeof kinds)[]): string[] {
  const position = parse(cursor)
  const fits =
    Array.isArray(position) &&
    position.length === parts.length &&
    parts.every((kind, index) => kinds[kind](position[index]))
  if (!fits) throw problem('request.cursor-invalid', {})
  return position as string[]
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
  } catch {
    return undefined
  }
}

/** Cuts the one row too many that tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  position: (row: Row) => readonly (string | number)[],
) {
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  }
}
