import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { explainScans } from './explain-scan.ts'
import { ScanView } from './fraud.schema.ts'
import { findScan } from './scan.repo.ts'

export function scanRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/fraud/scans/:id',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'getFraudScan',
        summary: 'Why a scan was judged as it was, factor by factor; of the same id as its attempt',
        params: ById,
        response: { 200: ScanView },
      },
    },
    async ({ params }) => (await explainScans(ctx.db, [await findScan(ctx.db, params.id)]))[0],
  )
}
