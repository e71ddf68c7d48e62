import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { feedOf, isOwn, lockFeed, markRead, markReadUpTo } from './notification.repo.ts'

/** One transaction never holds up what is told meanwhile for long. */
const readPerBatch = 1_000

/** Reading twice is reading once. */
export function readNotification(ctx: Context, userId: string, id: string): Promise<{ unread: bigint }> {
  return ctx.transaction(async (tx) => {
    const feed = await lockFeed(tx, userId)
    if (feed === undefined || !(await isOwn(tx, { id, userId }))) throw problem('notification.not-found', { id })
    const read = await markRead(tx, { id, userId, at: ctx.now() })
    return { unread: feed.unread - BigInt(read) }
  })
}

/** Everything there is at the start; what is told meanwhile nobody has seen yet. */
export async function readAllNotifications(ctx: Context, userId: string): Promise<{ unread: bigint }> {
  const { sequence: upTo } = await feedOf(ctx.db, userId)
  const at = ctx.now()
  const readBatch = () =>
    ctx.transaction(async (tx) => {
      await lockFeed(tx, userId)
      return markReadUpTo(tx, { userId, upTo, at, limit: readPerBatch })
    })
  while ((await readBatch()) === readPerBatch);
  const { unread } = await feedOf(ctx.db, userId)
  return { unread }
}
