import { defineJob, type Tx } from '@konter/service'
import { type Context, job } from '../context.ts'
import { paymentByMerchantReference } from '../payment/payment.repo.ts'
import { settlePayment } from '../payment/settle-payment.ts'
import { judgeCallback, readCallbackRow, type Verdict } from './callback.repo.ts'

/** What a gateway told us, taken into account after it has its acknowledgement. */
export const ApplyCallback = defineJob<{ callbackId: string }>('apply-callback')

export const applyCallback = job(ApplyCallback, async (ctx, { callbackId }) => {
  const { verdict, paymentId } = await ctx.transaction(async (tx) => {
    const judged = await judge(ctx, tx, callbackId)
    await judgeCallback(tx, callbackId, judged.verdict, judged.paymentId, ctx.now())
    return judged
  })
  ctx.count.callbacks.inc({ verdict })
  if (verdict !== 'applied' && verdict !== 'no-change')
    ctx.log.warn({ callbackId, paymentId, verdict }, 'a callback was not believed')
})

async function judge(
  ctx: Context,
  tx: Tx,
  callbackId: string,
): Promise<{ verdict: Verdict; paymentId: string | null }> {
  const { gateway, raw } = await readCallbackRow(tx, callbackId)
  const said = ctx.gateways.get(gateway)?.readCallback(raw) ?? 'malformed'
  if (said === 'malformed') return { verdict: 'malformed', paymentId: null }
  const payment = await paymentByMerchantReference(tx, gateway, said.merchantReference)
  if (payment === undefined) return { verdict: 'unknown-reference', paymentId: null }
  return { verdict: await settlePayment(ctx, tx, payment, said, `${gateway} called back`), paymentId: payment.id }
}
