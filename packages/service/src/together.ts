type Limits = {
  /** How many calls are under way at most. */
  callsMax: number
  /** How many share one call at most. */
  sizeMax: number
}

type Waiting<Asked, Answer> = { asked: Asked; resolve(answer: Answer): void; reject(error: unknown): void }

/**
 * Whoever asks while calls are under way shares the next one: latency is paid under load only, and under load a few calls
 * serve hundreds. `ask` answers everybody, in the order given; what it throws is heard by all who shared it.
 */
export function together<Asked, Answer>(
  ask: (all: readonly Asked[]) => Promise<readonly Answer[]>,
  { callsMax, sizeMax }: Limits,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = []
  let calls = 0
  let isScheduled = false

  async function call(sharing: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await ask(sharing.map(({ asked }) => asked))
      for (const [index, { resolve }] of sharing.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      for (const { reject } of sharing) reject(error)
    }
  }

  function pump(): void {
    isScheduled = false
    while (calls < callsMax && waiting.length > 0) {
      calls += 1
      void call(waiting.splice(0, sizeMax)).finally(() => {
        calls -= 1
        pump()
      })
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      // What arrives in the same turn of the event loop goes together.
      if (!isScheduled) setImmediate(pump)
      isScheduled = true
    })
}
