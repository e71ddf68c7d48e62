import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { deleteReadBefore } from './notification.repo.ts'

/** What was read is kept this long after it was told. What was not read stays. */
const keptMs = 90 * 24 * 60 * 60 * 1000
const rowsPerBatch = 5_000

const PurgeNotifications = defineJob('purge-notifications')
/** 01:30 in Jakarta. */
export const purgeNotificationsDaily: Cron = { job: PurgeNotifications, at: '30 18 * * *' }

export const purgeNotifications = job(PurgeNotifications, async (ctx) => {
  const before = new Date(ctx.now().getTime() - keptMs)
  while ((await deleteReadBefore(ctx.db, before, rowsPerBatch)) === rowsPerBatch);
})
