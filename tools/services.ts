import type { AnyService } from '@konter/service'
import { paymentService } from '../apps/payment/src/app.ts'
import { walletService } from '../apps/wallet/src/app.ts'

/** Every service behind the gateway, in the order in which the README presents them. */
export const services: readonly AnyService[] = [walletService, paymentService]
