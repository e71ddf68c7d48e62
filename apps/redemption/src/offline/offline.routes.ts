import { ById, languageFrom, page } from '@konter/core'
import { type App, decodeCursor, pageOf } from '@konter/service'
import { networkOf } from '../attempt/network.ts'
import type { Context } from '../context.ts'
import { demandMember } from '../redemption/membership.ts'
import { listScans, type ScanFilter } from './offline.repo.ts'
import {
  ConflictFilter,
  ConflictView,
  OfflineFilter,
  OfflineScanView,
  SettleConflict,
  Upload,
  UploadAnswer,
} from './offline.schema.ts'
import { conflictViewOf } from './offline-view.ts'
import { settleConflict } from './settle-conflict.ts'
import { uploadScans, verdictOf } from './upload-scans.ts'

const pageMax = 20

export function offlineRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/redemptions/offline',
    {
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'uploadOfflineScans',
        summary: 'What my device scanned without a connection; safe to send again',
        body: Upload,
        response: { 200: UploadAnswer },
      },
    },
    async ({ caller, body, clientIp, headers }) => {
      const acceptLanguage = headers['accept-language']
      const network = networkOf(clientIp) ?? 'unknown'
      const scans = await uploadScans(ctx, body, { staffId: caller.userId, network })
      const language = languageFrom(acceptLanguage)
      return { scans: await Promise.all(scans.map((scan) => verdictOf(ctx, scan, language, acceptLanguage))) }
    },
  )

  app.get(
    '/v1/redemptions/offline',
    {
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'listOfflineScans',
        summary: 'What the devices of my merchant uploaded, newest first, and what became of it',
        querystring: OfflineFilter,
        response: { 200: page(OfflineScanView, 'OfflineScanPage') },
      },
    },
    async ({ caller, query }) => {
      await demandMember(ctx, query.merchantId, caller.userId)
      return pageOfScans(ctx, { ...query, settled: null })
    },
  )

  app.get(
    '/v1/admin/redemptions/conflicts',
    {
      config: { access: 'redemption:read' },
      schema: {
        operationId: 'listOfflineConflicts',
        summary: 'Offline scans that people decide about, newest first',
        querystring: ConflictFilter,
        response: { 200: page(ConflictView, 'OfflineConflictPage') },
      },
    },
    async ({ query }) => pageOfScans(ctx, { ...query, verdict: 'conflict', settled: query.settled ?? null }),
  )

  app.post(
    '/v1/admin/redemptions/conflicts/:id/settle',
    {
      config: { access: 'redemption:operate', idempotent: true },
      schema: {
        operationId: 'settleOfflineConflict',
        summary: 'Count an offline scan after all, never beyond a limit; or refuse it',
        params: ById,
        body: SettleConflict,
        response: { 200: ConflictView },
      },
    },
    async ({ caller, params, body, claim }) => settleConflict(ctx, { ...body, id: params.id, by: caller.actor, claim }),
  )
}

type Query = {
  merchantId?: string | undefined
  verdict?: string | undefined
  settled: ScanFilter['settled']
  cursor?: string | undefined
  limit?: number | undefined
}

async function pageOfScans(ctx: Context, { merchantId, verdict, settled, cursor, limit = pageMax }: Query) {
  const after = cursor === undefined ? null : (decodeCursor(cursor, 'uuid')[0] ?? null)
  const filter = { merchantId: merchantId ?? null, verdict: verdict ?? null, settled, after, limit }
  return pageOf(await listScans(ctx.db, filter), limit, conflictViewOf, ({ id }) => [id])
}
