import type { Context } from '../context.ts'
import { countPaceOf, merchantsAfter } from './count-pace.repo.ts'

/** Counts for every merchant what a scan has no time to: how busy its busy hours are, and how much went well. */
export async function countPace(ctx: Pick<Context, 'db' | 'now'>): Promise<void> {
  const at = ctx.now()
  for (
    let ids = await merchantsAfter(ctx.db, null);
    ids.length > 0;
    ids = await merchantsAfter(ctx.db, ids.at(-1) ?? null)
  )
    await countPaceOf(ctx.db, ids, at)
}
