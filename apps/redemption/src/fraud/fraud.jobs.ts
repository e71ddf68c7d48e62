import { type Cron, defineJob } from '@konter/service'
import { job } from '../context.ts'
import { countPace } from './count-pace.ts'
import { findTravel } from './find-travel.ts'
import { forgetTraces } from './forget-traces.ts'

export const ForgetTraces = defineJob('forget-traces')
export const CountPace = defineJob('count-pace')
export const FindTravel = defineJob('find-travel')

export const fraudJobs = [
  job(ForgetTraces, (ctx) => forgetTraces(ctx)),
  job(CountPace, (ctx) => countPace(ctx)),
  job(FindTravel, (ctx) => findTravel(ctx)),
]

/** By night in Jakarta (UTC + 7), while little is redeemed. */
export const fraudCrons: Cron[] = [
  { job: ForgetTraces, at: '30 19 * * *' },
  { job: CountPace, at: '0 20 * * *' },
  { job: FindTravel, at: '* * * * *' },
]
