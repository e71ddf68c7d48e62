import type { Translated } from '@konter/core'
import type { Kind } from '../category/kind.ts'

const slugged = (text: string): string => text.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')

/** `mobile-legends-86-diamond`. Two things of one name (a gift code and an airtime of 10000) are told apart by their kind. */
export const skuFor = (brand: string, denomination: string, kind?: Kind): string =>
  slugged([brand, kind ?? '', denomination.toLowerCase()].join(' '))
    .slice(0, 100)
    .replace(/-+$/, '')

const amountDigits = 12

/** Sorts `5 diamond` before `86 diamond` and 500 mb before 1 gb; passes with a name come after amounts. */
export function sortKeyFor(brand: string, kind: Kind, denomination: string, sku: string): string {
  const measured = denomination.replace(/(\d+(?:\.\d+)?) gb\b/g, (_, amount: string) => `${Number(amount) * 1_000} mb`)
  const padded = measured.replace(/\d+(?:\.\d+)?/g, (amount) =>
    String(Math.round(Number(amount) * 1_000)).padStart(amountDigits, '0'),
  )
  return [brand, kind, padded, sku].join(' | ')
}

/** What people read. A first proposal: staff may call it otherwise. */
export function nameFor(kind: Kind, brand: string, denomination: string): Translated {
  const id = withAmounts(denomination, '.')
  const en = withAmounts(denomination, ',')
  return (named[kind] ?? plainly)(brand, { id, en })
}

type Naming = (brand: string, denomination: Translated) => Translated

const plainly: Naming = (brand, { id, en }) => ({ id: `${brand} ${id}`, en: `${brand} ${en}` })
const named: Partial<Record<Kind, Naming>> = {
  pulsa: (brand, { id, en }) => ({ id: `Pulsa ${brand} ${id}`, en: `${brand} airtime ${en}` }),
  data: (brand, { id, en }) => ({ id: `Paket Data ${brand} ${id}`, en: `${brand} data ${inEnglish(en)}` }),
  pln: (brand, { id, en }) => ({ id: `Token ${brand} ${id}`, en: `${brand} token ${en}` }),
  emoney: (brand, { id, en }) => ({ id: `Saldo ${brand} ${id}`, en: `${brand} balance ${en}` }),
  postpaid: (brand, { id, en }) =>
    id === 'Bill' ? { id: `Tagihan ${brand}`, en: `${brand} bill` } : { id: `${brand} ${id}`, en: `${brand} ${en}` },
}

/** `flash 1.5 gb 30 hari` reads `Flash 1,5 GB 30 Hari` in Indonesian and `Flash 1.5 GB 30 Hari` in English. */
const withAmounts = (denomination: string, thousands: '.' | ','): string =>
  denomination
    .split(' ')
    .map((word) => (/^\d/.test(word) ? amount(word, thousands) : capital(word)))
    .join(' ')

function amount(digits: string, thousands: '.' | ','): string {
  const [whole = '', fraction] = digits.split('.')
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole
  return fraction === undefined ? grouped : `${grouped}${thousands === '.' ? ',' : '.'}${fraction}`
}

const small = new Set(['of', 'the', 'di', 'ke', 'dan', 'and'])

/** Units of two letters are abbreviations: UC, CP, GB. */
function capital(word: string): string {
  if (small.has(word)) return word
  return word.length <= 2 ? word.toUpperCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

const inEnglish = (text: string): string =>
  text.replace(/\b(Hari|Jam|Bulan|Minggu|Menit)\b/g, (word) => spans[word] ?? word)
const spans: Record<string, string> = { Hari: 'Days', Jam: 'Hours', Bulan: 'Months', Minggu: 'Weeks', Menit: 'Minutes' }
