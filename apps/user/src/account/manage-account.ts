import { AccessChanged } from '@konter/contracts'
import { commonProblem, emit } from '@konter/service'
import { recordAct } from '../activity/activity.repo.ts'
import type { By } from '../activity/activity.ts'
import type { Context, Tx } from '../context.ts'
import { problem } from '../problems.ts'
import { endSessions } from '../session/session.repo.ts'
import { lockAccounts, saveAccount } from './account.repo.ts'
import type { ManageUser } from './account.schema.ts'
import { type Account, type AccountStep, accessOf, mayRuleOver, steps } from './account.ts'

/** A member of staff at work on somebody's account. */
export type StaffBy = By & { userId: string }

/** Role, customer type and member level, as far as they differ from what they are. */
export const manageAccount = (
  ctx: Context,
  by: StaffBy,
  id: string,
  { reason, ...wanted }: ManageUser,
): Promise<Account> =>
  ctx.transaction(async (tx) => {
    const { actor, target } = await lockActorAndTarget(tx, by.userId, id)
    const changes = differing(target, wanted)
    if (Object.keys(changes).length === 0) return target
    if (changes.role !== undefined) demandMayAppoint(actor, target, changes.role)
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, target[name as keyof Account]]))
    return change(tx, target, changes, { ...by, at: ctx.now(), action: 'user.updated', reason, before, after: changes })
  })

/** Suspending ends every session; API keys stop working for as long as it lasts. */
export const moveAccount = (
  ctx: Context,
  by: StaffBy,
  id: string,
  step: AccountStep,
  reason: string,
): Promise<Account> =>
  ctx.transaction(async (tx) => {
    const { actor, target } = await lockActorAndTarget(tx, by.userId, id)
    demandOther(actor, target)
    demandRule(actor, target.role)
    const status = steps[target.status][step]
    if (status === undefined) throw problem('user.step-refused', { status: target.status })
    const at = ctx.now()
    if (status === 'suspended') await endSessions(tx, { userId: id }, 'suspended', at)
    const before = { status: target.status }
    return change(tx, target, { status }, { ...by, at, action: `user.${step}`, reason, before, after: { status } })
  })

type Told = Omit<Parameters<typeof recordAct>[1], 'subject'>

async function change(tx: Tx, { id }: Account, changes: Partial<Account>, act: Told): Promise<Account> {
  const account = await saveAccount(tx, id, changes)
  await recordAct(tx, { ...act, subject: `user:${id}` })
  await emit(tx, AccessChanged, accessOf(id))
  return account
}

/** Both are locked: what a token says about the actor may be a minute old, and two who depose each other take turns. */
async function lockActorAndTarget(tx: Tx, actorId: string, targetId: string) {
  const accounts = await lockAccounts(tx, [actorId, targetId])
  const [actor, target] = [accounts.get(actorId), accounts.get(targetId)]
  if (actor === undefined) throw commonProblem('auth.required', {})
  if (target === undefined) throw problem('user.not-found', { id: targetId })
  return { actor, target }
}

type Managed = Pick<Account, 'role' | 'customerType' | 'memberLevel'>

const differing = (account: Account, wanted: Partial<Managed>): Partial<Managed> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== undefined && account[name as keyof Managed] !== value),
  )

function demandMayAppoint(actor: Account, target: Account, role: Account['role']): void {
  demandOther(actor, target)
  demandRule(actor, target.role, role)
  if (target.guest) throw problem('user.guest-refused', {})
}

function demandOther(actor: Account, target: Account): void {
  if (actor.id === target.id) throw problem('user.own-account', {})
}

function demandRule(actor: Account, ...roles: Account['role'][]): void {
  if (!mayRuleOver(actor.role, ...roles)) throw commonProblem('auth.forbidden', { permission: '*' })
}
