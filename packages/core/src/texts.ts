/** A text in as many languages as somebody wrote it in, by language tag (`id`, `en`, `su`, `zh-Hant`); Indonesian is always there. */
export type Texts = { id: string; en?: string | undefined; [tag: string]: string | undefined }

const tagsMax = 20

/** The language tags of an `Accept-Language` header (RFC 9110 §12.5.4), the best first. */
export function tagsFrom(header: string | undefined): string[] {
  const wanted = (header ?? '').split(',', tagsMax).map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const q = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined)
    return { tag: tag.toLowerCase(), weight: q === undefined ? 1 : Number(q) }
  })
  const meant = wanted.filter(({ tag, weight }) => tag !== '' && weight > 0)
  return meant.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag)
}

/** The text in the first of the wanted languages that it was written in (`su-ID` takes `su`, too), else in Indonesian. */
export function textIn(texts: Texts, wanted: readonly string[]): string {
  const written = new Map(Object.entries(texts).map(([tag, text]) => [tag.toLowerCase(), text]))
  for (const tag of wanted) {
    const text = written.get(tag) ?? written.get(tag.split('-')[0] ?? tag)
    if (text !== undefined) return text
  }
  return texts.id
}
