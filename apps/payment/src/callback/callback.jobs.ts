import { defineJob, type Tx } from '@konter/service'
import { type Context, job } from '../context.ts'
import { paymentByMerchantReference } from '../payment/payment.repo.ts'
import { settlePayment } from '../payment/settle-payment.ts'
import { judgeCallback, readUnjudged, type Verdict } from './callback.repo.ts'

/** What a gateway told us, taken into account after it has its acknowledgement. */
export const ApplyCallback = defineJob<{ callbackId: string }>('apply-callback')

export const applyCallback = job(ApplyCallback, async (ctx, { callbackId }) => {
  const judged = await ctx.transaction(async (tx) => {
    const callback = await readUnjudged(tx, callbackId)
    // A job that died after its commit is done again.
    if (callback === undefined) return undefined
    const judged = await judge(ctx, tx, callback)
    await judgeCallback(tx, callbackId, judged.verdict, judged.paymentId, ctx.now())
    return judged
  })
  if (judged === undefined) return
  const { verdict, paymentId } = judged
  ctx.count.callbacks.inc({ verdict })
  if (verdict !== 'applied' && verdict !== 'no-change')
    ctx.log.warn({ callbackId, paymentId, verdict }, 'a callback was not believed')
})

async function judge(
  ctx: Context,
  tx: Tx,
  { gateway, raw }: { gateway: string; raw: Buffer },
): Promise<{ verdict: Verdict; paymentId: string | null }> {
  const said = ctx.gateways.get(gateway)?.readCallback(raw) ?? 'malformed'
  if (said === 'malformed') return { verdict: 'malformed', paymentId: null }
  const payment = await paymentByMerchantReference(tx, gateway, said.merchantReference)
  if (payment === undefined) return { verdict: 'unknown-reference', paymentId: null }
  return { verdict: await settlePayment(ctx, tx, payment, said, `${gateway} called back`), paymentId: payment.id }
}
