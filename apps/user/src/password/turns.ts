import { commonProblem } from '@konter/service'

export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** At most `concurrency` at work and `waitingMax` in line; who comes on top of that is told at once to come back. */
export function createTurns({ concurrency, waitingMax }: { concurrency: number; waitingMax: number }): Turns {
  const waiting: (() => void)[] = []
  let working = 0

  async function begin(): Promise<void> {
    if (working < concurrency) {
      working += 1
      return
    }
    if (waiting.length >= waitingMax)
      throw commonProblem('service.unavailable', {}, { headers: { 'retry-after': '2' } })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** The next in line takes over the place; nobody can slip in between. */
  function end(): void {
    const next = waiting.shift()
    if (next === undefined) working -= 1
    else next()
  }

  return async (work) => {
    await begin()
    try {
      return await work()
    } finally {
      end()
    }
  }
}
