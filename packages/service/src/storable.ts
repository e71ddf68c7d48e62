import type { FieldError } from '@konter/core'

/** Postgres keeps neither NUL nor half a surrogate pair in text. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The first text in a request that could not be stored, as a JSON pointer. */
export function findUnstorable(value: unknown, pointer = ''): FieldError | undefined {
  if (typeof value === 'string')
    return isStorable(value) ? undefined : { pointer, message: 'contains characters that are no text' }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, each] of Object.entries(value)) {
    const found = isStorable(key)
      ? findUnstorable(each, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      : { pointer, message: 'has a name that is no text' }
    if (found !== undefined) return found
  }
  return undefined
}
