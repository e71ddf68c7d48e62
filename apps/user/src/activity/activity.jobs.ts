import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { verifyActivity } from './activity.repo.ts'

const VerifyActivity = defineJob('verify-activity')
/** 03:00 in Jakarta. */
export const verifyActivityDaily: Cron = { job: VerifyActivity, at: '0 20 * * *' }

/** The head goes to the logs, which are kept elsewhere: `npm run verify-activity` compares with it. */
export const verifyWholeActivity = job(VerifyActivity, async (ctx) => {
  const verdict = await verifyActivity(ctx.db)
  if (verdict.whole)
    ctx.log.info({ head: `${verdict.head.position}:${verdict.head.hash}` }, 'the activity log is whole')
  else ctx.log.error({ brokenAt: String(verdict.brokenAt) }, 'the activity log was tampered with')
})
