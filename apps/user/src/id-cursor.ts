import { decodeCursor } from '@konter/service'

/** For lists in the order of ids: the last id of the page before. */
export function idAfter(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  return decodeCursor(cursor, 'uuid')[0]
}
