import { Bell, replaceAnswer, type Tx } from '@konter/service'
import type { Order } from './order.ts'
import { viewOf } from './order-view.ts'

/** Each holds a connection of the gateway's, of which there are 128 to all replicas of a service: the others are answered at once. */
const onlookersMax = 32

/** Somebody whose request placed an order, and who prefers to wait for its end. */
export type Onlooker = {
  /** Rings when a drive of the order, by this process, has come to rest. */
  readonly bell: Bell
  /** The order as it ended, in the transaction that also made it the answer to the request. */
  ended?: Order
  leave(): void
}

/** Those who wait, by order. They are told by the drives of their own process. */
export class Onlookers {
  readonly #waiting = new Map<string, Set<Onlooker>>()
  #count = 0

  /** Undefined when so many wait that nobody may be kept any more. */
  join(id: string): Onlooker | undefined {
    if (this.#count === onlookersMax) return undefined
    const all = this.#waiting.get(id) ?? new Set<Onlooker>()
    const leave = () => {
      this.#count -= 1
      all.delete(onlooker)
      if (all.size === 0) this.#waiting.delete(id)
    }
    const onlooker: Onlooker = { bell: new Bell(), leave }
    this.#waiting.set(id, all.add(onlooker))
    this.#count += 1
    return onlooker
  }

  /** In the transaction that ends an order: what they are told is what their key answers from now on. True when it is so. */
  async answer(tx: Tx, order: Order): Promise<boolean> {
    if (order.log === undefined || !this.#waiting.has(order.id)) return false
    return replaceAnswer(tx, order.id, viewOf(order, order.log))
  }

  /** After its commit, unless somebody has been given another answer meanwhile. */
  tell(order: Order): void {
    for (const onlooker of this.#waiting.get(order.id) ?? []) onlooker.ended ??= order
  }

  rested(orderId: string): void {
    for (const { bell } of this.#waiting.get(orderId) ?? []) bell.ring()
  }
}
