import type { Context } from '../context.ts'
import { assess } from './assess.ts'
import { speedOf } from './features.repo.ts'
import { bucketOf } from './features.ts'
import { holdLater, type Moved, movedSince } from './find-travel.repo.ts'
import { ruleSetIn } from './rule-set.repo.ts'

/** Longer than a run takes to come round again: what is looked at twice is found once. */
const windowMs = 3 * 60 * 1000

/**
 * Two scans of one account at the same moment do not see each other, and one that is uploaded later was not there to be seen:
 * so what came in lately is looked at again, beside all that came with it. What was approved goes to review.
 */
export async function findTravel(ctx: Context): Promise<void> {
  const live = await ruleSetIn(ctx.db, 'live')
  if (live === undefined) return
  for (const moved of await movedSince(ctx.db, new Date(ctx.now().getTime() - windowMs))) {
    const cause = causeIn(moved, live)
    if (cause === undefined) continue
    const held = await ctx.transaction((tx) => holdLater(tx, moved.attemptId, cause, ctx.now()))
    if (held) ctx.log.info({ redemptionId: moved.attemptId, rule: cause }, 'redemption put to review')
  }
}

function causeIn({ features, meters, seconds }: Moved, live: Parameters<typeof assess>[1]): string | undefined {
  const travelKmh = speedOf({ travel_m: meters, travel_seconds: seconds })
  const travelM = bucketOf(meters)
  const { hard } = assess({ ...features, travelM, travelKmh }, live)
  const known = assess(features, live).hard.map(({ rule }) => rule)
  const found = hard.find(({ rule }) => !known.includes(rule))
  return found && `${found.rule}, seen later: ${found.because.en}`
}
