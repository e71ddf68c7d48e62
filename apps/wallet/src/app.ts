import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { accountRoutes } from './account/account.routes.ts'
import { WalletConfig } from './config.ts'
import { openContext } from './context.ts'
import { closeDeposit, completeDeposit, refundDeposit } from './deposit/deposit.events.ts'
import { abandonDeposit, takeDepositBack } from './deposit/deposit.jobs.ts'
import { depositRoutes } from './deposit/deposit.routes.ts'
import { holdRoutes } from './hold/hold.routes.ts'
import { ExpireHolds, expireHolds } from './hold/holds.ts'
import { transferRoutes } from './ledger/transfer.routes.ts'
import { problem } from './problems.ts'
import { takeBackRoutes } from './take-back/take-back.routes.ts'

export const walletService = defineService({
  name: 'wallet',
  config: WalletConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    accountRoutes(app, ctx)
    depositRoutes(app, ctx)
    transferRoutes(app, ctx)
    holdRoutes(app, ctx)
    takeBackRoutes(app, ctx)
  },
  consumers: [completeDeposit, closeDeposit, refundDeposit],
  jobs: [abandonDeposit, takeDepositBack, expireHolds],
  crons: [{ job: ExpireHolds, at: '*/5 * * * *' }],
})
