import type { FieldError, Texts, Translated } from '@konter/core'

/** Why a text that people are to read is refused. Scripts of every direction and emoji are welcome; tricks are not. */
export type TextMistake = 'empty' | 'too-long' | 'too-large' | 'invisible' | 'look-alike' | 'stacked' | 'lines'

const sentences: Record<TextMistake, Translated> = {
  empty: { id: 'tidak boleh kosong', en: 'must not be empty' },
  'too-long': { id: 'terlalu panjang', en: 'is too long' },
  'too-large': { id: 'dalam terlalu banyak bahasa', en: 'is in too many languages' },
  invisible: { id: 'berisi karakter yang tidak terlihat', en: 'contains invisible characters' },
  'look-alike': { id: 'mencampur huruf yang tampak serupa', en: 'mixes letters that look alike' },
  stacked: { id: 'berisi tanda yang ditumpuk', en: 'contains stacked marks' },
  lines: { id: 'harus satu baris', en: 'must be one line' },
}

export type TextRule = { max: number; lines?: boolean }

/** Spaces at the ends and two ways to write one letter are nobody's intention. */
export const tidied = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').trim()

const emoji = /\p{RGI_Emoji}/gv
/** Left and right marks and the joiners of Arabic and Indic scripts are part of writing them; between Latin letters they hide. */
const invisible = /[\p{Cc}\p{Co}\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u00ad\u{e0000}-\u{e0fff}]/u
const hiddenJoiner = /(^|[^\p{L}\p{M}]|\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek})[\u200c\u200d]/u
const stacked = /\p{M}{5}/u
const word = /[\p{L}\p{M}]+/gu
const latin = /\p{Script=Latin}/u
const lookAlike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}]/u

/** What is wrong with a tidied text, if anything. */
export function mistakeIn(text: string, { max, lines = false }: TextRule): TextMistake | undefined {
  if (text === '') return 'empty'
  if ([...text].length > max) return 'too-long'
  if (!lines && text.includes('\n')) return 'lines'
  const letters = text.replace(emoji, ' ').replace(/[\n\t]|\ufe0f/g, ' ')
  if (invisible.test(letters) || hiddenJoiner.test(letters)) return 'invisible'
  if (stacked.test(letters.normalize('NFD'))) return 'stacked'
  const mixes = letters.match(word)?.some((each) => latin.test(each) && lookAlike.test(each))
  return mixes ? 'look-alike' : undefined
}

const errorAt = (pointer: string, mistake: TextMistake): FieldError => ({ pointer, message: sentences[mistake] })

export const languagesMax = 12

/** The text as it will be kept; what cannot be kept is named in `errors`. */
export function cleanText(text: string, rule: TextRule, pointer: string, errors: FieldError[]): string {
  const tidy = tidied(text)
  const mistake = mistakeIn(tidy, rule)
  if (mistake !== undefined) errors.push(errorAt(pointer, mistake))
  return tidy
}

export function cleanTexts(texts: Texts, rule: TextRule, pointer: string, errors: FieldError[]): Texts {
  const written = Object.entries(texts).flatMap(([tag, text]) => (text === undefined ? [] : [[tag, text] as const]))
  if (written.length > languagesMax) errors.push(errorAt(pointer, 'too-large'))
  const clean = written.map(([tag, text]) => [tag, cleanText(text, rule, `${pointer}/${tag}`, errors)])
  return { ...Object.fromEntries(clean) } as Texts
}
