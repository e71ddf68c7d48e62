export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** A text in every language we speak; Indonesian is what is shown when nothing else is asked for. */
export type Translated = Readonly<Record<Language, string>>

/** The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that we speak, by its weight. */
export function languageFrom(header: string | undefined): Language {
  const wanted = (header ?? '').split(',', 20).map(weighted)
  wanted.sort((a, b) => b.weight - a.weight)
  return (wanted.find((each) => each.weight > 0 && isLanguage(each.tag))?.tag as Language | undefined) ?? 'id'
}

function weighted(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.trim().split(';')
  const q = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined)
  return { tag: tag.toLowerCase().split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) }
}

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag)

export type Parameters = Readonly<Record<string, string | number | bigint>>

/** The text in one language, `{name}` replaced by what `parameters` says. */
export const translate = (text: Translated, language: Language, parameters: Parameters = {}): string =>
  text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole))
