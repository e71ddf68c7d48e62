import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { readSupplier, type SupplierView, updateSupplier } from './supplier.repo.ts'
import { nextTurn } from './supplier.ts'

export type SupplierEdit = {
  /** Off: nothing of it is sold, and its list is not asked for. */
  enabled?: boolean | undefined
  syncEveryMinutes?: number | undefined
  syncOffsetMinutes?: number | undefined
  /** Of offers made from now on. */
  zoneJoin?: string | null | undefined
}

export function editSupplier(ctx: Context, actor: string, code: string, edit: SupplierEdit): Promise<SupplierView> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await readSupplier(tx, code)
    const { enabled = before.enabled, zoneJoin = before.zoneJoin } = edit
    const { syncEveryMinutes = before.syncEveryMinutes, syncOffsetMinutes = before.syncOffsetMinutes } = edit
    if (syncOffsetMinutes >= syncEveryMinutes) throw problem('supplier.schedule-refused', {})
    const nextSyncAt = nextTurn({ syncEveryMinutes, syncOffsetMinutes }, ctx.now())
    await updateSupplier(tx, code, { enabled, zoneJoin, syncEveryMinutes, syncOffsetMinutes, nextSyncAt })
    const after = await readSupplier(tx, code)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'supplier.edit', subject: 'supplier', subjectId: code, before: settings(before), after: settings(after) },
    ])
    return after
  })
}

const settings = ({ enabled, zoneJoin, syncEveryMinutes, syncOffsetMinutes }: SupplierView) => ({
  enabled,
  zoneJoin,
  syncEveryMinutes,
  syncOffsetMinutes,
})
