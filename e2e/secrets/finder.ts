const word = /[A-Za-z0-9_-]{8,}/g

/**
 * Tells which secrets a text holds. Of tens of thousands, and of logs too long to be held: by words. A secret is found
 * by the longest of its own; one that has no word of eight letters cannot be looked for.
 */
export function finder(secrets: Iterable<string>): (text: string) => string[] {
  const byWord = new Map<string, Set<string>>()
  for (const secret of secrets) {
    const longest = (secret.match(word) ?? []).sort((a, b) => b.length - a.length)[0]
    if (longest !== undefined) byWord.set(longest, (byWord.get(longest) ?? new Set()).add(secret))
  }
  return (text) => {
    const found = new Set<string>()
    for (const [each] of text.matchAll(word))
      for (const secret of byWord.get(each) ?? []) if (text.includes(secret)) found.add(secret)
    return [...found]
  }
}
