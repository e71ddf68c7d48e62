import type { Random } from '../storm/random.ts'

const keptMax = 60

/** What answers have shown, by the name of the field it stood in, and ids by the list they came from. */
export class Pool {
  readonly #seen = new Map<string, (string | number)[]>()

  add(name: string, value: string | number): void {
    const known = this.#seen.get(name) ?? []
    if (known.includes(value)) return
    // The first are kept: what was there at the start is there in a replay, too.
    if (known.length < keptMax) this.#seen.set(name, [...known, value])
  }

  pick(random: Random, name: string): string | number | undefined {
    const known = this.#seen.get(name)
    return known === undefined ? undefined : random.pick(known)
  }

  /** Everything that an answer to this path names. */
  learn(path: string, body: unknown): void {
    this.#learn(body, 0)
    const { items, id } = (body ?? {}) as { items?: unknown; id?: unknown }
    const collection = path.replace(/\/\{\w+\}(\/[a-z-]+)?$/, '')
    if (typeof id === 'string') this.add(collection, id)
    if (!Array.isArray(items)) return
    for (const item of items as { id?: unknown; slug?: unknown; sku?: unknown; code?: unknown }[])
      for (const each of [item?.id, item?.slug, item?.sku, item?.code])
        if (typeof each === 'string') this.add(collection, each)
  }

  #learn(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > 5) return
    for (const [key, each] of Object.entries(value)) {
      const { id } = (each ?? {}) as { id?: unknown }
      if (typeof id === 'string') this.add(`${key}.id`, id)
      if ((typeof each === 'string' && each.length <= 1_000) || typeof each === 'number') this.add(key, each)
      else this.#learn(each, depth + 1)
    }
  }
}
