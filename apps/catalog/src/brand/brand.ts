import type { Kind } from '../category/kind.ts'
import type { BrandInput } from '../product/input-schema.ts'

/** A game, an operator, a wallet: what people look for, and what a supplier calls by many names. */
export type Brand = BrandInput & {
  id: string
  slug: string
  name: string
  kind: Kind
  category: string | null
  icon: string | null
  position: number
  aliases: string[]
}
