import { Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { type App, enqueue, killPoint } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { ApplyCallback } from './callback.jobs.ts'
import { keepCallback, listCallbacks } from './callback.repo.ts'

const bodyBytesMax = 64 * 1024
const verdicts = OneOf([
  'applied',
  'no-change',
  'unknown-reference',
  'reference-mismatch',
  'amount-mismatch',
  'malformed',
])
const CallbackView = Type.Object(
  {
    id: Id,
    gateway: Type.String(),
    body: Type.String(),
    receivedAt: Instant,
    times: Type.Integer(),
    paymentId: Nullable(Id),
    verdict: Nullable(verdicts),
  },
  { title: 'PaymentCallback' },
)

export function callbackRoutes(app: App, ctx: Context): void {
  // Its own scope: here bodies are bytes, because a signature is over bytes.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyBytesMax }, (_request, body, done) =>
      done(null, body),
    )

    scope.post(
      '/v1/payments/callbacks/tripay',
      {
        config: { access: 'public' },
        bodyLimit: bodyBytesMax,
        schema: {
          operationId: 'tripayCallback',
          summary: 'Tripay tells what became of a payment (signed over the raw body)',
          response: { 200: Type.Object({ success: Type.Boolean() }, { title: 'TripayAcknowledgement' }) },
        },
      },
      async (request) => {
        await receive(ctx, 'tripay', Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), request.headers)
        return { success: true }
      },
    )
    done()
  })

  app.get(
    '/v1/admin/payments/callbacks',
    {
      config: { access: 'payment:read' },
      schema: {
        operationId: 'listPaymentCallbacks',
        summary: 'What gateways told us, and what we made of it',
        querystring: Type.Object({ ...Page, verdict: Type.Optional(verdicts) }, { additionalProperties: false }),
        response: { 200: page(CallbackView, 'PaymentCallbackPage') },
      },
    },
    async ({ query }) => listCallbacks(ctx.db, query),
  )
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Signature first; then the bytes are kept, and only then is the sender told that we have them. */
async function receive(ctx: Context, code: string, raw: Buffer, headers: Headers): Promise<void> {
  const gateway = ctx.gateways.get(code)
  if (gateway === undefined || !gateway.signatureIsRight(raw, headers)) {
    ctx.count.callbacks.inc({ verdict: 'bad-signature' })
    ctx.log.warn({ gateway: code, bytes: raw.length }, 'refused a callback without a right signature')
    throw problem('callback.signature-refused', {})
  }
  await ctx.transaction(async (tx) => {
    const { id, isNew } = await keepCallback(tx, code, raw, ctx.now())
    if (isNew) await enqueue(tx, ApplyCallback, { callbackId: id })
  })
  killPoint('payment.callback-before-answer')
}
