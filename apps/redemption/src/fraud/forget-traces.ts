import type { Context } from '../context.ts'
import { forgetSlice } from './forget-traces.repo.ts'

const keptMs = 30 * 24 * 60 * 60 * 1000

/** Forgets where people were, and on what, a slice of time after the other; one that failed goes on where it stopped. */
export async function forgetTraces(ctx: Pick<Context, 'db' | 'now'>): Promise<void> {
  const at = ctx.now()
  const before = new Date(at.getTime() - keptMs)
  for (let more = true; more; ) more = await forgetSlice(ctx.db, { before, at })
}
