import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { reseal } from './reseal.ts'
import { PromoteClaimKey, promoteClaimKey } from './rotate-claim-keys.ts'
import { beginRotation, tendKeys } from './tend-keys.ts'

export const RotateClaimKeys = defineJob('rotate-claim-keys')
export const TendQrKeys = defineJob('tend-qr-keys')

export const qrKeyCrons: readonly Cron[] = [
  // On the second day of a quarter at 01:00 in Jakarta.
  { job: RotateClaimKeys, at: '0 18 1 1,4,7,10 *' },
  // Daily at 02:20.
  { job: TendQrKeys, at: '20 19 * * *' },
]

export const qrKeyJobs = [
  job(RotateClaimKeys, async (ctx) => {
    await beginRotation(ctx)
  }),
  job(PromoteClaimKey, async (ctx) => {
    const promoted = await promoteClaimKey(ctx)
    ctx.log.info({ promoted }, 'a QR key was due')
  }),
  job(TendQrKeys, async (ctx) => {
    await tendKeys(ctx)
    await reseal(ctx)
  }),
]
