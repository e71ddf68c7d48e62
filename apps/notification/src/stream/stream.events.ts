import { AccessChanged } from '@konter/contracts'
import { afterCommit } from '../after-commit.ts'
import { on } from '../context.ts'

/** A stream outlives the token it was opened with; it does not outlive the session or key. */
export const recheckStreams = on(AccessChanged, 'recheck-streams', async (tx, { userId }, ctx) => {
  if (userId !== null) afterCommit(tx, () => ctx.live.recheck(userId))
})
