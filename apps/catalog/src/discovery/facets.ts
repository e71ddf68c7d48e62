import { fingerprint } from '@konter/service'
import type { Context } from '../context.ts'
import { wordGroups } from './asked-words.ts'
import { type Count, countAtLast, countMatches } from './discovery.repo.ts'
import type { Wanted } from './discovery.ts'
import { meaningOf } from './find-vouchers.ts'
import { fewVouchers } from './lexicon.ts'
import { lexemesOf } from './tsquery.ts'

type Value = { value: string; count: number; more: boolean; about: boolean }
export type Facets = Record<Count['facet'], Value[]>

const countMax = 1_000
/** More matches than that are reckoned from a sample of about as many. */
const countedMax = 2_500
const sampledAbout = 1_200
const samples = 64
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
    return valuesFrom(await countAtLast(ctx.sql, wanted), 1)
  const words = await wordGroups(ctx.sql, q, lexicon)
  if (words === undefined) return valuesFrom([], 1)
  const { groups, expected } = meaningOf({ wanted: { near, openNow }, words, lexicon })
  const parts = Math.ceil((sampledAbout * samples) / expected)
  const isSampled = lexicon.vouchers >= fewVouchers && expected > countedMax && parts < samples
  const sampled = Array.from({ length: parts % samples }, (_, nth) => `%${nth}`)
  const lexemes = lexemesOf(groups, lexicon, isSampled ? { lexemes: sampled, share: parts / samples } : undefined)
  const counts = await countMatches(ctx.sql, { lexemes, now: ctx.now(), wanted })
  return valuesFrom(counts, isSampled ? samples / parts : 1)
}

/** Two digits of what was reckoned are as much as it knows. */
function valuesFrom(counts: readonly Count[], times: number): Facets {
  const valueFrom = ({ value, vouchers }: Count): Value => {
    const reckoned = times === 1 ? vouchers : Number((vouchers * times).toPrecision(2))
    return {
      value,
      count: Math.min(countMax, reckoned),
      more: reckoned > countMax,
      about: times !== 1 && reckoned <= countMax,
    }
  }
  const of = (facet: Count['facet']) => counts.filter((each) => each.facet === facet).map(valueFrom)
  return { category: of('category'), area: of('area'), discountType: of('discountType') }
}
