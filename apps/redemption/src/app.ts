import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { attemptCrons, attemptJobs } from './attempt/attempt.jobs.ts'
import { attemptRoutes } from './attempt/attempt.routes.ts'
import { batchJobs } from './batch/batch.jobs.ts'
import { batchRoutes } from './batch/batch.routes.ts'
import { blockListRoutes } from './block-list/block-list.routes.ts'
import { caseRoutes } from './case/case.routes.ts'
import { claimCrons, claimJobs } from './claim/claim.jobs.ts'
import { claimRoutes } from './claim/claim.routes.ts'
import { codeRoutes } from './code/code.admin.routes.ts'
import { RedemptionConfig } from './config.ts'
import { openContext } from './context.ts'
import { recheckMerchantsFeeds, recheckUsersFeeds } from './feed/feed.events.ts'
import { feedRoutes } from './feed/feed.routes.ts'
import { noteAccount } from './fraud/account.events.ts'
import { fraudCrons, fraudJobs } from './fraud/fraud.jobs.ts'
import { ruleSetRoutes } from './fraud/rule-set.routes.ts'
import { scanRoutes } from './fraud/scan.routes.ts'
import { copyMerchant } from './merchant/merchant.events.ts'
import { offlineRoutes } from './offline/offline.routes.ts'
import { pageRoutes } from './page/page.routes.ts'
import { problem } from './problems.ts'
import { qrKeyCrons, qrKeyJobs } from './qr-key/qr-key.jobs.ts'
import { qrKeyRoutes } from './qr-key/qr-key.routes.ts'
import { adminRedemptionRoutes } from './redemption/admin.routes.ts'
import { redemptionRoutes } from './redemption/redemption.routes.ts'
import { settlementRoutes } from './settlement/settlement.routes.ts'
import { copyVoucher } from './voucher/voucher.events.ts'

/** Claims, codes, redemptions, fraud. */
export const redemptionService = defineService({
  name: 'redemption',
  config: RedemptionConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    qrKeyRoutes(app, ctx)
    claimRoutes(app, ctx)
    codeRoutes(app, ctx)
    batchRoutes(app, ctx)
    pageRoutes(app, ctx)
    redemptionRoutes(app, ctx)
    adminRedemptionRoutes(app, ctx)
    feedRoutes(app, ctx)
    attemptRoutes(app, ctx)
    offlineRoutes(app, ctx)
    settlementRoutes(app, ctx)
    ruleSetRoutes(app, ctx)
    scanRoutes(app, ctx)
    caseRoutes(app, ctx)
    blockListRoutes(app, ctx)
  },
  consumers: [copyMerchant, copyVoucher, noteAccount, recheckUsersFeeds, recheckMerchantsFeeds],
  jobs: [...attemptJobs, ...qrKeyJobs, ...claimJobs, ...batchJobs, ...fraudJobs],
  crons: [...attemptCrons, ...qrKeyCrons, ...claimCrons, ...fraudCrons],
})
