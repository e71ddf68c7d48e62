import { newId } from '@konter/core'
import type { Context, Tx } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { turnPage } from './price.repo.ts'
import { deletePriceRule, insertPriceRule, lockPriceRules, readPriceRule, updatePriceRule } from './price-rule.repo.ts'
import type { KeptPriceRule, PriceRuleDraft } from './price-rule.ts'

export function createPriceRule(ctx: Context, actor: string, draft: PriceRuleDraft): Promise<KeptPriceRule> {
  return change(ctx, actor, 'price-rule.create', async (tx) => {
    const id = newId()
    checkMargin(draft)
    await insertPriceRule(tx, id, draft, ctx.now())
    return { id, after: await readPriceRule(tx, id) }
  })
}

export type PriceRuleEdit = { [Field in keyof PriceRuleDraft]?: PriceRuleDraft[Field] | undefined }

export function editPriceRule(ctx: Context, actor: string, id: string, edit: PriceRuleEdit): Promise<KeptPriceRule> {
  return change(ctx, actor, 'price-rule.edit', async (tx) => {
    const before = await readPriceRule(tx, id)
    const { id: _, createdAt: __, updatedAt: ___, ...draft } = before
    const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined))
    const wanted: PriceRuleDraft = { ...draft, ...given }
    checkMargin(wanted)
    await updatePriceRule(tx, id, wanted, ctx.now())
    return { id, before, after: await readPriceRule(tx, id) }
  })
}

export async function removePriceRule(ctx: Context, actor: string, id: string): Promise<void> {
  await change(ctx, actor, 'price-rule.remove', async (tx) => {
    const before = await readPriceRule(tx, id)
    await deletePriceRule(tx, id)
    return { id, before, after: before }
  })
}

type Changed = { id: string; before?: KeptPriceRule; after: KeptPriceRule }

/** The change, its line in the log, and the new page of the price book: all or nothing. */
function change(ctx: Context, actor: string, act: string, work: (tx: Tx) => Promise<Changed>): Promise<KeptPriceRule> {
  return ctx.prismaTransaction(async (tx) => {
    await lockPriceRules(tx)
    const { id, before, after } = await work(tx)
    const told = act === 'price-rule.remove' ? { before } : { before, after }
    await logDeeds(tx, { actor, at: ctx.now() }, [{ act, subject: 'price-rule', subjectId: id, ...told }])
    await turnPage(tx)
    return after
  })
}

/** Hundredths of a percent: ten times the cost at most, and never more than the whole cost off. */
const basisPoints = { min: -10_000n, max: 100_000n }

function checkMargin({ marginType, margin, allowLoss }: PriceRuleDraft): void {
  if (margin < 0n && !allowLoss) throw problem('price-rule.loss-not-allowed', {})
  if (marginType === 'percentage' && (margin < basisPoints.min || margin > basisPoints.max))
    throw problem('price-rule.margin-out-of-range', {})
}
