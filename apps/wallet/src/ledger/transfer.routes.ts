import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { postTransfer } from './post-transfer.ts'
import { PostTransfer, TransferView } from './transfer.schema.ts'

export function transferRoutes(app: App, ctx: Context): void {
  app.post(
    '/internal/transfers',
    {
      config: { access: 'ledger:post', internal: true },
      schema: {
        operationId: 'postTransfer',
        summary: 'Move money between accounts, once per key',
        body: PostTransfer,
        response: { 200: TransferView },
      },
    },
    async ({ body }) => postTransfer(ctx, body),
  )
}
