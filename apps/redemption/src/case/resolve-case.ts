import type { Tx } from '@konter/service'
import { BLOCK_KINDS, type BlockKind, insertBlock, insertSnooze } from '../block-list/block-list.repo.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { settleReview } from '../redemption/settle-review.ts'
import { addEntry, findCase, lockRedemption, moveCase } from './case.repo.ts'
import type { ResolveCase } from './case.schema.ts'
import type { FraudCase } from './fraud-case.ts'
import { demandAssignee } from './work-on-case.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Ends a case. What was held for it stands from now on, or its use goes back to the voucher and the claim is good no more;
 * and the next scans are told: confirmed may put somebody on the block list, dismissed may let a rule sleep for them.
 */
export async function resolveCase(ctx: Context, id: string, actor: string, input: ResolveCase): Promise<FraudCase> {
  const { outcome, because, block = [], snooze } = input
  if (outcome === 'dismissed' && block.length > 0) throw problem('fraud-case.contradictory', { outcome })
  if (outcome === 'confirmed' && snooze !== undefined) throw problem('fraud-case.contradictory', { outcome })
  return ctx.transaction(async (tx) => {
    const found = await findCase(tx, id)
    if (found.status === 'investigating') demandAssignee(found, actor)
    const at = ctx.now()
    // Before the case: who redeems locks in this order, too.
    if (found.redemptionId !== null) await lockRedemption(tx, found.redemptionId)
    const step = outcome === 'confirmed' ? 'confirm' : 'dismiss'
    const resolved = await moveCase(tx, found, { step, actor, because, at })
    const facts: Facts = { actor, because, at }
    await settle(ctx, tx, found, outcome, facts)
    for (const kind of block) await list(tx, found, kind, facts)
    for (const rule of snooze?.rules ?? [])
      await letSleep(tx, found, rule, new Date(at.getTime() + (snooze?.days ?? 0) * dayMs), facts)
    return resolved
  })
}

type Facts = { actor: string; because: string; at: Date }

/** Undone meanwhile by its merchant, say: then there is nothing left to decide, and the case ends all the same. */
async function settle(ctx: Context, tx: Tx, { id, redemptionId }: FraudCase, outcome: string, facts: Facts) {
  if (redemptionId === null) return
  const { actor: by, because, at } = facts
  const decided = outcome === 'confirmed' ? 'rejected' : 'approved'
  const settled = await settleReview(ctx, tx, { redemptionId, outcome: decided, by, because })
  const text = settled ? `redemption ${decided}` : 'the redemption was no longer under review'
  await addEntry(tx, { caseId: id, kind: 'step', text, actor: by, at })
}

async function list(tx: Tx, found: FraudCase, kind: BlockKind, { actor, because, at }: Facts) {
  const entity = entityOf(found, kind)
  const listed = await insertBlock(tx, { kind, entity, caseId: found.id, actor, because, at })
  const text = `${kind} ${listed ? 'put' : 'was already'} on the block list`
  await addEntry(tx, { caseId: found.id, kind: 'listed', text, actor, at })
}

/** For the customer where there is one, else for the merchant whose scans look like this. */
async function letSleep(tx: Tx, found: FraudCase, rule: string, until: Date, { actor, because, at }: Facts) {
  const kind: BlockKind = found.customerId === null ? 'merchant' : 'account'
  const entity = entityOf(found, kind)
  await insertSnooze(tx, { rule, kind, entity, until, caseId: found.id, actor, because, at })
  const text = `${rule} sleeps for this ${kind} until ${until.toISOString()}`
  await addEntry(tx, { caseId: found.id, kind: 'snoozed', text, actor, at })
}

function entityOf({ id, customerId, deviceHash, merchantId }: FraudCase, kind: BlockKind): string {
  const entity = { account: customerId, device: deviceHash, merchant: merchantId }[kind]
  if (entity === null) throw problem('fraud-case.nobody-to-list', { id, kind })
  return entity
}

/** Everything that can be listed of a case. */
export const listable = (found: FraudCase): BlockKind[] =>
  BLOCK_KINDS.filter(
    (kind) => ({ account: found.customerId, device: found.deviceHash, merchant: found.merchantId })[kind] !== null,
  )
