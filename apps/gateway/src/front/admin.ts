import type { App } from '@konter/service'
import { addressList } from '../address.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'

/** What is for staff, and the numbers of the whole, are seen from the allowed addresses only; an empty list allows all. */
export function guardAdmin(app: App, { config }: Context): void {
  const isAllowed = addressList(config.ADMIN_ALLOWED_IPS)
  app.addHook('onRequest', async ({ clientIp, routeOptions: { config: routeConfig, url } }) => {
    const isGuarded = routeConfig.route?.admin === true || url === '/metrics'
    if (isGuarded && !isAllowed(clientIp)) throw problem('auth.forbidden', {})
  })
}
