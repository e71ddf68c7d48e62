/** How long an answer is good, as its service says (RFC 9111 §5.2.2, RFC 5861 §4), in milliseconds. */
export type Shelf = { freshMs: number; staleMs: number }

/** Undefined: it is not for keeping. Only what says `public` is: every request of ours carries an `Authorization`. */
export function shelfOf(header: string | string[] | undefined): Shelf | undefined {
  const said = new Map(
    String(header ?? '')
      .split(',')
      .map((each) => each.trim().toLowerCase().split('='))
      .map(([name = '', value = '']) => [name, value]),
  )
  if (!said.has('public') || said.has('no-store') || said.has('private') || said.has('no-cache')) return undefined
  const seconds = (name: string) => (/^\d{1,9}$/.test(said.get(name) ?? '') ? Number(said.get(name)) : undefined)
  const fresh = seconds('s-maxage') ?? seconds('max-age')
  return fresh === undefined ? undefined : { freshMs: fresh * 1000, staleMs: (seconds('stale-if-error') ?? 0) * 1000 }
}

/** Does a list of tags name this one? Weakly, as `If-None-Match` compares (RFC 9110 §13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((each) => opaque(each) === opaque(etag))
}
