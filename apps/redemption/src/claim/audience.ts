import type { Audience } from '@konter/contracts'
import type { Caller, Tx } from '@konter/service'
import { areaAt } from '../merchant/merchant.repo.ts'
import { problem } from '../problems.ts'
import { hasRedeemedAt } from './claim.repo.ts'

/** Where the nearest place of a merchant is further than this, we do not know in what area somebody is. */
const areaMetresMax = 25_000

type Who = {
  caller: Pick<Caller, 'userId' | 'memberLevel'>
  merchantId: string
  position?: { latitude: number; longitude: number } | undefined
}

/**
 * Is the offer for this customer? An area is where the customer's phone says it is: good enough to aim an offer, not to
 * keep anybody out. Throws the refusal.
 */
export async function demandAudience(db: Tx, audience: Audience, who: Who): Promise<void> {
  const { levels = [], areas = [], firstTimersOnly = false } = audience
  if (levels.length > 0 && !levels.some((level) => level === who.caller.memberLevel))
    throw problem('claim.other-level', { levels: levels.join(', ') })
  if (areas.length > 0) await demandArea(db, areas, who)
  if (firstTimersOnly && (await hasRedeemedAt(db, who.caller.userId, who.merchantId)))
    throw problem('claim.first-timers-only', {})
}

async function demandArea(db: Tx, areas: readonly string[], { position }: Who): Promise<void> {
  if (position === undefined) throw problem('claim.position-needed', {})
  const area = await areaAt(db, position, areaMetresMax)
  if (area === undefined || !areas.includes(area)) throw problem('claim.other-area', {})
}
