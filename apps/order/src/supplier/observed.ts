import type { Outside } from '@konter/service'
import type { Supplier } from './supplier.ts'

/** The same supplier, each of its calls measured and traced. */
export function observed(supplier: Supplier, outside: Outside): Supplier {
  const { code: peer, lookalikes } = supplier
  return {
    ...supplier,
    priceList: () => outside({ peer, operation: 'read-price-list', work: () => supplier.priceList() }),
    buy: (purchase) =>
      outside({ peer, operation: 'buy', work: () => supplier.buy(purchase), outcome: ({ says }) => says }),
    ask: (purchase, taken) =>
      outside({ peer, operation: 'ask', work: () => supplier.ask(purchase, taken), outcome: ({ says }) => says }),
    ...(lookalikes && {
      lookalikes: (purchase) => outside({ peer, operation: 'look-around', work: () => lookalikes(purchase) }),
    }),
  }
}
