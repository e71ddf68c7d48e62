import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { staffAccountRoutes } from './account/account.admin.routes.ts'
import { internalAccountRoutes, profileRoutes } from './account/account.routes.ts'
import { verifyActivityDaily, verifyWholeActivity } from './activity/activity.jobs.ts'
import { activityRoutes } from './activity/activity.routes.ts'
import { apiKeyRoutes } from './api-key/api-key.routes.ts'
import { callerRoutes } from './caller/caller.routes.ts'
import { Config } from './config.ts'
import { openContext } from './context.ts'
import { problem } from './problems.ts'
import { roleRoutes } from './role/role.routes.ts'
import { purgeSessions, purgeSessionsDaily } from './session/session.jobs.ts'
import { authRoutes, sessionRoutes } from './session/session.routes.ts'
import { beginRotation, promotePublishedKey, rotateSigningKeysMonthly } from './signing-key/signing-key.jobs.ts'
import { signingKeyRoutes } from './signing-key/signing-key.routes.ts'

/** Accounts, sign-in, access control, and the record of sensitive acts. */
export const userService = defineService({
  name: 'user',
  config: Config,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (app, ctx) => {
    authRoutes(app, ctx)
    sessionRoutes(app, ctx)
    profileRoutes(app, ctx)
    apiKeyRoutes(app, ctx)
    signingKeyRoutes(app, ctx)
    staffAccountRoutes(app, ctx)
    roleRoutes(app, ctx)
    activityRoutes(app, ctx)
    callerRoutes(app, ctx)
    internalAccountRoutes(app, ctx)
    // The readiness probes below go on with what does not succeed here.
    app.addHook('onListen', async () =>
      ctx.ready().catch((error: unknown) => ctx.log.warn({ err: error }, 'not set up yet')),
    )
  },
  jobs: [beginRotation, promotePublishedKey, purgeSessions, verifyWholeActivity],
  crons: [rotateSigningKeysMonthly, purgeSessionsDaily, verifyActivityDaily],
  checks: (ctx) => ({ 'set-up': ctx.ready }),
})
