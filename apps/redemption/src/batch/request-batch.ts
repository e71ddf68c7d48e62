import { enqueue, type Claim as RequestClaim, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { isTrading } from '../merchant/merchant.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { problem } from '../problems.ts'
import { runKey } from '../qr-key/take-run-key.ts'
import { keepSpares } from '../qr-key/tend-keys.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { findBatch, insertBatch } from './batch.repo.ts'
import type { RequestBatch } from './batch.schema.ts'
import type { Batch, BatchKind } from './batch.ts'
import { MakeBatch } from './make-batch.ts'

/** Commits the wish, and the job that fulfils it. Its key is that of its print run, or one of its own. */
export async function requestBatch(
  ctx: Context,
  request: RequestClaim,
  actor: string,
  input: RequestBatch,
): Promise<Batch> {
  const { kind, count: wanted, usesMax = null, printRun, note = null } = input
  const voucher = await voucherToPrint(ctx, input.voucherId)
  const batch = await ctx.transaction(async (tx) => {
    // Paper is used once; a shared code as often as it says, or as the voucher allows.
    const uses = kind === 'print' ? 1 : usesMax
    const opened = await openBatch(ctx, tx, {
      id: request.id,
      kind,
      wanted,
      usesMax: uses,
      printRun,
      note,
      actor,
      voucher,
    })
    await enqueue(tx, MakeBatch, { batchId: opened.id }, { key: `batch:${opened.id}` })
    await request.answer(tx, 202, { ...opened, states: {} })
    return opened
  })
  await keepSpares(ctx)
  return batch
}

/** Codes are made for what can still be redeemed, by a merchant that trades. */
export async function voucherToPrint(ctx: Context, id: string): Promise<Voucher> {
  const voucher = await ctx.vouchers(id)
  if (voucher === undefined) throw problem('claim.no-such-voucher', { id })
  const merchant = await ctx.merchants(voucher.merchantId)
  const isOn = voucher.status === 'published' && voucher.redeemUntil > ctx.now()
  if (!isOn || merchant === undefined || !isTrading(merchant)) throw problem('code-batch.voucher-over', {})
  return voucher
}

type Opening = {
  id: string
  kind: BatchKind
  wanted: number
  usesMax: number | null
  printRun: string | undefined
  note: string | null
  actor: string
  voucher: Voucher
}

/** Its row and the line in the log. */
export async function openBatch(ctx: Context, tx: Tx, opening: Opening): Promise<Batch> {
  const { id, kind, wanted, usesMax, printRun, note, actor: requestedBy, voucher } = opening
  const at = ctx.now()
  const key = await runKey(ctx, tx, printRun ?? `batch ${id}`)
  const of = { voucherId: voucher.id, version: voucher.version, merchantId: voucher.merchantId, qrKeyId: key.id }
  await insertBatch(tx, { id, kind, ...of, wanted, usesMax, note, requestedBy, requestedAt: at })
  const facts = { kind, wanted, voucherId: voucher.id }
  await logOperation(tx, { at, actor: requestedBy, action: 'batch.requested', subject: `batch:${id}`, facts })
  return (await findBatch(tx, id)) as Batch
}
