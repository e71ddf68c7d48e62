import { VoucherRecord } from '@konter/contracts'
import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { BecauseBody } from '../merchant/merchant.schema.ts'
import { problem } from '../problems.ts'
import { takeDownVoucher } from './step-voucher.ts'
import { recordOf } from './tell-voucher.ts'
import { listVouchers, readVoucher, voucherSteps } from './voucher.repo.ts'
import { OwnVoucherPage, OwnVoucherView, StaffVoucherQuery, StaffVoucherWithSteps } from './voucher.schema.ts'

/** What operators see and decide. */
export function staffVoucherRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/vouchers',
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'listVouchersForStaff',
        summary: 'Vouchers of all merchants, the newest first',
        querystring: StaffVoucherQuery,
        response: { 200: OwnVoucherPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const vouchers = await listVouchers(ctx.sql, filter, { limit, before: idFrom(cursor) ?? null })
      return pageOf(
        vouchers,
        limit,
        (voucher) => voucher,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    '/v1/admin/vouchers/:id',
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'getVoucherForStaff',
        summary: 'A voucher, with its life so far',
        params: ById,
        response: { 200: StaffVoucherWithSteps },
      },
    },
    async ({ params }) => {
      const voucher = await readVoucher(ctx.sql, params)
      return { ...voucher, steps: await voucherSteps(ctx.sql, voucher.id) }
    },
  )

  app.post(
    '/v1/admin/vouchers/:id/take-down',
    {
      config: { access: 'merchant:verify' },
      schema: {
        operationId: 'takeDownVoucher',
        summary: 'Away at once and for good, with the reason that its merchant reads',
        params: ById,
        body: BecauseBody,
        response: { 200: OwnVoucherView },
      },
    },
    async ({ params, body, caller }) => takeDownVoucher(ctx, caller, params.id, body.because),
  )
}

/** For who has not heard of a voucher yet: what the event tells. */
export function voucherInternalRoutes(app: App, ctx: Context): void {
  app.get(
    '/internal/vouchers/:id',
    {
      config: { access: 'voucher:read', internal: true },
      schema: {
        operationId: 'readVoucherTerms',
        summary: 'A voucher that was published, as its event tells it',
        params: ById,
        response: { 200: VoucherRecord },
      },
    },
    async ({ params }) => {
      const voucher = await readVoucher(ctx.sql, params)
      if (voucher.version === 0) throw problem('voucher.not-found', params)
      return recordOf(ctx.sql, voucher)
    },
  )
}
