import { defineJob, enqueue } from '@konter/service'
import { type Context, job } from '../context.ts'
import { takeDueSuppliers } from '../supplier/supplier.repo.ts'
import { forgetLines } from './report.repo.ts'
import { syncSupplier } from './sync-supplier.ts'

export const LookForDueSyncs = defineJob('look-for-due-syncs')
export const SyncSupplier = defineJob<{ supplier: string }>('sync-supplier')
export const ForgetReportLines = defineJob('forget-report-lines')

/** Every minute: when a supplier's turn is, stands in its row, so that staff can move it without a release. */
export const lookForDueSyncs = job(LookForDueSyncs, async (ctx) => {
  await ctx.prismaTransaction(async (tx) => {
    for (const supplier of await takeDueSuppliers(tx, ctx.now()))
      await enqueue(tx, SyncSupplier, { supplier }, { key: `sync ${supplier}` })
  })
})

export const syncDueSupplier = job(SyncSupplier, async (ctx, { supplier }) => {
  try {
    await syncSupplier(ctx, { supplier, askedBy: 'schedule' })
  } catch (error) {
    // The report says so, and the next turn comes by itself: trying again at once would only anger the supplier.
    ctx.log.error({ err: error, supplier }, 'the sync failed')
  }
})

const dayMs = 24 * 60 * 60 * 1000

export const forgetReportLines = job(ForgetReportLines, async (ctx: Context) => {
  await forgetLines(ctx.db, new Date(ctx.now().getTime() - ctx.config.SYNC_REPORT_DAYS * dayMs))
})
