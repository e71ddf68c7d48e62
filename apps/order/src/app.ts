import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { OrderConfig } from './config.ts'
import { openContext } from './context.ts'
import { applyMessage } from './message/message.jobs.ts'
import { messageRoutes } from './message/message.routes.ts'
import { driveAgain, driveOrder } from './order/drive-order.ts'
import { expireOrder } from './order/expire-order.ts'
import { orderRoutes, staffOrderRoutes } from './order/order.routes.ts'
import { receivePayment } from './order/receive-payment.ts'
import { refundPayment, takePaymentBack } from './order/refund-payment.ts'
import { returnPayment } from './order/return-payment.ts'
import { problem } from './problems.ts'
import { stuckRoutes } from './stuck/stuck.routes.ts'
import { supplierRoutes } from './supplier/supplier.routes.ts'

export const orderService = defineService({
  name: 'order',
  config: OrderConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    orderRoutes(app, ctx)
    stuckRoutes(app, ctx)
    staffOrderRoutes(app, ctx)
    messageRoutes(app, ctx)
    supplierRoutes(app, ctx)
  },
  consumers: [receivePayment, expireOrder, refundPayment],
  jobs: [driveAgain, returnPayment, takePaymentBack, applyMessage],
  workers: (ctx) => [ctx.drives.start(ctx, driveOrder)],
})
