export type BreakerState = 'closed' | 'half-open' | 'open'

/** What became of one call that was let through. Only the first word counts. */
export type Pass = {
  succeeded(): void
  failed(): void
  /** Nothing was learned: the client went away first. */
  unknown(): void
}

type Options = { failuresMax: number; openMs: number; now?: () => number }

/**
 * Spares a service that does not answer, and its callers the wait: after so many failures in a row it is not called for
 * a while, then by one caller, whose outcome decides. Kept in memory on purpose: what counts is whether *this* process
 * reaches the service, and the answer must not depend on a third party that may be away as well.
 */
export class Breaker {
  readonly #failuresMax: number
  readonly #openMs: number
  readonly #now: () => number
  #failures = 0
  #openUntil = 0
  #probing = false

  constructor({ failuresMax, openMs, now = () => performance.now() }: Options) {
    this.#failuresMax = failuresMax
    this.#openMs = openMs
    this.#now = now
  }

  get state(): BreakerState {
    if (this.#failures < this.#failuresMax) return 'closed'
    return this.#now() < this.#openUntil ? 'open' : 'half-open'
  }

  /** How long callers should stay away, at least. */
  get retryAfterSeconds(): number {
    return Math.max(1, Math.ceil((this.#openUntil - this.#now()) / 1000))
  }

  /** Undefined when the service must not be called now. */
  enter(): Pass | undefined {
    const { state } = this
    if (state === 'open' || (state === 'half-open' && this.#probing)) return undefined
    const isProbe = state === 'half-open'
    if (isProbe) this.#probing = true
    return new OnePass(this, isProbe)
  }

  /** For passes only. */
  settle(outcome: 'succeeded' | 'failed' | 'unknown', isProbe: boolean): void {
    if (isProbe) this.#probing = false
    if (outcome === 'succeeded') this.#failures = 0
    if (outcome !== 'failed') return
    this.#failures += 1
    if (this.#failures >= this.#failuresMax) this.#openUntil = this.#now() + this.#openMs
  }
}

class OnePass implements Pass {
  readonly #breaker: Breaker
  readonly #isProbe: boolean
  #isTold = false

  constructor(breaker: Breaker, isProbe: boolean) {
    this.#breaker = breaker
    this.#isProbe = isProbe
  }

  succeeded(): void {
    this.#tell('succeeded')
  }
  failed(): void {
    this.#tell('failed')
  }
  unknown(): void {
    this.#tell('unknown')
  }

  #tell(outcome: 'succeeded' | 'failed' | 'unknown'): void {
    if (this.#isTold) return
    this.#isTold = true
    this.#breaker.settle(outcome, this.#isProbe)
  }
}
