import { languageFrom } from '@konter/core'
import { type Reason, reasons } from './reason.ts'
import type { Verdict } from './redeem.repo.ts'
import { redemptionViewOf } from './redemption.schema.ts'
import type { Redemption } from './redemption.ts'

/** What a till is told. Kept as the answer of its key; the words are added when it is sent. */
export type Answer = {
  attemptId: string
  verdict: Verdict
  reason: Reason | null
  hold?: boolean
  lockedUntil?: Date | string | null
  redemption?: Redemption | null
}

export function verdictViewOf({ reason, redemption, ...answer }: Answer, acceptLanguage: string | undefined) {
  return {
    hold: false,
    lockedUntil: null,
    ...answer,
    reason,
    message: reason === null ? null : reasons[reason][languageFrom(acceptLanguage)],
    redemption: redemption ? redemptionViewOf(redemption, acceptLanguage) : null,
  }
}
