import type { Outside } from '@konter/service'
import type { PaymentGateway } from './gateway.ts'

/** The same gateway, each of its calls measured and traced. */
export function observed(gateway: PaymentGateway, outside: Outside): PaymentGateway {
  const peer = gateway.code
  return {
    ...gateway,
    methods: () => outside({ peer, operation: 'list-methods', work: () => gateway.methods() }),
    create: (payment) =>
      outside({
        peer,
        operation: 'create-payment',
        work: () => gateway.create(payment),
        outcome: (answer) => ('refused' in answer ? 'refused' : 'done'),
      }),
    find: (payment) => outside({ peer, operation: 'find-payment', work: () => gateway.find(payment) }),
    status: (payment) => outside({ peer, operation: 'read-payment', work: () => gateway.status(payment) }),
  }
}
