import { newId } from '@konter/core'
import type { Claim as RequestClaim, Tx } from '@konter/service'
import { mintCode } from '../code/mint-code.ts'
import { parseShortCode } from '../code/short-code.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { noteGoodUntil } from '../qr-key/qr-key.repo.ts'
import { keepSpares } from '../qr-key/tend-keys.ts'
import { endBatch, findBatch, insertCodes, noteMade, noteRefused } from './batch.repo.ts'
import type { ImportCodes } from './batch.schema.ts'
import { type Batch, linesPerImportMax, type RefusedLine } from './batch.ts'
import { mouldOf } from './make-batch.ts'
import { openBatch, voucherToPrint } from './request-batch.ts'

type Line = { line: number; symbols: string }

/**
 * Codes that were printed elsewhere, one a line. Only such as ours are taken: ten symbols with the check symbol, so that
 * nothing weaker than our own can be redeemed. What was not taken is reported line by line.
 */
export async function importCodes(
  ctx: Context,
  request: RequestClaim,
  actor: string,
  input: ImportCodes,
): Promise<Batch> {
  const { lines, refused } = linesIn(input.csv)
  if (lines.length === 0) throw problem('code-batch.nothing-to-import', {})
  const voucher = await voucherToPrint(ctx, input.voucherId)
  const { printRun, note = null, usesMax = 1 } = input
  const batch = await ctx.transaction(async (tx) => {
    const opening = {
      id: request.id,
      kind: 'import',
      wanted: lines.length,
      usesMax,
      printRun,
      note,
      actor,
      voucher,
    } as const
    const opened = await openBatch(ctx, tx, opening)
    const taken = await takeLines(ctx, tx, opened, lines)
    await noteMade(tx, opened, taken.made)
    const report = [...refused, ...taken.refused].sort((a, b) => a.line - b.line)
    await noteRefused(tx, opened.id, report)
    await endBatch(tx, opened.id, 'made', ctx.now())
    const done = (await findBatch(tx, opened.id)) as Batch
    await request.answer(tx, 201, { ...done, states: { active: taken.made } })
    return done
  })
  await keepSpares(ctx)
  return batch
}

/** The first column of each line; a heading `code` and empty lines are passed over. */
export function linesIn(csv: string): { lines: Line[]; refused: RefusedLine[] } {
  const texts = csv.split(/\r\n|\n|\r/)
  if (texts.length > linesPerImportMax + 2) throw problem('code-batch.too-many-lines', { max: linesPerImportMax })
  const seen = new Set<string>()
  const lines: Line[] = []
  const refused: RefusedLine[] = []
  for (const [index, text] of texts.entries()) {
    const line = index + 1
    const cell = cellIn(text)
    if (cell === '' || (line === 1 && cell.toLowerCase() === 'code')) continue
    const parsed = parseShortCode(cell)
    if (!parsed.ok) refused.push({ line, reason: parsed.reason })
    else if (seen.has(parsed.symbols)) refused.push({ line, reason: 'twice' })
    else lines.push({ line, symbols: parsed.symbols })
    if (parsed.ok) seen.add(parsed.symbols)
  }
  return { lines, refused }
}

const cellIn = (text: string): string => (text.split(/[,;\t]/, 1)[0] ?? '').trim().replace(/^"(.*)"$/, '$1')

/** Those that another code has already are refused: of whom, the report does not say. */
async function takeLines(ctx: Context, tx: Tx, batch: Batch, lines: readonly Line[]) {
  const mould = await mouldOf(ctx, batch, tx)
  if (mould === undefined) throw new Error(`the key of batch ${batch.id} is gone`)
  const minted = await Promise.all(lines.map(({ symbols }) => mintCode(ctx.codes, mould, { id: newId(), symbols })))
  const inserted = new Set((await insertCodes(tx, { ...batch, ...mould, at: ctx.now() }, minted)).map(({ id }) => id))
  await noteGoodUntil(tx, batch.qrKeyId, mould.validUntil)
  const refused = minted.flatMap(({ id }, index): RefusedLine[] =>
    inserted.has(id) ? [] : [{ line: (lines[index] as Line).line, reason: 'taken' }],
  )
  return { made: inserted.size, refused }
}
