import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { type Servers, startServers } from '@konter/testing/servers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../fixture/calls.ts'
import { type Stand, startWorld, type World } from '../fixture/world.ts'

const statusFor = async (gateway: Running, token: string) => (await ask(gateway, '/v1/orders', { token })).status

describe('revocation', () => {
  let world: World
  let gateways: [Running, Running]

  beforeAll(async () => {
    world = await startWorld()
    await world.serve('order')
    gateways = [await world.gateway(), await world.gateway()]
    await listening(world, gateways)
  })
  afterAll(() => world.stop())

  test('takes effect at every gateway the moment it is told', async () => {
    const siti = world.users.person()
    for (const gateway of gateways) expect(await statusFor(gateway, siti.token)).toBe(200)
    world.users.sessions.delete(siti.sessionId)
    await world.tell({ userId: siti.userId })
    for (const gateway of gateways) await eventually(async () => expect(await statusFor(gateway, siti.token)).toBe(401))
  })

  test('of an API key', async () => {
    const { key, claims } = world.users.apiKey()
    const [gateway] = gateways
    const headers = { 'x-api-key': key }
    expect((await ask(gateway, '/v1/orders', { headers })).status).toBe(200)
    world.users.apiKeys.delete(key)
    await world.tell({ userId: claims.sub })
    await eventually(async () => expect((await ask(gateway, '/v1/orders', { headers })).status).toBe(401))
  })

  test('a role that may do less now', async () => {
    const staff = world.users.person({ role: 'operator', permissions: ['order:operate'] })
    const customer = world.users.person()
    const [gateway] = gateways
    await ask(gateway, '/v1/orders', { token: customer.token })
    const before = (await ask(gateway, '/v1/orders', { token: staff.token })).seen
    expect(before.caller.permissions).toEqual(['order:operate'])
    world.users.sessions.set(staff.sessionId, { ...staff.claims, permissions: [] })
    await world.tell({ role: 'operator' })
    await eventually(async () => {
      const { seen } = await ask(gateway, '/v1/orders', { token: staff.token })
      expect(seen.caller.permissions).toEqual([])
    })
    const asked = world.users.asked.session
    await ask(gateway, '/v1/orders', { token: customer.token })
    expect(world.users.asked.session).toBe(asked)
  })
})

describe('while the user service is away', () => {
  let world: World
  let user: Stand
  let gateway: Running

  beforeAll(async () => {
    world = await startWorld()
    await world.serve('order')
    gateway = await world.gateway({ BREAKER_FAILURES: '1000' })
    await listening(world, [gateway])
    user = world.userStand()
  })
  afterAll(() => world.stop())

  test('who is signed in stays so, known or not; staff whom we do not know are customers; new keys must wait', async () => {
    const [known, unknown] = [world.users.person(), world.users.person({ memberLevel: 'gold' })]
    const staff = world.users.person({ role: 'admin', permissions: ['*'] })
    const stranger = world.users.person()
    const { key } = world.users.apiKey()
    const { key: laterKey } = world.users.apiKey()
    expect(await statusFor(gateway, known.token)).toBe(200)
    expect((await ask(gateway, '/v1/orders', { headers: { 'x-api-key': key } })).status).toBe(200)
    await user.close()

    expect(await statusFor(gateway, known.token)).toBe(200)
    expect((await ask(gateway, '/v1/orders', { headers: { 'x-api-key': key } })).status).toBe(200)
    const golden = await ask(gateway, '/v1/orders', { token: unknown.token })
    expect(golden.seen.caller).toMatchObject({ userId: unknown.userId, memberLevel: 'gold' })
    const { seen } = await ask(gateway, '/v1/orders', { token: staff.token })
    expect(seen.caller).toMatchObject({ userId: staff.userId, role: 'customer', permissions: [] })

    const forged = world.users.sign({ sub: stranger.userId, sid: stranger.sessionId }, { kid: 'unknown' })
    await eventually(async () => {
      const { status, body } = await ask(gateway, '/v1/orders', { token: forged })
      expect([status, body.code]).toEqual([503, 'service.unavailable'])
    })
    const newKey = await ask(gateway, '/v1/orders', { headers: { 'x-api-key': laterKey } })
    expect([newKey.status, newKey.body.code]).toEqual([503, 'service.unavailable'])
    expect(newKey.headers.get('retry-after')).toBe('1')

    await world.serve('user', world.users.routes)
    await eventually(async () => {
      const { seen: again } = await ask(gateway, '/v1/orders', { token: staff.token })
      expect(again.caller).toMatchObject({ role: 'admin', permissions: ['*'] })
    })
  })
})

describe('while NATS is away', () => {
  let folder: string
  let servers: Servers
  let world: World
  let gateway: Running

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'konter-gateway-'))
    const { NATS_URL: _shared, ...env } = process.env
    servers = await startServers({ dir: folder, durable: false, env })
    world = await startWorld({ NATS_URL: servers.natsUrl })
    await world.serve('order')
    gateway = await world.gateway()
    await listening(world, [gateway])
  })
  afterAll(async () => {
    await world.stop()
    await servers.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a session that ended unheard is noticed, and afterwards revocations are heard again', async () => {
    const [first, second] = [world.users.person(), world.users.person()]
    expect(await statusFor(gateway, first.token)).toBe(200)
    servers.kill('nats', 'SIGKILL')
    world.users.sessions.delete(first.sessionId)
    await eventually(async () => expect(await statusFor(gateway, first.token)).toBe(401))

    await servers.restart('nats')
    await listening(world, [gateway])
    expect(await statusFor(gateway, second.token)).toBe(200)
    world.users.sessions.delete(second.sessionId)
    await world.tell({ userId: second.userId })
    await eventually(async () => expect(await statusFor(gateway, second.token)).toBe(401))
  })
})

/** A gateway hears when somebody it has just forgotten is asked for again. */
async function listening(world: World, gateways: readonly Running[]): Promise<void> {
  const probe = world.users.person()
  for (const gateway of gateways)
    await eventually(async () => {
      await statusFor(gateway, probe.token)
      const asked = world.users.asked.session
      await world.tell({ userId: probe.userId })
      await eventually(
        async () => {
          await statusFor(gateway, probe.token)
          expect(world.users.asked.session).toBeGreaterThan(asked)
        },
        { withinMs: 1_000 },
      )
    })
}
