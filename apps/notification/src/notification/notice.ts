import { newId } from '@konter/core'
import type { Tx } from '@konter/service'
import { afterCommit } from '../after-commit.ts'
import type { Context } from '../context.ts'
import { templateFor } from '../template/template.repo.ts'
import { type Fact, type FactsOf, fillIn, type Kind } from '../template/template.ts'
import { insertNotification, type NewNotification } from './notification.repo.ts'
import type { NotificationData } from './notification.schema.ts'

/** Who is told what: `facts` for the words, `data` for the app that shows them. */
export type Notice<K extends Kind> = {
  userId: string
  /** What it is about. The same kind about the same subject is told once, ever. */
  subjectId: string
  facts: FactsOf<K>
  data: NotificationData
}

export type Telling = (tx: Tx) => Promise<void>

const somebody = { id: 'Pelanggan', en: 'Customer' }

/** Puts something into words of the language that a user speaks. What it gives tells them, in one statement. */
export async function wordsFor<K extends Kind>(ctx: Context, kind: K, notice: Notice<K>): Promise<Telling> {
  const { userId, subjectId, data } = notice
  const { name, ...template } = await templateFor(ctx.sql, userId, { kind, channel: 'in_app' })
  const facts: Record<string, Fact> = { ...notice.facts, name: name || somebody }
  const words = fillIn(template, template.language, facts)
  const told = { id: newId(), userId, kind, subjectId, ...words, data, createdAt: ctx.now() }
  return (tx) => tell(ctx, tx, told)
}

/** Whoever listens hears it right after the commit. */
async function tell(ctx: Context, tx: Tx, told: NewNotification): Promise<void> {
  if (!(await insertNotification(tx, told))) return
  afterCommit(tx, () => {
    ctx.live.nudge(told.userId)
    ctx.countTold(told.kind)
  })
}
