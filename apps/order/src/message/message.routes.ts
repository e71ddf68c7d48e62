import { type App, enqueue, isDependencyDown, killPoint } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { ApplyMessage, judgeAtSight, takeIntoAccount } from './message.jobs.ts'
import { keepMessage } from './message.repo.ts'

const bodyBytesMax = 64 * 1024
const Received = Type.Object({ received: Type.Boolean() }, { title: 'MessageReceived' })

export function messageRoutes(app: App, ctx: Context): void {
  // Its own scope: here bodies are bytes, because a signature is over bytes.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyBytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    )

    for (const supplier of ['digiflazz', 'vip'] as const)
      scope.post(
        `/v1/suppliers/${supplier}/webhook`,
        {
          config: { access: 'public' },
          bodyLimit: bodyBytesMax,
          schema: {
            operationId: `${supplier}Webhook`,
            summary: `${supplier} tells what became of a purchase`,
            response: { 200: Received },
          },
        },
        async ({ body, headers }) => {
          await receive(ctx, supplier, Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers)
          return { received: true }
        },
      )
    done()
  })
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Signature first; then the bytes are kept, and only then is the sender told that we have them. */
async function receive(ctx: Context, code: string, raw: Buffer, headers: Headers): Promise<void> {
  if (ctx.suppliers.get(code)?.signatureIsRight(raw, headers) !== true) {
    ctx.count.messages.inc({ supplier: code, verdict: 'bad-signature' })
    ctx.log.warn({ supplier: code, bytes: raw.length }, 'refused a webhook without a right signature')
    throw problem('message.signature-refused', {})
  }
  await keep(ctx, code, raw)
  killPoint('order.webhook-before-answer')
}

/** With what it says, in one commit. Should that not go through, the bytes are kept all the same and a job tries again. */
async function keep(ctx: Context, supplier: string, raw: Buffer): Promise<void> {
  try {
    const judgement = await judgeAtSight(ctx, supplier, raw)
    if (judgement === undefined) await keepAndApply(ctx, supplier, raw)
    else {
      const { isNew } = await keepMessage(ctx.db, supplier, raw, ctx.now(), judgement)
      if (isNew) ctx.count.messages.inc({ supplier, verdict: judgement.verdict })
    }
  } catch (error) {
    if (isDependencyDown(error)) throw error
    ctx.log.error({ err: error, supplier }, 'a webhook waits to be taken into account')
    await ctx.transaction(async (tx) => {
      const { id, isNew } = await keepMessage(tx, supplier, raw, ctx.now())
      if (isNew) await enqueue(tx, ApplyMessage, { messageId: id })
    })
  }
}

async function keepAndApply(ctx: Context, supplier: string, raw: Buffer): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { id, isNew } = await keepMessage(tx, supplier, raw, ctx.now())
    if (isNew) await takeIntoAccount(ctx, tx, { id, supplier, raw })
  })
}
