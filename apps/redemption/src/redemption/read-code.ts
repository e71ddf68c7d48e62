import { parseShortCode } from '../code/short-code.ts'
import type { Context } from '../context.ts'
import type { CodeVerdict } from '../fraud/scan.ts'
import { isForged } from '../qr-key/keyring.ts'
import type { Wanted } from './redeem.repo.ts'

/** What was typed or scanned, before anybody looks for it. */
export type ReadCode =
  | { entry: 'typed'; mistyped: true }
  | { entry: 'typed'; mistyped: false; wanted: Wanted; verdict: CodeVerdict | undefined }
  | { entry: 'qr'; mistyped: false; wanted: Wanted; verdict: CodeVerdict | undefined }

type Shown = { code?: string | undefined; qr?: string | undefined }

/** `verdict` is undefined while the code may be genuine: that is for its row to say. */
export async function readCode(ctx: Context, { code, qr }: Shown): Promise<ReadCode> {
  if (qr !== undefined) return readQr(ctx, qr)
  const parsed = parseShortCode(code ?? '')
  // The check symbol is no secret: that a code is mistyped says nothing about any code.
  if (!parsed.ok) return { entry: 'typed', mistyped: true }
  const codeHash = await ctx.codes.hashOf(parsed.symbols)
  return { entry: 'typed', mistyped: false, wanted: { codeHash }, verdict: undefined }
}

async function readQr(ctx: Context, scanned: string): Promise<ReadCode> {
  const read = await ctx.keyring.read(scanned)
  const seen = { entry: 'qr', mistyped: false } as const
  if (read.ok) return { ...seen, wanted: { qrId: read.fields.id }, verdict: undefined }
  return { ...seen, wanted: undefined, verdict: isForged(read) ? 'manipulated' : 'unknown' }
}
