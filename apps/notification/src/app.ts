import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { Config } from './config.ts'
import { openContext } from './context.ts'
import { tellings } from './notification/notification.events.ts'
import { purgeNotifications, purgeNotificationsDaily } from './notification/notification.jobs.ts'
import { notificationRoutes } from './notification/notification.routes.ts'
import { voucherTellings } from './notification/voucher.events.ts'
import { problem } from './problems.ts'
import { keepRecipient, meetRecipient } from './recipient/recipient.events.ts'
import { recheckStreams } from './stream/stream.events.ts'
import { streamRoutes } from './stream/stream.routes.ts'
import { templateRoutes } from './template/template.routes.ts'

/** What customers are told, in their language, and live. */
export const notificationService = defineService({
  name: 'notification',
  config: Config,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    notificationRoutes(app, ctx)
    streamRoutes(app, ctx)
    templateRoutes(app, ctx)
  },
  consumers: [meetRecipient, keepRecipient, ...tellings, ...voucherTellings, recheckStreams],
  jobs: [purgeNotifications],
  crons: [purgeNotificationsDaily],
})
