import type { Log } from '@konter/service'
import type { Redis } from 'ioredis'
import { LocalCounters } from './local-counters.ts'

const flushMs = 75
/** After Redis failed to answer in time it is left alone for this long, so that not every request waits for it. */
const aloneMs = 1_000

export type Count = { current: number; leftMs: number }

export type Counters = {
  /** One more, over all gateways. While Redis is away: over this process alone. */
  exactly(key: string, windowMs: number): Promise<Count>
  /** One more, as far as this process knows. While Redis is away nothing is counted. */
  roughly(key: string, windowMs: number): Count
  /** What was counted roughly, without counting. */
  seen(key: string): number
  readonly size: number
  stop(): void
}

type Options = { redis: Redis; prefix: string; log: Log; onFallback: () => void }

export function createCounters({ redis, prefix, log, onFallback }: Options): Counters {
  const fallback = new LocalCounters()
  const known = new LocalCounters()
  /** Counted here and not told to Redis yet, by key. */
  let untold = new Map<string, { more: number; windowMs: number }>()
  let flushing: NodeJS.Timeout | undefined
  let aloneUntil = 0

  const isUp = (): boolean => redis.status === 'ready' && performance.now() >= aloneUntil

  function leaveAlone(error: unknown): void {
    if (isUp()) log.warn({ err: error }, 'Redis does not count')
    aloneUntil = performance.now() + aloneMs
  }

  async function exactly(key: string, windowMs: number): Promise<Count> {
    if (isUp()) {
      try {
        const [current, leftMs] = await redis.countMore(prefix + key, 1, windowMs)
        return { current, leftMs }
      } catch (error) {
        leaveAlone(error)
      }
    }
    onFallback()
    return fallback.add(key, 1, windowMs)
  }

  function roughly(key: string, windowMs: number): Count {
    if (!isUp()) return { current: 0, leftMs: windowMs }
    const one = untold.get(key)
    if (one === undefined) untold.set(key, { more: 1, windowMs })
    else one.more += 1
    flushing ??= setTimeout(flush, flushMs).unref()
    return known.add(key, 1, windowMs)
  }

  function flush(): void {
    flushing = undefined
    const telling = untold
    untold = new Map()
    if (isUp()) for (const [key, { more, windowMs }] of telling) void tell(key, more, windowMs)
  }

  /** What the other gateways counted comes back with the answer. */
  async function tell(key: string, more: number, windowMs: number): Promise<void> {
    try {
      const [current, leftMs] = await redis.countMore(prefix + key, more, windowMs)
      known.set(key, current + (untold.get(key)?.more ?? 0), leftMs)
    } catch (error) {
      leaveAlone(error)
    }
  }

  return {
    exactly,
    roughly,
    seen: (key) => (isUp() ? known.seen(key) : 0),
    get size() {
      return known.size + fallback.size
    },
    stop: () => clearTimeout(flushing),
  }
}
