import { MerchantRecord } from '@konter/contracts'
import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { findMerchantBy, readMerchant } from './merchant.repo.ts'
import { ByMerchantNumber } from './merchant.schema.ts'
import { recordOf } from './tell-merchant.ts'

/** For who has not heard of a merchant yet: what the event tells. */
export function merchantInternalRoutes(app: App, ctx: Context): void {
  app.get(
    '/internal/merchants/:id',
    {
      config: { access: 'voucher:read', internal: true },
      schema: {
        operationId: 'readMerchantRecord',
        summary: 'A merchant as its event tells it',
        params: ById,
        response: { 200: MerchantRecord },
      },
    },
    async ({ params }) => recordOf(ctx.sql, await readMerchant(ctx.sql, params.id)),
  )

  app.get(
    '/internal/merchants/by-number/:number',
    {
      config: { access: 'voucher:read', internal: true },
      schema: {
        operationId: 'readMerchantByNumber',
        summary: 'The merchant that a QR code names by its number',
        params: ByMerchantNumber,
        response: { 200: MerchantRecord },
      },
    },
    async ({ params }) => {
      const merchant = await findMerchantBy(ctx.sql, { number: params.number })
      if (merchant === undefined) throw problem('merchant.not-found', { id: params.number })
      return recordOf(ctx.sql, merchant)
    },
  )
}
