import { giveAnswer, replaceAnswer } from '@konter/service'
import type { Context } from '../context.ts'
import { isOver, type Order } from './order.ts'
import { orderView, viewOf } from './order-view.ts'

/** `Prefer: wait=5` (RFC 7240 §4.3): who asks would rather wait so long for the outcome than ask again. */
const waitSecondsMax = 5
/** From when a request came in to its answer, whatever it prefers: the gateway waits for no service longer than 10 s. */
const answerMsMax = 8_000
const waitPreference = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i

/** Seconds to wait, of what a `Prefer` header says. Undefined: not at all. What nobody understands is no preference. */
export function preferredWait(header: string | string[] | undefined): number | undefined {
  const seconds = Number(waitPreference.exec(String(header ?? ''))?.[1] ?? 0)
  return seconds === 0 ? undefined : Math.min(seconds, waitSecondsMax)
}

/**
 * An order that is being driven, when it is over or the time is, as it is answered from now on: one key has one answer. The
 * process that placed it drives it, unless the process dies; should another one end it, after a webhook, that is seen when
 * the time is over. Undefined where nobody can wait. Only for orders that are paid from the wallet: nobody looks for another
 * payment.
 */
export async function seeThrough(
  ctx: Context,
  { id }: Pick<Order, 'id'>,
  { seconds, sinceMs }: { seconds: number; sinceMs: number },
): Promise<object | undefined> {
  const onlooker = ctx.drives.onlookers.join(id)
  if (onlooker === undefined) return undefined
  const until = Math.min(performance.now() + seconds * 1000, sinceMs + answerMsMax)
  const leftMs = () => until - performance.now()
  try {
    for (;;) {
      await onlooker.bell.wait(Math.max(0, leftMs()))
      const { ended } = onlooker
      if (ended?.log !== undefined) return viewOf(ended, ended.log)
      const view = await orderView(ctx, { id })
      if (isOver(view.status) || leftMs() <= 0) return await asAnswer(ctx, id, view)
    }
  } finally {
    onlooker.leave()
  }
}

/** A drive that is just ending it may have been first with the answer, and somebody who asked again was before both. */
async function asAnswer(ctx: Context, id: string, view: object) {
  await replaceAnswer(ctx.db, id, view)
  return giveAnswer(ctx.db, id)
}
