import { expect, test } from 'vitest'
import { NoPlace, openPlaces } from './places.ts'

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = []
  let most = 0
  let now = 0
  return {
    ends,
    most: () => most,
    work: async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise<void>((resolve) => ends.push(resolve))
      now -= 1
    },
  }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('never more at work than there are places, and in the order in which they came', async () => {
  const { work, ends, most } = held()
  const inPlace = openPlaces({ atOnce: 2, waitingMax: 3, waitMsMax: 10_000 })
  const done: number[] = []
  const all = [1, 2, 3, 4, 5].map((nth) => inPlace(work).then(() => done.push(nth)))
  for (let nth = 0; nth < 5; nth++) {
    await turn()
    ends.shift()?.()
  }
  await Promise.all(all)
  expect(done).toEqual([1, 2, 3, 4, 5])
  expect(most()).toBe(2)
})

test('who finds the line full is turned away at once, who waits too long later', async () => {
  const { work, ends } = held()
  const inPlace = openPlaces({ atOnce: 1, waitingMax: 1, waitMsMax: 30 })
  const first = inPlace(work)
  const second = inPlace(work)
  await expect(inPlace(work)).rejects.toThrow(NoPlace)
  await expect(second).rejects.toThrow(NoPlace)
  ends.shift()?.()
  await first
  await inPlace(async () => {})
})

test('a place is free again when the work in it failed', async () => {
  const inPlace = openPlaces({ atOnce: 1, waitingMax: 1, waitMsMax: 1_000 })
  const failing = inPlace(async () => {
    throw new Error('spilt')
  })
  const next = inPlace(async () => 'fine')
  await expect(failing).rejects.toThrow('spilt')
  expect(await next).toBe('fine')
})
