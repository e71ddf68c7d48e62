type Entry<Value> = { value: Value; until: number }

/** Remembers so many values, each for so long. When it is full, what was used longest ago is forgotten. */
export class BoundedMap<Value> {
  readonly #max: number
  readonly #entries = new Map<string, Entry<Value>>()

  constructor(max: number) {
    this.#max = max
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    if (entry.until <= Date.now()) {
      this.#entries.delete(key)
      return undefined
    }
    // The order matters once something must go. Until then, moving costs more than finding.
    if (this.#entries.size * 2 > this.#max) {
      this.#entries.delete(key)
      this.#entries.set(key, entry)
    }
    return entry.value
  }

  set(key: string, value: Value, lifeMs: number): void {
    this.#entries.delete(key)
    if (this.#entries.size >= this.#max) this.#forgetOldest()
    this.#entries.set(key, { value, until: Date.now() + lifeMs })
  }

  deleteWhere(isMeant: (value: Value) => boolean): void {
    for (const [key, { value }] of this.#entries) if (isMeant(value)) this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next()
    if (!oldest.done) this.#entries.delete(oldest.value)
  }
}
