import { type Cron, defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { deleteSessionsOver } from './session.repo.ts'
import { deleteTriesOver } from './sign-in-tries.repo.ts'

/** Sessions are kept a while after their end: who was signed in from where is asked when something went wrong. */
const retentionMs = 90 * 24 * 60 * 60 * 1000
const sessionsPerBatch = 500

const PurgeSessions = defineJob('purge-sessions')
/** 02:30 in Jakarta. */
export const purgeSessionsDaily: Cron = { job: PurgeSessions, at: '30 19 * * *' }

export const purgeSessions = job(PurgeSessions, async (ctx: Context) => {
  const before = new Date(ctx.now().getTime() - retentionMs)
  while ((await deleteSessionsOver(ctx.db, before, sessionsPerBatch)) === sessionsPerBatch);
  await deleteTriesOver(ctx.db, ctx.now())
})
