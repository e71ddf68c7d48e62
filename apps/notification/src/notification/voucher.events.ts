import {
  CodeRevoked,
  type EventData,
  type EventDefinition,
  RedemptionReviewed,
  RedemptionUndone,
  VoucherClaimed,
  VoucherRedeemed,
} from '@konter/contracts'
import { day, type Texts, type Translated, textIn } from '@konter/core'
import { type Context, onAtOnce } from '../context.ts'
import type { Kind } from '../template/template.ts'
import { type Notice, type Telling, telling } from './notice.ts'

/* What becomes of a customer's claims. A code that anybody may show has nobody to tell. */

type Told = (ctx: Context) => Telling
const told =
  <K extends Kind>(kind: K, notice: Notice<K>): Told =>
  (ctx) =>
    telling(ctx, kind, notice)
const nobody: Telling = async () => {}

const tellCustomer = <E extends EventDefinition>(
  event: E,
  consumer: string,
  toldOf: (fact: EventData<E>, customerId: string) => Told,
) =>
  onAtOnce(
    event,
    consumer,
    (fact, ctx) => {
      const { customerId } = fact as { customerId: string | null }
      return customerId === null ? nobody : toldOf(fact, customerId)(ctx)
    },
    { locks: (fact) => (fact as { customerId: string | null }).customerId ?? '' },
  )

/** In the two languages in which customers are told; of a text that has no English, its own. */
const bothOf = (texts: Texts): Translated => ({ id: textIn(texts, ['id']), en: textIn(texts, ['en', 'id']) })

type Use = Pick<
  EventData<typeof VoucherRedeemed>,
  'redemptionId' | 'codeId' | 'voucherId' | 'merchantId' | 'merchantName' | 'title' | 'discount'
>
function aboutUse({ redemptionId, codeId: claimId, voucherId, merchantId, ...use }: Use, userId: string) {
  const amount = use.discount === null ? {} : { amount: use.discount }
  return {
    userId,
    subjectId: redemptionId,
    facts: { title: bothOf(use.title), merchant: bothOf(use.merchantName) },
    data: { redemptionId, claimId, voucherId, merchantId, ...amount },
  }
}

const again = {
  true: { id: 'Kodenya berlaku lagi.', en: 'Its code is good again.' },
  false: { id: 'Kodenya sudah tidak berlaku.', en: 'Its code is good no more.' },
}

const daysOf = {
  id: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}
/** `31 Desember 2026`: the last day in Jakarta on which it is good. */
function lastDay(expiresAt: string | Date): Translated {
  const last = new Date(`${day(new Date(new Date(expiresAt).getTime() - 1))}T00:00:00Z`)
  return { id: daysOf.id.format(last), en: daysOf.en.format(last) }
}

export const voucherTellings = [
  tellCustomer(VoucherClaimed, 'tell-voucher.claimed', ({ claimId, voucherId, merchantId, ...claim }, userId) =>
    told('voucher.claimed', {
      userId,
      subjectId: claimId,
      facts: { title: bothOf(claim.title), merchant: bothOf(claim.merchantName), until: lastDay(claim.expiresAt) },
      data: { claimId, voucherId, merchantId },
    }),
  ),
  tellCustomer(VoucherRedeemed, 'tell-voucher.redeemed', (use, userId) =>
    told(use.status === 'review' ? 'voucher.under-review' : 'voucher.redeemed', aboutUse(use, userId)),
  ),
  tellCustomer(RedemptionReviewed, 'tell-voucher.reviewed', (use, userId) =>
    told(`voucher.${use.outcome}`, aboutUse(use, userId)),
  ),
  tellCustomer(RedemptionUndone, 'tell-voucher.undone', (use, userId) => {
    const about = aboutUse(use, userId)
    return told('voucher.undone', { ...about, facts: { ...about.facts, again: again[`${use.again}`] } })
  }),
  tellCustomer(CodeRevoked, 'tell-voucher.revoked', ({ codeId: claimId, voucherId, merchantId, because }, userId) =>
    told('voucher.revoked', {
      userId,
      subjectId: claimId,
      facts: { because },
      data: { claimId, voucherId, merchantId },
    }),
  ),
]
