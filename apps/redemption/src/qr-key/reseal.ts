import type { Context } from '../context.ts'
import { resealedPerTurn, rowsSealedOtherwise, writeSealed } from './reseal.repo.ts'

/**
 * After a new data key was put in front of DATA_KEYS, what the older ones sealed is sealed again: when this finds nothing
 * more, the old key may go. How many were sealed again.
 */
export async function reseal(ctx: Context): Promise<number> {
  if (!ctx.safe.isRotating) return 0
  let resealed = 0
  for (const table of ['secret', 'qr_key', 'code'] as const) {
    let after: string | null = null
    for (;;) {
      const rows = await rowsSealedOtherwise(ctx.db, table, ctx.safe.mark, after)
      for (const row of rows) row.again = ctx.safe.seal(ctx.safe.open(row.sealed, row.about), row.about)
      await writeSealed(ctx.db, table, rows)
      resealed += rows.length
      if (rows.length < resealedPerTurn) break
      after = rows.at(-1)?.id ?? null
    }
  }
  if (resealed > 0) ctx.log.info({ resealed }, 'sealed again with the new data key')
  return resealed
}
