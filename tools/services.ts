import type { AnyService } from '@konter/service'
import { catalogService } from '../apps/catalog/src/app.ts'
import { notificationService } from '../apps/notification/src/app.ts'
import { orderService } from '../apps/order/src/app.ts'
import { paymentService } from '../apps/payment/src/app.ts'
import { redemptionService } from '../apps/redemption/src/app.ts'
import { userService } from '../apps/user/src/app.ts'
import { walletService } from '../apps/wallet/src/app.ts'

/** Every service behind the gateway, in the order in which the README presents them. */
export const services: readonly AnyService[] = [
  userService,
  catalogService,
  orderService,
  walletService,
  paymentService,
  redemptionService,
  notificationService,
]
