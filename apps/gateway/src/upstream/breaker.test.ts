import { expect, test } from 'vitest'
import { Breaker, type Pass } from './breaker.ts'

function breakerAt(start = 0) {
  let now = start
  const breaker = new Breaker({ failuresMax: 3, openMs: 1_500, now: () => now })
  const enter = (): Pass => {
    const pass = breaker.enter()
    if (pass === undefined) throw new Error('refused')
    return pass
  }
  const fail = (times: number) => {
    for (let i = 0; i < times; i++) enter().failed()
  }
  return { breaker, enter, fail, wait: (ms: number) => (now += ms) }
}

test('opens after so many failures in a row, and says when to come back', () => {
  const { breaker, fail } = breakerAt()
  fail(2)
  expect(breaker.state).toBe('closed')
  fail(1)
  expect(breaker.state).toBe('open')
  expect(breaker.enter()).toBeUndefined()
  expect(breaker.retryAfterSeconds).toBe(2)
})

test('a success in between begins the count anew', () => {
  const { breaker, enter, fail } = breakerAt()
  fail(2)
  enter().succeeded()
  fail(2)
  expect(breaker.state).toBe('closed')
})

test('after the while one caller tries, the others are still refused', () => {
  const { breaker, enter, fail, wait } = breakerAt()
  fail(3)
  wait(1_500)
  expect(breaker.state).toBe('half-open')
  const probe = enter()
  expect(breaker.enter()).toBeUndefined()
  probe.succeeded()
  expect(breaker.state).toBe('closed')
  enter()
})

test('a probe that fails opens it again for the whole while', () => {
  const { breaker, enter, fail, wait } = breakerAt()
  fail(3)
  wait(1_500)
  enter().failed()
  expect(breaker.state).toBe('open')
  wait(1_499)
  expect(breaker.enter()).toBeUndefined()
})

test('a probe whose client left teaches nothing: the next one tries', () => {
  const { breaker, enter, fail, wait } = breakerAt()
  fail(3)
  wait(1_500)
  enter().unknown()
  expect(breaker.state).toBe('half-open')
  enter().succeeded()
  expect(breaker.state).toBe('closed')
})

test('only the first word about a call counts', () => {
  const { breaker, enter } = breakerAt()
  const pass = enter()
  for (let i = 0; i < 5; i++) pass.failed()
  expect(breaker.state).toBe('closed')
})
