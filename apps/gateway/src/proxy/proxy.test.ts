import type { Running } from '@konter/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, startWorld, type World } from '../fixture.ts'

let world: World
let gateway: Running

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([world.serve('order'), world.serve('payment'), world.serve('notification')])
  gateway = await world.gateway()
})
afterAll(() => world.stop())

test('smoke', async () => {
  const { token, userId } = world.users.person()
  const answer = await ask(gateway, '/v1/orders?limit=2&q=a%20b', { token })
  console.log(answer)
  expect(answer.status).toBe(200)
  expect(answer.seen.caller.userId).toBe(userId)
})
