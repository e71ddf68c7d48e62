import { expect, test } from 'vitest'
import { startSimulators } from './start.ts'
import { send } from './test-kit/wire.ts'

test('all three run on ports of their own, and close together', async () => {
  const { close, ...simulators } = await startSimulators({ digiflazz: { balance: 5 } })
  const urls = Object.values(simulators).map(({ url }) => url)
  expect(new Set(urls).size).toBe(3)
  for (const url of urls) expect((await send('GET', `${url}/control/health`)).body).toMatchObject({ ok: true })
  expect((await send('GET', `${simulators.digiflazz.url}/control/balance`)).body).toEqual({ balance: 5 })
  await close()
  await expect(send('GET', `${urls[0]}/control/health`)).rejects.toThrow()
})
