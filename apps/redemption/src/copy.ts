import type { Context } from './context.ts'

/** While NATS is away nobody tells us what changed: what we know is as good as new for so long, then catalog is asked. */
export const copyGoodMs = 30_000
/** A question that found catalog away is not asked again at once: the copy goes on. */
const askAgainMs = 2_000

type Copied = { knownAt: Date }

export type Copies<T extends Copied, Record> = {
  find(id: string): Promise<T | undefined>
  ask(id: string): Promise<Record | undefined>
  keep(record: Record): Promise<void>
}

/**
 * What we know of something that is catalog's: by its events, or by asking when it is not known yet, or may be old. Many
 * who want the same ask once. When catalog is away a copy still serves; only what was never known is then refused.
 */
export function createCopies<T extends Copied, Record>(
  { log, bus, now }: Pick<Context, 'log' | 'bus' | 'now'>,
  { find, ask, keep }: Copies<T, Record>,
): (id: string) => Promise<T | undefined> {
  const asking = new Map<string, Promise<void>>()
  let silentUntil = 0

  function refresh(id: string): Promise<void> {
    const begun = asking.get(id)
    if (begun !== undefined) return begun
    const made = askAndKeep(id).finally(() => asking.delete(id))
    asking.set(id, made)
    return made
  }

  /** Somebody else's answer may have been kept since we looked. */
  async function askAndKeep(id: string): Promise<void> {
    const known = await find(id)
    if (known !== undefined && isGood(known)) return
    const record = await ask(id)
    if (record !== undefined) await keep(record)
  }

  const isGood = ({ knownAt }: Copied): boolean =>
    bus.isUp() || now().getTime() - knownAt.getTime() < copyGoodMs || now().getTime() < silentUntil

  return async (id) => {
    const known = await find(id)
    if (known !== undefined && isGood(known)) return known
    try {
      await refresh(id)
    } catch (error) {
      if (known === undefined) throw error
      silentUntil = now().getTime() + askAgainMs
      log.warn({ err: error, id }, 'catalog is away: what we know of it serves on')
      return known
    }
    return (await find(id)) ?? known
  }
}
