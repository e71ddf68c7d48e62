import type { Tx } from '@konter/service'
import { loadPriceRules } from './price.repo.ts'
import type { PriceRule } from './price.ts'

/** The rules as of a version. Every query about products brings the current version along, so a change counts at once. */
export type PriceBook = { at(version: bigint): Promise<readonly PriceRule[]> }

export function createPriceBook(db: Pick<Tx, 'query'>): PriceBook {
  let known: { version: bigint; rules: readonly PriceRule[] } | undefined
  let loading: Promise<{ version: bigint; rules: readonly PriceRule[] }> | undefined

  async function load() {
    loading ??= loadPriceRules(db).finally(() => {
      loading = undefined
    })
    return loading
  }

  return {
    at: async (version) => {
      while (known === undefined || known.version < version) known = await load()
      return known.rules
    },
  }
}
