import { townsCount, wares } from './market.sql.ts'

/** What customers ask, as paths. The same every time, and no two alike where that can be helped. */

/** mulberry32: small, and good enough to pick words by. */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Chance = () => number
const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
const town = (chance: Chance): number => Math.floor(townsCount * chance() ** 2.5)
const categories = Object.keys(wares)
/** As frequent as they are among merchants. */
const category = (chance: Chance): string => categories[Math.floor(categories.length * chance() ** 2)] as string
const types = ['percentage', 'fixed', 'buy-x-get-y', 'free-item']

const phrases: readonly ((chance: Chance) => string)[] = [
  (chance) => pick(chance, wares[category(chance)] ?? []),
  (chance) => pick(chance, pick(chance, wares[category(chance)] ?? []).split(' ')),
  (chance) => `${pick(chance, pick(chance, wares[category(chance)] ?? []).split(' '))} kota ${town(chance)}`,
  (chance) => `diskon ${pick(chance, wares[category(chance)] ?? [])}`,
  (chance) =>
    `${pick(chance, ['warung', 'kedai', 'toko', 'dapur'])} ${pick(chance, pick(chance, wares[category(chance)] ?? []).split(' '))}`,
  (chance) =>
    pick(chance, ['beli 2 gratis 1', 'diskon 50', 'gratis', 'promo kopi', 'coffee', 'food', 'beauty', 'akhir pekan']),
]
const words = (chance: Chance): string => pick(chance, phrases)(chance)

/** One letter too many, too few, another, or two in the wrong order: in the longest word. */
function mistyped(chance: Chance, text: string): string {
  const longest = text.split(' ').reduce((a, b) => (b.length > a.length ? b : a))
  const at = 1 + Math.floor(chance() * (longest.length - 2))
  const [before, letter = '', next = '', after] = [
    longest.slice(0, at),
    longest[at],
    longest[at + 1],
    longest.slice(at + 2),
  ]
  const wrong = pick(chance, [
    before + next + after,
    before + letter + letter + next + after,
    `${before}x${next}${after}`,
    before + next + letter + after,
  ])
  return text.replace(longest, wrong)
}

function around(chance: Chance): string {
  const n = town(chance)
  const latitude = -8.5 + ((n * 37) % townsCount) * 0.03 + (chance() - 0.5) * 0.1
  const longitude = 100 + ((n * 173) % townsCount) * 0.07 + (chance() - 0.5) * 0.1
  return `near=${latitude.toFixed(5)},${longitude.toFixed(5)}`
}

const q = (text: string): string => `q=${encodeURIComponent(text).replaceAll('%20', '+')}`
const filter = (chance: Chance): string =>
  pick(chance, [
    () => `category=${category(chance)}`,
    () => `area=kota-${town(chance)}`,
    () => `category=${category(chance)}&area=kota-${town(chance)}`,
    () =>
      `category=${category(chance)}&discountType=${pick(chance, types)}&sort=${pick(chance, ['newest', 'ending-soon', 'relevance'])}`,
    () => `area=kota-${town(chance)}&openNow=true`,
  ])()

export const shapes: Readonly<Record<string, (chance: Chance) => string>> = {
  text: (chance) => q(words(chance)),
  'text, mistyped': (chance) => q(mistyped(chance, words(chance))),
  filters: filter,
  'near me': around,
  'near me, category': (chance) => `${around(chance)}&category=${category(chance)}`,
  'near me, text': (chance) => `${around(chance)}&${q(words(chance))}`,
  facets: (chance) => `${chance() < 0.5 ? q(words(chance)) : filter(chance)}&facets=true`,
}

export const pathsOf = (ask: (chance: Chance) => string, count: number, seed: number): string[] => {
  const chance = chances(seed)
  return Array.from({ length: count }, () => `/v1/vouchers?${ask(chance)}`)
}

/** How often each is asked in the mixture, of a hundred. */
export const mixture: Readonly<Record<string, number>> = {
  text: 30,
  'text, mistyped': 10,
  filters: 15,
  'near me': 15,
  'near me, category': 10,
  'near me, text': 5,
  facets: 5,
  'deep page': 10,
}
