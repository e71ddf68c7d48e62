import { MerchantChanged, VoucherChanged } from '@konter/contracts'
import type { Bus, Log } from '@konter/service'
import { hear } from '../hear.ts'
import type { KeptAnswers } from './kept-answers.ts'

/**
 * What is told of a voucher or a merchant makes every answer that mentions them out of date. What was missed while nobody
 * could hear is out of date no longer than an answer is fresh; but for an outage of the service at that very time.
 */
export function hearChanges(bus: Bus, kept: KeptAnswers, log: Log): { stop(): Promise<void> } {
  const hears = () => {}
  const heard = [
    hear(
      bus,
      { event: VoucherChanged, heard: ({ voucherId }) => kept.forget(voucherId), hears, what: 'changes of vouchers' },
      log,
    ),
    hear(
      bus,
      {
        event: MerchantChanged,
        heard: ({ merchantId }) => kept.forget(merchantId),
        hears,
        what: 'changes of merchants',
      },
      log,
    ),
  ]
  return { stop: async () => void (await Promise.all(heard.map((each) => each.stop()))) }
}
