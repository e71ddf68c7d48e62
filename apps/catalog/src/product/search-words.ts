import type { Translated } from '@konter/core'
import type { Kind } from '../category/kind.ts'

export type Findable = {
  sku: string
  kind: Kind
  denomination: string
  name: Translated
  brandName: string
  aliases: readonly string[]
  /** Of the category and of all above it. */
  categoryNames: readonly Translated[]
}

const queryWordsMax = 8
const wordLengthMax = 40

/** What people type, as words: `Telkomsl 10.000` is telkomsl, 10000. Only letters and digits survive. */
export const queryWords = (query: string): string[] => [...new Set(wordsIn(query))].slice(0, queryWordsMax)

/** Every word by which a product should be found. */
export function searchWords(product: Findable): string[] {
  const { name, brandName, categoryNames, aliases, sku, kind, denomination } = product
  const texts = [name.id, name.en, brandName, denomination, kind, sku, ...aliases]
  const categories = categoryNames.flatMap(({ id, en }) => [id, en])
  return [...new Set([...texts, ...categories].flatMap(wordsIn).concat(shortAmounts(denomination)))]
}

const wordsIn = (text: string): string[] =>
  (plain(text).match(/\d+(?:[.,]\d+)*|[a-z]+/g) ?? []).map(numbersAlike).filter((word) => word.length <= wordLengthMax)

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()

/** `10.000` and `10,000` are `10000`; a half keeps its point as a letter, because words have no signs: `1p5`. */
function numbersAlike(word: string): string {
  if (!/[.,]/.test(word)) return word
  return /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(word) ? word.replace(/[.,]/g, '') : word.replace(/[.,]/g, 'p')
}

/** At a counter "10" means 10.000, and so do "10rb" and "10k". */
const shortAmounts = (denomination: string): string[] =>
  denomination
    .split(' ')
    .filter((word) => /^[1-9]\d*000$/.test(word))
    .flatMap((word) => [word.slice(0, -3), 'rb', 'ribu', 'k'])
