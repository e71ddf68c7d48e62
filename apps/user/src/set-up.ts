import { ensureFirstAdmin } from './account/first-admin.ts'
import type { Context } from './context.ts'

/** A key that signs, and somebody who may appoint the others. */
export async function setUp(ctx: Context): Promise<void> {
  await ctx.keyring.signer()
  await ensureFirstAdmin(ctx)
}

/** Done once; what failed is tried again at the next call, so a database that comes up after us is no reason to give up. */
export function onceDone(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined
  return () => {
    doing ??= work().catch((error: unknown) => {
      doing = undefined
      throw error
    })
    return doing
  }
}
