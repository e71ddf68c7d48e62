import { Readable } from 'node:stream'
import { shown } from '../code/short-code.ts'
import type { Context } from '../context.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { encodeFields, qrText } from '../qr/qr-payload.ts'
import { codesAfter, type ExportedCode } from './batch.repo.ts'
import type { Batch } from './batch.ts'

const rowsPerPage = 2_000
const heading = 'code,qr,status,uses,uses_max,valid_until,ended_because,id\r\n'

/** The line in the log is there before the first code leaves. */
export async function exportCodes(ctx: Context, batch: Batch, actor: string): Promise<Readable> {
  const merchant = await ctx.merchants(batch.merchantId)
  if (merchant === undefined) throw new Error(`batch ${batch.id} is of no merchant that we know`)
  const facts = { made: batch.made }
  await logOperation(ctx.db, { at: ctx.now(), actor, action: 'batch.exported', subject: `batch:${batch.id}`, facts })
  return Readable.from(pagesOf(ctx, batch, merchant.number))
}

/** Page by page as the reader takes them: a million codes are never all in memory. */
async function* pagesOf(ctx: Context, batch: Batch, merchantNumber: number): AsyncGenerator<string> {
  yield heading
  let after: string | null = null
  for (;;) {
    const codes: ExportedCode[] = await codesAfter(ctx.db, batch.id, after, rowsPerPage)
    if (codes.length > 0) yield codes.map((code) => lineOf(ctx, batch, merchantNumber, code)).join('')
    if (codes.length < rowsPerPage) return
    after = codes.at(-1)?.id ?? null
  }
}

function lineOf(ctx: Context, { kid }: Batch, merchant: number, code: ExportedCode): string {
  const { id, status, uses, usesMax, validUntil, endedBecause, qrId, lastDay, signature, sealedCode } = code
  const fields = encodeFields({ type: 'book-voucher', kid, id: qrId, merchant, lastDay })
  const qr = qrText(ctx.config.QR_URL_PREFIX, Buffer.concat([fields, signature]))
  const cells = [
    shown(ctx.codes.open(id, sealedCode)),
    qr,
    status,
    uses,
    usesMax ?? '',
    validUntil.toISOString(),
    quoted(endedBecause),
    id,
  ]
  return `${cells.join(',')}\r\n`
}

/** RFC 4180; what a spreadsheet would take for a formula is text (a reason is what somebody of the staff wrote). */
const quoted = (text: string | null): string =>
  text === null ? '' : `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
