import { commonProblem, decodeCursor } from '@konter/service'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** For lists in the order of ids: the last id of the page before. */
export function idAfter(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const [id] = decodeCursor(cursor, 1)
  if (typeof id !== 'string' || !UUID.test(id)) throw commonProblem('request.cursor-invalid', {})
  return id
}
