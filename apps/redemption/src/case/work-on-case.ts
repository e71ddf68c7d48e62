import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { addEntry, findCase, moveCase } from './case.repo.ts'
import type { FraudCase } from './fraud-case.ts'

/** Takes a case for oneself. What somebody else works on has to be released by them first, or taken over with a reason. */
export async function investigateCase(ctx: Context, id: string, actor: string): Promise<FraudCase> {
  return ctx.transaction(async (tx) => {
    const found = await findCase(tx, id)
    if (found.status === 'investigating' && found.assignee === actor) return found
    return moveCase(tx, found, { step: 'investigate', actor, because: null, at: ctx.now() })
  })
}

/** Puts a case back on the table; that of somebody else as well, so that nothing waits for who is on leave. */
export async function releaseCase(ctx: Context, id: string, actor: string, because: string): Promise<FraudCase> {
  return ctx.transaction(async (tx) =>
    moveCase(tx, await findCase(tx, id), { step: 'release', actor, because, at: ctx.now() }),
  )
}

export async function noteOnCase(ctx: Context, id: string, actor: string, text: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await findCase(tx, id)
    await addEntry(tx, { caseId: id, kind: 'note', text, actor, at: ctx.now() })
  })
}

/** Who resolves a case is who investigates it. */
export function demandAssignee({ id, assignee }: FraudCase, actor: string): void {
  if (assignee !== actor) throw problem('fraud-case.not-yours', { id })
}
