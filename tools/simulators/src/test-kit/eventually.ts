import { setTimeout as wait } from 'node:timers/promises'

const deadlineMs = 5_000

/** Asks again and again until there is an answer; the deadline is real time, because tests move the clock. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = performance.now() + deadlineMs
  while (performance.now() < end) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await wait(10)
  }
  throw new Error(`Waited ${deadlineMs} ms for ${what}.`)
}
