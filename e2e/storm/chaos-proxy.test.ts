import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { eventually } from '@konter/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ChaosProxy, openChaosProxy } from './chaos-proxy.ts'
import { Random } from './random.ts'

/** Says everything back; remembers who is there, and how they left. */
let echo: Server
let guests: { socket: Socket; heard: () => string; left: () => string | undefined }[]
let proxy: ChaosProxy
const callers: Socket[] = []

beforeEach(async () => {
  guests = []
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    guests.push({ socket, ...watch(socket) })
    socket.on('data', (bytes) => socket.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  proxy = await openChaosProxy({ target: { port: (echo.address() as AddressInfo).port }, random: new Random('proxy') })
})
afterEach(async () => {
  for (const socket of callers.splice(0)) socket.destroy()
  await proxy.close()
  for (const { socket } of guests) socket.destroy()
  echo.close()
})

function watch(socket: Socket) {
  let heard = ''
  let left: string | undefined
  socket.on('data', (bytes) => {
    heard += bytes
  })
  socket.on('end', () => {
    left ??= 'said goodbye'
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    left = error.code
  })
  return { heard: () => heard, left: () => left }
}

async function call() {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
  callers.push(socket)
  const seen = watch(socket)
  await once(socket, 'connect')
  const hears = (text: string) => eventually(() => expect(seen.heard()).toBe(text), { everyMs: 2 })
  return { socket, ...seen, hears }
}

async function msUntil(happens: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await happens()
  return performance.now() - started
}

test('in fine weather every byte arrives, in order, and a goodbye is passed on', async () => {
  const caller = await call()
  const long = 'kopi tubruk '.repeat(100_000)
  caller.socket.end(long)
  await caller.hears(long)
  await eventually(() => expect(guests[0]?.left()).toBe('said goodbye'))
  guests[0]?.socket.end()
  await eventually(() => expect(caller.left()).toBe('said goodbye'))
  await eventually(() => expect(proxy.connections()).toBe(0))
})

test('latency holds back what is said, keeps its order, and ends', async () => {
  const caller = await call()
  const calm = proxy.add({ kind: 'latency', ms: 60, jitterMs: 40 })
  const late = await msUntil(async () => {
    for (const word of 'satu dua tiga empat'.split(' ')) caller.socket.write(word)
    await caller.hears('satuduatigaempat')
  })
  // There and back.
  expect(late).toBeGreaterThan(118)
  calm()
  const endless = proxy.add({ kind: 'latency', ms: 60_000, jitterMs: 0 })
  endless()
  caller.socket.write('!')
  await caller.hears('satuduatigaempat!')
})

test('a slow line moves so many bytes a second, and nothing is lost on it', async () => {
  const caller = await call()
  proxy.add({ kind: 'slow', bytesPerSecond: 20_000 })
  const text = 'x'.repeat(4_000)
  caller.socket.write(text)
  expect(await msUntil(() => caller.hears(text))).toBeGreaterThan(180)
})

test('into a black hole everything falls silently, and comes out when it closes', async () => {
  const caller = await call()
  const calm = proxy.add({ kind: 'black-hole' })
  caller.socket.write('halo')
  const late = await call()
  late.socket.write('juga')
  await expect(eventually(() => expect(caller.heard()).not.toBe(''), { withinMs: 100 })).rejects.toThrow()
  expect(caller.left()).toBeUndefined()
  calm()
  await caller.hears('halo')
  await late.hears('juga')
})

test('a reset reaches both ends at once', async () => {
  const caller = await call()
  caller.socket.write('halo')
  await caller.hears('halo')
  expect(proxy.cut('reset')).toBe(1)
  await eventually(() => expect(caller.left()).toBe('ECONNRESET'))
  await eventually(() => expect(guests[0]?.left()).toBe('ECONNRESET'))
  await eventually(() => expect(proxy.connections()).toBe(0))
})

test('a half-close ends one direction, the other goes on', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, call))
  for (const { socket, hears } of all) {
    socket.write('halo')
    await hears('halo')
  }
  expect(proxy.cut('half-close')).toBe(8)
  const closed = () => [...all, ...guests].filter(({ left }) => left() === 'said goodbye').length
  await eventually(() => expect(closed()).toBe(8))
  const callersLeft = all.filter(({ left }) => left() !== undefined).length
  expect(callersLeft, 'some this way, some the other').toSatisfy((n: number) => n > 0 && n < 8)
  // Whoever was not told goodbye still hears the other.
  for (const guest of guests) guest.socket.write('masih')
  await eventually(() =>
    expect(all.filter(({ heard }) => heard() === 'halomasih')).toHaveLength(all.length - callersLeft),
  )
})

test('a lost connection says nothing any more, to nobody; new ones are not affected', async () => {
  const caller = await call()
  caller.socket.write('halo')
  await caller.hears('halo')
  expect(proxy.cut('lose')).toBe(1)
  caller.socket.write('apakah ada orang?')
  const fresh = await call()
  fresh.socket.write('halo')
  await fresh.hears('halo')
  expect(caller.heard()).toBe('halo')
  expect(caller.left()).toBeUndefined()
  expect(guests[0]?.left()).toBeUndefined()
  expect(proxy.cut('reset'), 'what is lost cannot be cut').toBe(1)
})

test('a share of the connections is cut, the others go on', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, call))
  await eventually(() => expect(proxy.connections()).toBe(10))
  expect(proxy.cut('reset', 0.3)).toBe(3)
  await eventually(() => expect(all.filter(({ left }) => left() === 'ECONNRESET')).toHaveLength(3))
  const others = all.filter(({ left }) => left() === undefined)
  for (const { socket, hears } of others) {
    socket.write('masih')
    await hears('masih')
  }
})

test('who is refused learns it, and is let in afterwards', async () => {
  const calm = proxy.add({ kind: 'refuse' })
  const refused = connect({ port: proxy.port, host: '127.0.0.1' })
  const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ECONNRESET')
  calm()
  const caller = await call()
  caller.socket.write('halo')
  await caller.hears('halo')
})

test('a target that is away is told by a reset', async () => {
  const port = (echo.address() as AddressInfo).port
  echo.close()
  await once(echo, 'close')
  const caller = connect({ port: proxy.port, host: '127.0.0.1' })
  const [error] = (await once(caller, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ECONNRESET')
  echo.listen(port, '127.0.0.1')
})
