import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { applyCallback } from './callback/callback.jobs.ts'
import { callbackRoutes } from './callback/callback.routes.ts'
import { PaymentConfig } from './config.ts'
import { openContext } from './context.ts'
import { methodRoutes } from './method/method.routes.ts'
import { RefreshMethods, refreshMethods } from './method/methods.ts'
import { pollPayment } from './payment/payment.jobs.ts'
import { paymentRoutes } from './payment/payment.routes.ts'
import { problem } from './problems.ts'

export const paymentService = defineService({
  name: 'payment',
  config: PaymentConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    methodRoutes(app, ctx)
    paymentRoutes(app, ctx)
    callbackRoutes(app, ctx)
  },
  jobs: [applyCallback, pollPayment, refreshMethods],
  crons: [{ job: RefreshMethods, at: '17 * * * *' }],
})
