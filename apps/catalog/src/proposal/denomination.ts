import type { Kind } from '../category/kind.ts'
import { isNumber } from './tokens.ts'

export type Denomination = { text: string | null; why: string[] }

const nothing: Denomination = { text: null, why: ['denomination-missing'] }
const lengthMax = 120

/** The name without its brand, put into the one form that two suppliers' names for the same thing share. */
export function denominationOf(kind: Kind, name: readonly string[]): Denomination {
  const made = shapes[kind](name)
  return made.text === null || made.text === '' || made.text.length > lengthMax ? nothing : made
}

const shapes: Record<Kind, (name: readonly string[]) => Denomination> = {
  pulsa: faceValue,
  pln: faceValue,
  emoney: faceValue,
  gift_code: code,
  game: amountFirst,
  data: packet,
  internet: packet,
  postpaid: (name) => ({ text: name.length === 0 ? 'bill' : name.join(' '), why: [] }),
  other: (name) => ({ text: name.join(' '), why: [] }),
}

const thousands: Record<string, number> = { rb: 1_000, ribu: 1_000, k: 1_000, jt: 1_000_000, juta: 1_000_000 }

/** `10.000`, `10rb` and `Rp 10.000` are `10000`; other words stay in front (`transfer 10000` is another thing). */
function faceValue(name: readonly string[]): Denomination {
  const tokens = spelledOut(name)
  const amounts = tokens.filter(isNumber)
  const rest = tokens.filter((token) => !isNumber(token))
  if (amounts.length === 0) return { text: tokens.join(' '), why: ['amount-missing'] }
  if (amounts.length > 1) return { text: tokens.join(' '), why: ['several-amounts'] }
  return { text: [...rest, ...amounts].join(' '), why: rest.length > 0 ? ['words-beside-amount'] : [] }
}

function spelledOut(name: readonly string[]): string[] {
  const out: string[] = []
  for (const token of name) {
    const last = out.at(-1)
    const times = thousands[token]
    if (times !== undefined && last !== undefined && isNumber(last))
      out.splice(-1, 1, String(Math.round(Number(last) * times)))
    else out.push(token)
  }
  return out
}

/** `86 diamond`, whichever of the two the supplier says first. A pass has a name instead of an amount. */
function amountFirst(name: readonly string[]): Denomination {
  const amounts = name.filter(isNumber)
  const rest = name.filter((token) => !isNumber(token))
  if (amounts.length > 1) return { text: name.join(' '), why: ['several-amounts'] }
  if (amounts.length === 0) return { text: rest.join(' '), why: ['amount-by-name'] }
  return { text: [...amounts, ...rest].join(' '), why: rest.length === 0 ? ['unit-missing'] : [] }
}

/** A code of 8.000 or of 33 shells: some are counted in rupiah, which is no unit worth writing. */
function code(name: readonly string[]): Denomination {
  const { text, why } = amountFirst(name)
  return { text, why: why.filter((doubt) => doubt !== 'unit-missing') }
}

const sizes = ['kb', 'mb', 'gb', 'tb']
const spans = ['menit', 'jam', 'hari', 'minggu', 'bulan']

/** `flash 1 gb 30 hari`: the packet's name, then how much, then for how long. */
function packet(name: readonly string[]): Denomination {
  const size = measured(name, sizes)
  const span = measured(size.rest, spans)
  if (size.measure === null) return { text: name.join(' '), why: ['size-missing'] }
  const several = sizes.some((unit) => span.rest.includes(unit))
  const text = [...span.rest, megabytes(size.measure), ...(span.measure === null ? [] : [span.measure.join(' ')])]
  return { text: text.join(' '), why: several ? ['several-amounts'] : [] }
}

type Measure = [amount: string, unit: string]

function measured(tokens: readonly string[], units: readonly string[]): { measure: Measure | null; rest: string[] } {
  const at = tokens.findIndex((token, i) => isNumber(token) && units.includes(tokens[i + 1] ?? ''))
  if (at < 0) return { measure: null, rest: [...tokens] }
  return { measure: [tokens[at] as string, tokens[at + 1] as string], rest: tokens.toSpliced(at, 2) }
}

/** Half a gigabyte is sold as 500 MB by others. */
function megabytes([amount, unit]: Measure): string {
  const below = unit === 'gb' && Number(amount) < 1
  return below ? `${Math.round(Number(amount) * 1_000)} mb` : `${amount} ${unit}`
}
