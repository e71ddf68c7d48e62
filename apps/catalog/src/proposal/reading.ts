import type { Kind } from '../category/kind.ts'
import type { ListedItem } from '../supplier/price-list.ts'
import { denominationOf } from './denomination.ts'
import { compact, rewrite, tokensOf, withoutAsides } from './tokens.ts'

/** What a supplier says about an item that tells us what it is. */
export type Naming = Pick<ListedItem, 'name' | 'brand' | 'category' | 'type' | 'kind' | 'needsZone'>

export type KnownBrand = { slug: string; name: string; needsZone: boolean }
export type KindRule = { field: 'category' | 'type' | 'brand' | 'name'; pattern: RegExp; kind: Kind }
/** One thing said in several words; an empty meaning is noise. Null scopes hold for every kind, every brand. */
export type Word = { phrase: readonly string[]; means: readonly string[]; kind: Kind | null; brand: string | null }

/** How names are read: data that staff extends, see the tables brand_alias, kind_rule, denomination_word. */
export type Dictionary = {
  brandByAlias: ReadonlyMap<string, KnownBrand>
  /** In the order in which they are asked. */
  kindRules: readonly KindRule[]
  words: readonly Word[]
}

export type Reading = {
  brand: { slug: string; name: string } | null
  kind: Kind
  denomination: string | null
  /** 0 to 100: how little was guessed. */
  confidence: number
  /** What was found and what spoke against it, in codes. */
  why: string[]
}

/** What each doubt takes from the confidence. Ten sure things are worth less than one wrong one. */
const doubts: Record<string, number> = {
  'brand-missing': 100,
  'denomination-missing': 100,
  'brand-unknown': 40,
  'brand-from-name': 10,
  'name-says-another-brand': 45,
  'kind-unknown': 30,
  'kind-contradicts-supplier': 25,
  'amount-missing': 60,
  'amount-by-name': 10,
  'several-amounts': 30,
  'unit-missing': 30,
  'words-beside-amount': 20,
  'size-missing': 40,
  'zone-unexpected': 15,
}

/** Reads an item's name into brand, kind and denomination: pure, and the same for the same words. */
export function read(item: Naming, dictionary: Dictionary): Reading {
  const kind = kindOf(item, dictionary)
  const name = tokensOf(withoutAsides(item.name))
  const brand = brandOf(item, name, dictionary)
  const bare = bareName(name, kind.kind, { slug: brand.brand?.slug ?? null, alias: compact(item.brand) }, dictionary)
  const denomination = denominationOf(kind.kind, bare)
  const why = [...kind.why, ...brand.why, ...denomination.why]
  if (item.needsZone === true && brand.needsZone === false) why.push('zone-unexpected')
  return {
    brand: brand.brand,
    kind: kind.kind,
    denomination: denomination.text,
    confidence: Math.max(0, 100 - why.reduce((sum, each) => sum + (doubts[each] ?? 0), 0)),
    why,
  }
}

/** Two readings are of one thing. */
export const sameThing = (a: Reading, b: Reading): boolean =>
  a.brand?.slug === b.brand?.slug && a.kind === b.kind && a.denomination === b.denomination

function kindOf(item: Naming, { kindRules }: Dictionary): { kind: Kind; why: string[] } {
  // A bill has no cost until it is inquired: no rule can make a prepaid item of it.
  if (item.kind === 'postpaid') return { kind: 'postpaid', why: ['kind-from-supplier'] }
  const rule = kindRules.find(({ field, pattern }) => pattern.test(item[field].trim()))
  if (rule === undefined)
    return { kind: item.kind, why: [item.kind === 'other' ? 'kind-unknown' : 'kind-from-supplier'] }
  const contradicts = item.kind !== 'other' && item.kind !== rule.kind
  return { kind: rule.kind, why: [`kind-by-${rule.field}`, ...(contradicts ? ['kind-contradicts-supplier'] : [])] }
}

type BrandFound = { brand: Reading['brand']; needsZone: boolean; why: string[] }

function brandOf(item: Naming, name: readonly string[], { brandByAlias, words }: Dictionary): BrandFound {
  const told = brandByAlias.get(compact(item.brand))
  const spoken = leadingBrand(name, brandByAlias) ?? leadingBrand(withoutNoise(name, words), brandByAlias)
  if (told !== undefined) {
    // Bills name whose bill it is: `Indosat Matrix` under `HP PASCABAYAR` is in order.
    const contradicted = item.kind !== 'postpaid' && spoken !== undefined && spoken.slug !== told.slug
    return found(told, ['brand-by-alias', ...(contradicted ? ['name-says-another-brand'] : [])])
  }
  // A brand we do not know is not the one whose name begins alike: Ragnarok X is not Ragnarok M.
  const unknown = newBrand(item.brand)
  if (unknown !== null) return { brand: unknown, needsZone: item.needsZone === true, why: ['brand-unknown'] }
  return spoken === undefined
    ? { brand: null, needsZone: false, why: ['brand-missing'] }
    : found(spoken, ['brand-from-name'])
}

const found = ({ slug, name, needsZone }: KnownBrand, why: string[]): BrandFound => ({
  brand: { slug, name },
  needsZone,
  why,
})

const aliasTokensMax = 6

/** How many tokens at the beginning are, run together, an alias: the most that are. */
function leadingLength(name: readonly string[], isAlias: (alias: string) => boolean): number {
  for (let length = Math.min(aliasTokensMax, name.length); length > 0; length--)
    if (isAlias(name.slice(0, length).join(''))) return length
  return 0
}

function leadingBrand(name: readonly string[], aliases: ReadonlyMap<string, KnownBrand>): KnownBrand | undefined {
  const length = leadingLength(name, (alias) => aliases.has(alias))
  return length === 0 ? undefined : aliases.get(name.slice(0, length).join(''))
}

/** The name without its brand and without noise, its words as we say them. */
function bareName(
  name: readonly string[],
  kind: Kind,
  brand: { slug: string | null; alias: string },
  { words, brandByAlias }: Dictionary,
): string[] {
  const spokenHere = words.filter(
    (word) => (word.kind === null || word.kind === kind) && (word.brand === null || word.brand === brand.slug),
  )
  const isOwn = (alias: string) => alias === brand.alias || brandByAlias.get(alias)?.slug === brand.slug
  const before = leadingLength(name, isOwn)
  const clean = rewrite(name.slice(before), spokenHere)
  return before > 0 ? clean : clean.slice(leadingLength(clean, isOwn))
}

/** For finding the brand of "Token PLN …" and "Saldo DANA …", whatever the kind is. */
const withoutNoise = (name: readonly string[], words: readonly Word[]): string[] =>
  rewrite(
    name,
    words.filter((word) => word.means.length === 0),
  )

function newBrand(told: string): { slug: string; name: string } | null {
  const words = tokensOf(told)
  if (words.length === 0) return null
  const slug = words.join('-').replaceAll('.', '-')
  // Suppliers shout: `RAGNAROK X` becomes `Ragnarok X`, what has small letters stays as it is.
  const shouted = told === told.toUpperCase()
  const name = told.trim().replace(/\s+/g, ' ').slice(0, 100)
  return { slug: slug.slice(0, 60).replace(/-+$/, ''), name: shouted ? titled(name) : name }
}

const titled = (text: string): string => text.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase())
