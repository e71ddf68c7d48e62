import { vi } from 'vitest'

/** Stops the clock at a moment; only `Date` is moved by hand, timers and network stay real. */
export function stopClock(at: number = Date.now()): void {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
}

export function moveClock(byMs: number): void {
  vi.setSystemTime(Date.now() + byMs)
}

export function releaseClock(): void {
  vi.useRealTimers()
}
