import type { Translated } from '@konter/core'
import { readCategory } from '../category/category.repo.ts'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { checkCompiles } from '../quote/check-input.ts'
import type { InputSchema, Target } from './input-schema.ts'
import { isUsablePattern } from './pattern.ts'
import { moveProduct, readProduct, updateProduct } from './product.repo.ts'
import type { Product, ProductStep } from './product.ts'
import { refreshSearch } from './search.repo.ts'

export type ProductEdit = {
  version: number
  name?: Translated | undefined
  description?: Translated | undefined
  images?: string[] | undefined
  category?: string | undefined
  inputSchema?: InputSchema | undefined
  target?: Target | undefined
  forSale?: boolean | undefined
}

export function editProduct(ctx: Context, actor: string, sku: string, edit: ProductEdit): Promise<Product> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await readProduct(tx, sku)
    const { version, category, ...changes } = edit
    if (changes.inputSchema !== undefined || changes.target !== undefined)
      checkInputSchema(changes.inputSchema ?? before.inputSchema, changes.target ?? before.target)
    const categoryId = category === undefined ? undefined : (await readCategory(tx, category)).id
    await updateProduct(tx, before, version, { ...changes, categoryId }, ctx.now())
    await refreshSearch(tx, { productIds: [before.id] })
    const after = await readProduct(tx, sku)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'product.edit', subject: 'product', subjectId: sku, before: settings(before), after: settings(after) },
    ])
    return after
  })
}

const settings = ({ name, description, images, category, inputSchema, target, forSale }: Product) => ({
  name,
  description,
  images,
  category,
  inputSchema,
  target,
  forSale,
})

/** Release, hide, show, park: a step in the product's life, with who took it. */
export function stepProduct(
  ctx: Context,
  actor: string,
  sku: string,
  step: ProductStep,
  because?: string,
): Promise<Product> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await readProduct(tx, sku)
    const at = ctx.now()
    const status = await moveProduct(tx, before, { step, at, ...(because === undefined ? {} : { because }) })
    const { parkedBecause, parkedFacts } = before
    await logDeeds(tx, { actor, at }, [
      {
        act: `product.${step}`,
        subject: 'product',
        subjectId: sku,
        before: { status: before.status, parkedBecause, parkedFacts },
        after: { status, because },
      },
    ])
    return readProduct(tx, sku)
  })
}

/** A schema that no validator takes, or that finds no account, would make the product unsellable in silence. */
export function checkInputSchema(schema: InputSchema, target: Target): void {
  const refuse = (reason: string) => problem('product.schema-refused', { reason })
  if (!schema.required.includes(target.number)) throw refuse(`${target.number} must be a required field`)
  if (target.zone !== null && !Object.hasOwn(schema.properties, target.zone))
    throw refuse(`${target.zone} is not among the fields`)
  for (const [name, { pattern }] of Object.entries(schema.properties))
    if (pattern !== undefined && !isUsablePattern(pattern))
      throw refuse(`the pattern of ${name} is no regular expression, or a dangerously slow one`)
  try {
    checkCompiles(schema)
  } catch (error) {
    throw problem(
      'product.schema-refused',
      { reason: error instanceof Error ? error.message : 'unknown' },
      { cause: error },
    )
  }
}
