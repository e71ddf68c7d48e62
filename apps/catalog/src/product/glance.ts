import type { Context } from '../context.ts'
import { language } from '../language.ts'
import type { Customer } from '../price/price.ts'
import type { Product } from './product.ts'
import type { Glance } from './shelf.ts'

/** Who looks at these products, by the rules that were in force when they were read. */
export async function glanceFor(
  ctx: Context,
  products: readonly Product[],
  { customerType, memberLevel }: Customer,
): Promise<Glance> {
  const [first] = products
  const rules = first === undefined ? [] : await ctx.prices.at(first.bookVersion)
  return { rules, customer: { customerType, memberLevel }, now: ctx.now(), language: language() }
}
