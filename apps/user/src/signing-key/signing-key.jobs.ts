import { type Cron, defineJob } from '@konter/service'
import { bySystem } from '../activity/activity.ts'
import { job } from '../context.ts'
import { PromoteSigningKey, promoteSigningKey, rotateSigningKeys } from './rotate-signing-keys.ts'

export const RotateSigningKeys = defineJob('rotate-signing-keys')
/** On the second of each month at 01:00 in Jakarta. */
export const rotateSigningKeysMonthly: Cron = { job: RotateSigningKeys, at: '0 18 1 * *' }

export const beginRotation = job(RotateSigningKeys, async (ctx) => {
  await rotateSigningKeys(ctx, bySystem())
})

export const promotePublishedKey = job(PromoteSigningKey, async (ctx, { kid }) => {
  const promoted = await promoteSigningKey(ctx, kid)
  ctx.log.info({ kid, promoted }, 'a signing key was due')
})
