import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { forgetFailures, noticeGuessing } from './notice-guessing.ts'

export const NoticeGuessing = defineJob('notice-guessing')
export const ForgetFailures = defineJob('forget-failed-codes')

export const attemptCrons: readonly Cron[] = [
  { job: NoticeGuessing, at: '* * * * *' },
  { job: ForgetFailures, at: '17 * * * *' },
]

export const attemptJobs = [
  job(NoticeGuessing, async (ctx) => void (await noticeGuessing(ctx))),
  job(ForgetFailures, forgetFailures),
]
