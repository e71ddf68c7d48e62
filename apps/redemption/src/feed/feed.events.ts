import { AccessChanged, MerchantChanged } from '@konter/contracts'
import { on } from '../context.ts'

/*
 * A feed outlives the token it was opened with; it does not outlive the session, the key, or the job at the merchant. Told
 * before the commit: who comes back a moment too early is ended by nobody, but lives no longer than a feed does.
 */
export const recheckUsersFeeds = on(AccessChanged, 'recheck-feeds-of-user', async (_tx, { userId }, ctx) => {
  if (userId !== null) ctx.live.recheckUser(userId)
})

export const recheckMerchantsFeeds = on(
  MerchantChanged,
  'recheck-feeds-of-merchant',
  async (_tx, { merchantId }, ctx) => {
    ctx.live.recheckMerchant(merchantId)
  },
)
