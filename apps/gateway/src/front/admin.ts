import type { App } from '@konter/service'
import { addressList } from '../address.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'

/** What is for staff, and the numbers of the whole, are seen from the allowed addresses only; an empty list allows all. */
export function guardAdmin(app: App, { config }: Context): void {
  const isAllowed = addressList(config.ADMIN_ALLOWED_IPS)
  app.addHook('onRequest', ({ clientIp, routeOptions: { config: routeConfig, url } }, _reply, done) => {
    const isGuarded = routeConfig.route?.admin === true || url === '/metrics'
    done(isGuarded && !isAllowed(clientIp) ? problem('auth.forbidden', {}) : undefined)
  })
}
