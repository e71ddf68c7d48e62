import { commonProblem, decodeCursor } from '@konter/service'

/** The id with which the page before ended. */
export const idFrom = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : decodeCursor(cursor, 'uuid')[0]

/** A number that Postgres takes for an integer. */
export function integerIn(part: string | undefined): number {
  const value = Number(part)
  if (!Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1) throw commonProblem('request.cursor-invalid', {})
  return value
}
