import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { RevokeCodesOfKey } from '../qr-key/revoke-qr-key.ts'
import { expireCodes, revokeAll } from './end-claims.ts'

export const ExpireCodes = defineJob('expire-codes')
/** Everything that is active of a voucher or a batch is revoked. */
export const RevokeCodes = defineJob<{ voucherId?: string; batchId?: string; because: string }>('revoke-codes')

/** What is over is refused the moment it is over; that its use comes back to others takes up to five minutes. */
export const claimCrons: readonly Cron[] = [{ job: ExpireCodes, at: '*/5 * * * *' }]

export const claimJobs = [
  job(ExpireCodes, async (ctx) => {
    const expired = await expireCodes(ctx)
    if (expired > 0) ctx.log.info({ expired }, 'codes expired')
  }),
  job(RevokeCodes, async (ctx, { because, ...which }) => {
    const revoked = await revokeAll(ctx, which, because)
    ctx.log.info({ ...which, revoked }, 'codes revoked')
  }),
  job(RevokeCodesOfKey, async (ctx, { keyId, because }) => {
    const revoked = await revokeAll(ctx, { qrKeyId: keyId }, because)
    ctx.log.info({ keyId, revoked }, 'codes of a key revoked')
  }),
]
