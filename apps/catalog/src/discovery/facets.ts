import { fingerprint } from '@konter/service'
import type { Context } from '../context.ts'
import { wordGroups } from './asked-words.ts'
import { costOfPart, costOfWhole, type Part, rowsAtMost, type Search } from './cost.ts'
import { type Count, countAtLast, countAtOpen, countMatches } from './discovery.repo.ts'
import type { Wanted } from './discovery.ts'
import { isOpenRarely, type Meaning, searchOf } from './find-vouchers.ts'
import { fewVouchers } from './lexicon.ts'
import { lexemesOf } from './tsquery.ts'

type Facet = Count['facet']
type Value = { value: string; count: number; more: boolean; about: boolean }
type Counted = Value & Pick<Count, 'facet'>
export type Facets = Record<Facet, Value[]>

const countMax = 1_000
/** Where it would cost too much to count all, a sample of about so many is counted, and one of fewer than this is too small. */
const sampledAbout = 600
const sampledMin = 200
/** So few places that are open are asked one by one. */
const countedPlacesMax = 300
/** Of every voucher it is known in which of 2 to the power of this it is, by lot. */
const sampleBits = [10, 6]
const samplesMax = 8
const rememberedMs = 15_000
const rememberedMax = 2_000

/** Facets of large installations change slowly, and cost more than the page they stand beside. */
export type FacetMemory = Map<string, { facets: Promise<Facets>; until: number }>

export async function facetsOf(ctx: Context, wanted: Wanted): Promise<Facets> {
  const { vouchers } = await ctx.lexicon()
  if (vouchers < fewVouchers) return countedFor(ctx, wanted)
  const memory = ctx.facets
  const key = fingerprint(wanted).toString('base64url')
  const known = memory.get(key)
  const nowMs = performance.now()
  if (known !== undefined && known.until > nowMs) return known.facets
  if (memory.size >= rememberedMax) memory.clear()
  const facets = countedFor(ctx, wanted)
  memory.set(key, { facets, until: nowMs + rememberedMs })
  facets.catch(() => memory.delete(key))
  return facets
}

async function countedFor(ctx: Context, wanted: Wanted): Promise<Facets> {
  const lexicon = await ctx.lexicon()
  const { q, near, openNow } = wanted
  if (lexicon.vouchers >= fewVouchers && q === undefined && near === undefined && !openNow)
    return facetsFrom(valuesFrom(await countAtLast(ctx.sql, wanted), 1))
  const words = await wordGroups(ctx.sql, q, lexicon)
  if (words === undefined) return facetsFrom([])
  const values = await Promise.all(
    underSameFilters(wanted).map(({ filters, facets }) =>
      counted(ctx, { wanted: { ...filters, near, openNow }, words, lexicon }, facets),
    ),
  )
  return facetsFrom(values.flat())
}

/** As for a page: at first as if the rarest word brought the others along. */
async function counted(ctx: Context, asked: Meaning, facets: readonly Facet[]): Promise<Counted[]> {
  const { wanted, lexicon } = asked
  const search = searchOf(asked)
  const now = ctx.now()
  if (isOpenRarely(asked, countedPlacesMax)) {
    const lexemes = lexemesOf(search.groups, lexicon).all
    return valuesFrom(await countAtOpen(ctx.sql, { lexemes, now, wanted }, facets), 1)
  }
  const openShare = wanted.openNow ? lexicon.openShare : 1
  let known = search
  for (let rows = rowsAtMost(search); ; ) {
    const sample = lexicon.vouchers < fewVouchers ? undefined : sampleFor(known, rows)
    const lexemes = lexemesOf(search.groups, lexicon, sample)
    const counts = await countMatches(ctx.sql, { lexemes, now, wanted }, facets)
    if (sample === undefined) return valuesFrom(counts, 1)
    const sampled = counts.filter(({ facet }) => facet === facets[0]).reduce((sum, each) => sum + each.vouchers, 0)
    const isAsExpected = 2 * sampled + 1 >= rows * sample.share * openShare
    if (sampled >= sampledMin || isAsExpected) return valuesFrom(counts, 1 / sample.share)
    rows = Math.min(rows / 2, (sampled + 1) / sample.share / openShare)
    known = { ...search, rows }
  }
}

type Filters = Pick<Wanted, 'category' | 'area' | 'discountType'>

/** Each facet is counted under the filters of the others: those that share them are counted together. */
function underSameFilters(wanted: Wanted): { filters: Filters; facets: Facet[] }[] {
  const { category, area, discountType } = wanted
  const all: Filters = { category, area, discountType }
  const found = new Map<string, { filters: Filters; facets: Facet[] }>()
  for (const facet of ['category', 'area', 'discountType'] as const) {
    const filters = { ...all, [facet]: undefined }
    const key = JSON.stringify(filters)
    const known = found.get(key)
    if (known === undefined) found.set(key, { filters, facets: [facet] })
    else known.facets.push(facet)
  }
  return [...found.values()]
}

/** Undefined where counting all of them costs no more. */
function sampleFor(search: Search, rows: number): Part | undefined {
  const share = sampledAbout / rows
  const bits = sampleBits.find((each) => share * 2 ** each <= samplesMax)
  if (bits === undefined) return undefined
  const count = Math.ceil(share * 2 ** bits)
  const lexemes = Array.from({ length: count }, (_, nth) => `%${bits}:${nth}`)
  const sample = { lexemes, share: count / 2 ** bits }
  return costOfPart(search, sample) < costOfWhole(search) ? sample : undefined
}

/** Two digits of what was reckoned are as much as it knows. */
function valuesFrom(counts: readonly Count[], times: number): Counted[] {
  return counts.map(({ facet, value, vouchers }) => {
    const reckoned = times === 1 ? vouchers : Number((vouchers * times).toPrecision(2))
    const more = reckoned > countMax
    return { facet, value, count: Math.min(countMax, reckoned), more, about: times !== 1 && !more }
  })
}

function facetsFrom(values: readonly Counted[]): Facets {
  const of = (wanted: Facet) => values.filter(({ facet }) => facet === wanted).map(({ facet: _, ...value }) => value)
  return { category: of('category'), area: of('area'), discountType: of('discountType') }
}
