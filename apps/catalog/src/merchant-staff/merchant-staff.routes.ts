import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { demandOwner } from '../merchant/membership.ts'
import { addStaff, dismissStaff } from './edit-staff.ts'
import { staffOf } from './merchant-staff.repo.ts'
import { ByStaff, StaffBody, StaffList } from './merchant-staff.schema.ts'

const own = { own: 'merchant:manage' } as const

export function merchantStaffRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/my/merchants/:id/staff',
    {
      config: { access: own },
      schema: {
        operationId: 'listMerchantStaff',
        summary: 'Who works for my merchant; owners only',
        params: ById,
        response: { 200: StaffList },
      },
    },
    async ({ params, caller }) => {
      await demandOwner(ctx.sql, { merchantId: params.id, userId: caller.userId })
      return { items: await staffOf(ctx.sql, params.id) }
    },
  )

  app.post(
    '/v1/my/merchants/:id/staff',
    {
      config: { access: own },
      schema: {
        operationId: 'putMerchantStaff',
        summary: 'Add somebody, or change their role; owners only',
        params: ById,
        body: StaffBody,
        response: { 200: StaffList },
      },
    },
    async ({ params, body, caller }) => ({ items: await addStaff(ctx, caller, params.id, body) }),
  )

  app.delete(
    '/v1/my/merchants/:id/staff/:userId',
    {
      config: { access: own },
      schema: {
        operationId: 'removeMerchantStaff',
        summary: 'They no longer work here: by an owner, or by themselves',
        params: ByStaff,
        response: { 200: StaffList },
      },
    },
    async ({ params, caller }) => ({ items: await dismissStaff(ctx, caller, params.id, params.userId) }),
  )
}
