import { newId } from '@konter/core'
import type { Tx } from '@konter/service'
import { afterCommit } from '../after-commit.ts'
import type { Context } from '../context.ts'
import { templateFor } from '../template/template.repo.ts'
import { type Fact, type FactsOf, fillIn, type Kind } from '../template/template.ts'
import { insertNotification, openFeed } from './notification.repo.ts'
import type { NotificationData } from './notification.schema.ts'

/** Who is told what: `facts` for the words, `data` for the app that shows them. */
export type Notice<K extends Kind> = {
  userId: string
  /** What it is about. The same kind about the same subject is told once, ever. */
  subjectId: string
  facts: FactsOf<K>
  data: NotificationData
}

const somebody = { id: 'Pelanggan', en: 'Customer' }

/** Tells a user something in the language they speak; whoever listens hears it right after the commit. */
export async function notify<K extends Kind>(ctx: Context, tx: Tx, kind: K, notice: Notice<K>): Promise<void> {
  const { userId, subjectId, data } = notice
  const [{ name, ...template }, feed] = await Promise.all([
    templateFor(tx, userId, { kind, channel: 'in_app' }),
    openFeed(tx, userId),
  ])
  const facts: Record<string, Fact> = { ...notice.facts, name: name || somebody }
  const words = fillIn(template, template.language, facts)
  const told = { id: newId(), userId, kind, subjectId, ...words, data, createdAt: ctx.now() }
  if (!(await insertNotification(tx, feed, told))) return
  afterCommit(tx, () => {
    ctx.live.nudge(userId)
    ctx.countTold(kind)
  })
}
