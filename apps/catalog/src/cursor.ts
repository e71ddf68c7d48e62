import { commonProblem, decodeCursor } from '@konter/service'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** The id with which the page before ended. */
export function idFrom(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const [id] = decodeCursor(cursor, 1)
  if (!isId(id)) throw commonProblem('request.cursor-invalid', {})
  return id
}
