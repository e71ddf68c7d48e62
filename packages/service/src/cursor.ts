import { problem } from './problems.ts'

/** A position in a list as callers carry it: opaque, and checked when it comes back. */
export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const isPosition =
      Array.isArray(position) &&
      position.length === length &&
      position.every((each) => typeof each === 'string' || typeof each === 'number')
    if (isPosition) return position
  } catch {
    // Falls through: whatever is wrong with it, the answer is the same.
  }
  throw problem('request.cursor-invalid', {})
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
