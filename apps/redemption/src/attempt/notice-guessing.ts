import { GuessingNoticed } from '@konter/contracts'
import { newId } from '@konter/core'
import { emit } from '@konter/service'
import type { Context } from '../context.ts'
import { deleteFailuresBefore, lockAlarms, raiseAlarm } from './guessing.repo.ts'

/** The longest window, and a day to look at what happened. */
const keptMs = 48 * 60 * 60_000
const rowsPerBatch = 5_000

/**
 * Guesses at one till are stopped by its limits. Who guesses a little at each of many is seen here, from above: every minute
 * the failures of everybody are held against the rules in the database. Answers how many alarms were raised.
 */
export async function noticeGuessing(ctx: Context): Promise<number> {
  for (let raised = 0; ; raised++) {
    const alarm = await ctx.transaction(async (tx) => {
      await lockAlarms(tx)
      const due = await raiseAlarm(tx, ctx.now(), newId())
      if (due !== undefined) await emit(tx, GuessingNoticed, due)
      return due
    })
    if (alarm === undefined) return raised
    ctx.count.guessing.inc({ rule: alarm.rule })
    ctx.log.error({ ...alarm }, 'somebody guesses codes')
  }
}

/** Failures are forgotten when no window reaches back to them. */
export async function forgetFailures(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptMs)
  for (let more = true; more; ) more = (await deleteFailuresBefore(ctx.db, before, rowsPerBatch)) === rowsPerBatch
}
