import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { brandRoutes } from './brand/brand.routes.ts'
import { categoryRoutes } from './category/category.routes.ts'
import { CatalogConfig } from './config.ts'
import { openContext } from './context.ts'
import { logRoutes } from './log/log.routes.ts'
import { offerRoutes } from './offer/offer.routes.ts'
import { priceRoutes } from './price/price.routes.ts'
import { problem } from './problems.ts'
import { productRoutes } from './product/product.routes.ts'
import { proposalRoutes } from './proposal/proposal.routes.ts'
import { readingRuleRoutes } from './proposal/reading-rule.routes.ts'
import { quoteRoutes } from './quote/quote.routes.ts'
import { supplierRoutes } from './supplier/supplier.routes.ts'
import {
  ForgetReportLines,
  forgetReportLines,
  LookForDueSyncs,
  lookForDueSyncs,
  syncDueSupplier,
} from './sync/sync.jobs.ts'
import { syncRoutes } from './sync/sync.routes.ts'

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
  },
  jobs: [lookForDueSyncs, syncDueSupplier, forgetReportLines],
  crons: [
    { job: LookForDueSyncs, at: '* * * * *' },
    // 02:10 in Jakarta.
    { job: ForgetReportLines, at: '10 19 * * *' },
  ],
})
