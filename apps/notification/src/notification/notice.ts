import { newId } from '@konter/core'
import type { Tx } from '@konter/service'
import { afterCommit } from '../after-commit.ts'
import type { Context } from '../context.ts'
import { type Fact, type FactsOf, inWords, type Kind } from '../template/template.ts'
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

/** Tells it, in one statement: the words in use, in the language that the user speaks, are found where it is written down. */
export function telling<K extends Kind>(ctx: Context, kind: K, notice: Notice<K>): Telling {
  const { userId, subjectId, data } = notice
  const facts = inWords({ name: somebody, ...(notice.facts as Record<string, Fact>) })
  const told = { id: newId(), userId, kind, subjectId, facts, data, createdAt: ctx.now() }
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
