import { createHash } from 'node:crypto'

/** What an object is served as, by how its key ends. */
const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  webp: 'image/webp',
  zip: 'application/zip',
}

/** Small letters, digits and dashes between slashes, one dot before the ending: nothing that climbs, or means something to a shell, a URL or a file system. */
const isKey = /^(?:[a-z0-9][a-z0-9-]{0,139}\/){0,6}[a-z0-9][a-z0-9-]{0,139}\.([a-z0-9]{1,5})$/
const keyLengthMax = 300

/** Keys are made by our own code, never by a caller: a bad one is a mistake of ours. */
export function checkKey(key: string): string {
  const ending = key.length > keyLengthMax ? undefined : isKey.exec(key)?.[1]
  if (ending === undefined || contentTypes[ending] === undefined) throw new Error(`"${key}" is no key of an object`)
  return key
}

export const contentTypeOf = (key: string): string => contentTypes[key.slice(key.lastIndexOf('.') + 1)] as string

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * `images/3f/3f…-<owner>.webp`: named by what is in it, so nothing is ever overwritten by something else, and a copy may be
 * kept for ever. And by whose it is: what two have is there twice, so that one is deleted without asking about the other.
 */
export function contentKey(
  folder: string,
  sha256: string,
  { owner, ending }: { owner: string; ending: string },
): string {
  return checkKey(`${folder}/${sha256.slice(0, 2)}/${sha256}-${owner}.${ending}`)
}
