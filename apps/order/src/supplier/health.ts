import type { Tx } from '@konter/service'
import { ailing, type Health, noteSilence, noteVoice } from './health.repo.ts'

/** All replicas see the same; each looks this often, for nearly always all is well. */
const lookMs = 500

/** How the suppliers are doing: after too many calls without an answer nobody new is sent there for a while. */
export class SupplierHealth {
  readonly #tx: Tx
  readonly #now: () => Date
  #known: { at: number; ailing: Promise<Health[]> } | undefined

  constructor(tx: Tx, now: () => Date) {
    this.#tx = tx
    this.#now = now
  }

  /** Suppliers that nobody new is sent to right now. */
  async closed(): Promise<ReadonlySet<string>> {
    const now = this.#now()
    const closed = (await this.#look()).filter(({ closedUntil }) => closedUntil !== null && closedUntil > now)
    return new Set(closed.map(({ supplier }) => supplier))
  }

  async noteSilence(supplier: string): Promise<void> {
    await noteSilence(this.#tx, supplier, this.#now())
    this.#known = undefined
  }

  /** It answered, whatever it said. */
  async noteVoice(supplier: string): Promise<void> {
    if (!(await this.#look()).some((each) => each.supplier === supplier)) return
    await noteVoice(this.#tx, supplier)
    this.#known = undefined
  }

  #look(): Promise<Health[]> {
    const at = performance.now()
    if (this.#known === undefined || at - this.#known.at > lookMs) {
      const known = { at, ailing: ailing(this.#tx) }
      this.#known = known
      known.ailing.catch(() => {
        if (this.#known === known) this.#known = undefined
      })
    }
    return this.#known.ailing
  }
}
