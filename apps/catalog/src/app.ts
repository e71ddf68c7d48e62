import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { brandRoutes } from './brand/brand.routes.ts'
import { countRedemption, uncountRejected, uncountUndone } from './campaign/campaign.events.ts'
import { EndCampaigns, endCampaigns, pauseVouchersOf } from './campaign/campaign.jobs.ts'
import { campaignRoutes, staffCampaignRoutes } from './campaign/campaign.routes.ts'
import { categoryRoutes } from './category/category.routes.ts'
import { CatalogConfig } from './config.ts'
import { openContext } from './context.ts'
import { KeepDiscovery, keepDiscovery } from './discovery/discovery.jobs.ts'
import { discoveryRoutes } from './discovery/discovery.routes.ts'
import { finishTakeDowns, SweepImages, sweepImages } from './image/image.jobs.ts'
import { imageRoutes } from './image/image.routes.ts'
import { staffImageRoutes } from './image/staff-image.routes.ts'
import { logRoutes } from './log/log.routes.ts'
import { merchantRoutes } from './merchant/merchant.routes.ts'
import { merchantInternalRoutes } from './merchant/merchant-internal.routes.ts'
import { staffMerchantRoutes } from './merchant/staff-merchant.routes.ts'
import { merchantLocationRoutes } from './merchant-location/merchant-location.routes.ts'
import { merchantStaffRoutes } from './merchant-staff/merchant-staff.routes.ts'
import { offerRoutes } from './offer/offer.routes.ts'
import { priceRoutes } from './price/price.routes.ts'
import { problem } from './problems.ts'
import { productRoutes } from './product/product.routes.ts'
import { proposalRoutes } from './proposal/proposal.routes.ts'
import { readingRuleRoutes } from './proposal/reading-rule.routes.ts'
import { quoteRoutes } from './quote/quote.routes.ts'
import { publicReviewRoutes } from './review/public-review.routes.ts'
import { grantReview, judgeReviewRight, takeReviewAway } from './review/review.events.ts'
import { reviewRoutes } from './review/review.routes.ts'
import { staffReviewRoutes } from './review/staff-review.routes.ts'
import { supplierRoutes } from './supplier/supplier.routes.ts'
import {
  ForgetReportLines,
  forgetReportLines,
  LookForDueSyncs,
  lookForDueSyncs,
  syncDueSupplier,
} from './sync/sync.jobs.ts'
import { syncRoutes } from './sync/sync.routes.ts'
import { staffVoucherRoutes, voucherInternalRoutes } from './voucher/staff-voucher.routes.ts'
import { ExpireVouchers, expireVouchers } from './voucher/voucher.jobs.ts'
import { voucherRoutes } from './voucher/voucher.routes.ts'

export const catalogService = defineService({
  name: 'catalog',
  config: CatalogConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    categoryRoutes(app, ctx)
    brandRoutes(app, ctx)
    productRoutes(app, ctx)
    priceRoutes(app, ctx)
    quoteRoutes(app, ctx)
    supplierRoutes(app, ctx)
    syncRoutes(app, ctx)
    proposalRoutes(app, ctx)
    readingRuleRoutes(app, ctx)
    offerRoutes(app, ctx)
    logRoutes(app, ctx)
    merchantRoutes(app, ctx)
    merchantStaffRoutes(app, ctx)
    merchantLocationRoutes(app, ctx)
    staffMerchantRoutes(app, ctx)
    merchantInternalRoutes(app, ctx)
    discoveryRoutes(app, ctx)
    voucherRoutes(app, ctx)
    staffVoucherRoutes(app, ctx)
    voucherInternalRoutes(app, ctx)
    imageRoutes(app, ctx)
    staffImageRoutes(app, ctx)
    campaignRoutes(app, ctx)
    staffCampaignRoutes(app, ctx)
    publicReviewRoutes(app, ctx)
    reviewRoutes(app, ctx)
    staffReviewRoutes(app, ctx)
  },
  consumers: [countRedemption, uncountRejected, uncountUndone, grantReview, judgeReviewRight, takeReviewAway],
  jobs: [
    lookForDueSyncs,
    syncDueSupplier,
    forgetReportLines,
    sweepImages,
    finishTakeDowns,
    keepDiscovery,
    expireVouchers,
    endCampaigns,
    pauseVouchersOf,
  ],
  crons: [
    { job: LookForDueSyncs, at: '* * * * *' },
    { job: ExpireVouchers, at: '* * * * *' },
    { job: EndCampaigns, at: '* * * * *' },
    { job: KeepDiscovery, at: '* * * * *' },
    // 02:10 in Jakarta.
    { job: ForgetReportLines, at: '10 19 * * *' },
    // 02:20 in Jakarta.
    { job: SweepImages, at: '20 19 * * *' },
  ],
})
