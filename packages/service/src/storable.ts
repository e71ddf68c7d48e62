import type { FieldError } from '@konter/core'

/** Postgres keeps neither NUL nor half a surrogate pair in text. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The first thing in a request that could not be stored. */
export function unstorableIn({
  body,
  query,
  path,
}: Record<'body' | 'query' | 'path', unknown>): FieldError | undefined {
  const outside = (place: 'query' | 'path', value: unknown) => {
    const found = findUnstorable(value)
    return found && { ...found, in: place }
  }
  return findUnstorable(body) ?? outside('query', query) ?? outside('path', path)
}

/** Nothing of ours is a tenth as deep; what reads it must not run out of stack. */
const depthMax = 64

function findUnstorable(value: unknown, pointer = '', depth = 0): FieldError | undefined {
  if (typeof value === 'string')
    return isStorable(value)
      ? undefined
      : { pointer, message: { id: 'berisi karakter yang bukan teks', en: 'contains characters that are no text' } }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= depthMax) return { pointer, message: { id: 'bersarang terlalu dalam', en: 'is nested too deeply' } }
  for (const [key, each] of Object.entries(value)) {
    const found = isStorable(key)
      ? findUnstorable(each, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
      : { pointer, message: { id: 'bernama dengan karakter yang bukan teks', en: 'has a name that is no text' } }
    if (found !== undefined) return found
  }
  return undefined
}

/** How JSON writes a NUL, and either half of a surrogate pair. */
const suspicious = /\\u(0000|d[89a-f])/i

/**
 * The JSON that somebody outside wrote, undefined when it is none. What no database keeps is replaced in it: one such
 * character must neither cost a whole price list nor make a message fail for ever.
 */
export function jsonFromOutside(text: string): unknown {
  try {
    return JSON.parse(text, suspicious.test(text) ? keepable : undefined) as unknown
  } catch {
    return undefined
  }
}

const keepable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value
