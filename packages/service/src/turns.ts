import { problem } from './problems.ts'

export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export type TurnLimits = { concurrency: number; waitingMax: number; waitMsMax: number }

/**
 * At most `concurrency` at work and `waitingMax` in line; who comes on top of that, or has waited too long, is told to come
 * back. Without the second rule a line that has once grown longer than callers wait never gets shorter: every turn is
 * spent on somebody who has left, and who comes back stands at its end.
 */
export function createTurns({ concurrency, waitingMax, waitMsMax }: TurnLimits): Turns {
  const waiting = new Set<() => void>()
  let working = 0

  async function begin(): Promise<void> {
    if (working < concurrency) {
      working += 1
      return
    }
    if (waiting.size >= waitingMax) throw comeBack()
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(late)
        resolve()
      }
      const late = setTimeout(() => {
        waiting.delete(go)
        reject(comeBack())
      }, waitMsMax)
      waiting.add(go)
    })
  }

  /** The next in line takes over the place; nobody can slip in between. */
  function end(): void {
    const [next] = waiting
    if (next === undefined) {
      working -= 1
      return
    }
    waiting.delete(next)
    next()
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

const comeBack = () => problem('service.unavailable', {}, { headers: { 'retry-after': '2' } })
