import { verifyActivity } from '../../apps/user/src/activity/activity.repo.ts'
import type { Check } from './check.ts'

/** Invariant 11. The hashes are over canonical JSON, which SQL does not know: the user service's own code reads the chain. */
export const access: Check[] = [
  {
    invariant: 'access.activity-chain',
    number: 11,
    what: 'no entry of the activity log was changed, moved or taken out',
    schema: 'user',
    look: async (db) => {
      const verdict = await verifyActivity(db)
      return verdict.whole ? [] : [`broken at position ${verdict.brokenAt}`]
    },
  },
]
