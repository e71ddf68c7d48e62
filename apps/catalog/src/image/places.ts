/** Somebody waited in vain, or came when too many waited. */
export class NoPlace extends Error {
  constructor() {
    super('no place became free in time')
    this.name = 'NoPlace'
  }
}

type Options = { atOnce: number; waitingMax: number; waitMsMax: number }
export type Places = <T>(work: () => Promise<T>) => Promise<T>

/** So many at work, so many in line for so long; everybody else throws NoPlace. */
export function openPlaces({ atOnce, waitingMax, waitMsMax }: Options): Places {
  const waiting = new Set<() => void>()
  let free = atOnce

  function enter(): Promise<void> {
    if (free > 0) {
      free -= 1
      return Promise.resolve()
    }
    if (waiting.size >= waitingMax) return Promise.reject(new NoPlace())
    return new Promise((resolve, reject) => {
      const come = () => {
        clearTimeout(patience)
        resolve()
      }
      const patience = setTimeout(() => {
        waiting.delete(come)
        reject(new NoPlace())
      }, waitMsMax)
      waiting.add(come)
    })
  }

  /** Handed on to who waits longest, or free. */
  function leave(): void {
    const [next] = waiting
    if (next === undefined) free += 1
    else {
      waiting.delete(next)
      next()
    }
  }

  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
