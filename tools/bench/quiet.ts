import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Busier than that, the machine is doing something else as well. */
const busyShareMax = 0.25
const lookMs = 250
const waitMsMax = 5_000

/** Ticks of all cores since the start: busy, and in all. Undefined where there is no /proc. */
function ticks(): [busy: number, all: number] | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...rest] = line.split(/\s+/).slice(1, 9).map(Number)
    const busy = user + nice + system + rest.reduce((sum, each) => sum + each, 0)
    return [busy, busy + idle + waiting]
  } catch {
    return undefined
  }
}

/**
 * Waits for a moment in which nobody else needs the machine, and not for long. Answers the share of it that was in use at
 * the end of the wait, so that a result can say under what conditions it was measured.
 */
export async function quiet(): Promise<number> {
  const deadline = performance.now() + waitMsMax
  for (;;) {
    const before = ticks()
    await delay(lookMs)
    const after = ticks()
    if (before === undefined || after === undefined) return Number.NaN
    const share = (after[0] - before[0]) / Math.max(1, after[1] - before[1])
    if (share <= busyShareMax || performance.now() > deadline) return share
  }
}
