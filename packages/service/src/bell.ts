/** A wait that ends early when somebody rings; a ring between two waits is not lost. */
export class Bell {
  #rung = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Resolves at the next ring (or the last one nobody waited for), or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.#rung) await new Promise<void>((resolve) => this.#sleep(resolve, ms))
    this.#rung = false
  }

  #sleep(resolve: () => void, ms: number): void {
    const timer = setTimeout(() => this.#wake?.(), ms)
    this.#wake = () => {
      clearTimeout(timer)
      this.#wake = undefined
      resolve()
    }
  }
}

/** 1, 2, 4, … times `firstMs`, at most `maxMs`, with up to a quarter taken off so that retries do not march in step. */
export function backoffMs(attempt: number, { firstMs, maxMs }: { firstMs: number; maxMs: number }): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (1 - Math.random() / 4))
}
