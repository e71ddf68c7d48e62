import { expect, test } from 'vitest'
import { together } from './together.ts'

/** Calls that are answered when we say so. */
function calls() {
  const asked: { all: readonly number[]; answer(): void; fail(error: Error): void }[] = []
  let heard = () => {}
  const ask = (all: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      asked.push({ all, answer: () => resolve(all.map((each) => each * 10)), fail: reject })
      heard()
    })
  const begun = async (count: number) => {
    while (asked.length < count) await new Promise<void>((resolve) => (heard = resolve))
  }
  return { asked, ask, begun }
}

test('who comes at once shares a call, who comes later shares the next, and each hears their own answer', async () => {
  const { asked, ask, begun } = calls()
  const share = together(ask, { callsMax: 1, sizeMax: 10 })
  const first = [1, 2].map(share)
  await begun(1)
  const later = [3, 4, 5].map(share)
  asked[0]?.answer()
  await begun(2)
  asked[1]?.answer()
  expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50])
  expect(asked.map(({ all }) => all)).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('no call is larger than it may be, and no more are under way', async () => {
  const { asked, ask, begun } = calls()
  const share = together(ask, { callsMax: 2, sizeMax: 2 })
  const all = [1, 2, 3, 4, 5].map(share)
  await begun(2)
  expect(asked.map((each) => each.all)).toEqual([
    [1, 2],
    [3, 4],
  ])
  asked[1]?.answer()
  await begun(3)
  asked[0]?.answer()
  asked[2]?.answer()
  expect(await Promise.all(all)).toEqual([10, 20, 30, 40, 50])
})

test('what a call throws is heard by those who shared it, and by nobody after them', async () => {
  const { asked, ask, begun } = calls()
  const share = together(ask, { callsMax: 1, sizeMax: 2 })
  const heard = Promise.allSettled([1, 2, 3].map(share))
  await begun(1)
  asked[0]?.fail(new Error('away'))
  await begun(2)
  asked[1]?.answer()
  expect((await heard).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
