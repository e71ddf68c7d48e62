import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { mistakesIn } from './check-rules.ts'
import { changeRules, findRuleSet, insertRuleSet, moveRuleSet, type RuleSetRecord, ruleSetIn } from './rule-set.repo.ts'
import type { RuleSetStep, Rules } from './rule-set.ts'

export type Draft = { rules: Rules; note: string }

export async function draftRules(ctx: Context, actor: string, { rules, note }: Draft): Promise<RuleSetRecord> {
  demandGood(rules)
  return insertRuleSet(ctx.db, { rules, note, actor, at: ctx.now() })
}

export async function editDraft(ctx: Context, version: number, { rules, note }: Draft): Promise<RuleSetRecord> {
  demandGood(rules)
  return changeRules(ctx.db, { version, rules, note })
}

function demandGood(rules: Rules): void {
  const errors = mistakesIn(rules).map(({ pointer, message }) => ({ pointer: `/rules${pointer}`, message }))
  if (errors.length > 0) throw problem('rule-set.invalid', { count: errors.length }, { errors })
}

type Order = { step: Exclude<RuleSetStep, 'retire'>; actor: string; because: string }

/** Takes one step with a version. What held the place before makes room in the same transaction, and that is logged, too. */
export async function stepRules(
  ctx: Context,
  version: number,
  { step, actor, because }: Order,
): Promise<RuleSetRecord> {
  return ctx.transaction(async (tx) => {
    const at = ctx.now()
    const set = await findRuleSet(tx, version)
    if (step === 'activate' && set.state !== 'live')
      await makeRoom(tx, 'live', { actor, because: `${version}: ${because}`, at })
    if (step === 'observe' && set.state !== 'shadow')
      await makeRoom(tx, 'shadow', { actor, because: `${version}: ${because}`, at })
    return moveRuleSet(tx, set, { step, actor, because, at })
  })
}

type Log = { actor: string; because: string; at: Date }

async function makeRoom(tx: Tx, state: 'live' | 'shadow', log: Log): Promise<void> {
  const before = await ruleSetIn(tx, state)
  if (before !== undefined) await moveRuleSet(tx, before, { step: state === 'live' ? 'retire' : 'withdraw', ...log })
}
