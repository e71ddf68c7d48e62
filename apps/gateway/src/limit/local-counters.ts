const countersMax = 50_000

type Counter = { count: number; endsAt: number }

/** Counts per key in windows that begin with the first count. Bounded: the oldest key is forgotten first. */
export class LocalCounters {
  readonly #counters = new Map<string, Counter>()

  get size(): number {
    return this.#counters.size
  }

  add(key: string, more: number, windowMs: number): { current: number; leftMs: number } {
    const now = performance.now()
    const known = this.#counters.get(key)
    const counter = known !== undefined && known.endsAt > now ? known : this.#begin(key, now + windowMs)
    counter.count += more
    return { current: counter.count, leftMs: counter.endsAt - now }
  }

  seen(key: string): number {
    const known = this.#counters.get(key)
    return known !== undefined && known.endsAt > performance.now() ? known.count : 0
  }

  set(key: string, count: number, leftMs: number): void {
    this.#begin(key, performance.now() + leftMs).count = count
  }

  #begin(key: string, endsAt: number): Counter {
    this.#counters.delete(key)
    const oldest = this.#counters.size < countersMax ? undefined : this.#counters.keys().next()
    if (oldest !== undefined && !oldest.done) this.#counters.delete(oldest.value)
    const counter = { count: 0, endsAt }
    this.#counters.set(key, counter)
    return counter
  }
}
