import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { CaptureHold, HoldView, PlaceHold } from './hold.schema.ts'
import { captureHold, placeHold, releaseHold } from './holds.ts'

export function holdRoutes(app: App, ctx: Context): void {
  const config = { access: 'ledger:post', internal: true } as const

  app.post(
    '/internal/holds',
    {
      config,
      schema: {
        operationId: 'placeHold',
        summary: 'Reserve money, once per key',
        body: PlaceHold,
        response: { 200: HoldView },
      },
    },
    async ({ body }) => placeHold(ctx, body),
  )

  app.post(
    '/internal/holds/:id/capture',
    {
      config,
      schema: {
        operationId: 'captureHold',
        summary: 'Take all or a part; the rest is free again',
        params: ById,
        body: CaptureHold,
        response: { 200: HoldView },
      },
    },
    async ({ params, body }) => captureHold(ctx, params.id, body),
  )

  app.post(
    '/internal/holds/:id/release',
    {
      config,
      schema: {
        operationId: 'releaseHold',
        summary: 'Give back what is held',
        params: ById,
        response: { 200: HoldView },
      },
    },
    async ({ params }) => releaseHold(ctx, params.id),
  )
}
