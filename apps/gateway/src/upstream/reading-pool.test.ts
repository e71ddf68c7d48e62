import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { eventually } from '@konter/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Control } from './exchange.ts'
import { failureOf } from './failure.ts'
import { ReadingPool } from './reading-pool.ts'

/** A server of bytes: what it says to each request is written by hand. */
let server: Server
let sockets: Socket[] = []
let pool: ReadingPool
let say: (socket: Socket, head: string) => void

beforeEach(async () => {
  sockets = []
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', (bytes) => say(socket, bytes.toString('latin1')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  pool = newPool(2)
})
afterEach(async () => {
  await pool.destroy()
  for (const socket of sockets) socket.destroy()
  server.close()
})

const newPool = (connectionsMax: number) =>
  new ReadingPool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connectionsMax, connectMs: 1_000 })

type Heard = { status: number; headers: IncomingHttpHeaders; body: string }

/** What one request is answered, or what failed. */
function ask(
  method: 'GET' | 'HEAD' = 'GET',
  more: { onStart?: (control: Control) => void; bodyTimeout?: number } = {},
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const heard: Heard = { status: 0, headers: {}, body: '' }
    const options = { method, path: '/x', headers: { a: 'b' }, bodyTimeout: more.bodyTimeout ?? 30_000 }
    pool.dispatch(options, {
      onRequestStart: (control) => more.onStart?.(control),
      onResponseStart: (_control, status, headers) => Object.assign(heard, { status, headers: { ...headers } }),
      onResponseData: (_control, chunk) => {
        heard.body += chunk.toString('latin1')
      },
      onResponseEnd: () => resolve(heard),
      onResponseError: (_control, error) => reject(error),
    })
  })
}

const answer = (text: string) => {
  say = (socket) => socket.write(text, 'latin1')
}

const understood: [what: string, answer: string, expected: Partial<Heard>][] = [
  ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc', { status: 200, body: 'abc' }],
  ['no body', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '' }],
  ['a status without words', 'HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n', { status: 200, body: '' }],
  [
    'chunks',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nx: y\r\n\r\n',
    { body: 'abc0123456789' },
  ],
  ['early hints', 'HTTP/1.1 103 Early\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na', { body: 'a' }],
  [
    'headers twice',
    'HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nA:3 \r\ncontent-length: 0\r\n\r\n',
    { headers: { a: ['1', '2', '3'], 'content-length': '0' } },
  ],
  ['bytes beyond ASCII', 'HTTP/1.1 200 OK\r\nx: \xe9\r\ncontent-length: 2\r\n\r\n\x00\xff', { body: '\x00\xff' }],
  [
    'a name of every object',
    'HTTP/1.1 200 OK\r\n__proto__: x\r\nconstructor: y\r\ncontent-length: 0\r\n\r\n',
    { status: 200 },
  ],
]

describe('an answer is the same however it comes in', () => {
  test.each(understood)('%s', async (_what, text, expected) => {
    for (let at = 0; at < text.length; at++) {
      say = (socket) => {
        socket.write(text.slice(0, at), 'latin1', () => setImmediate(() => socket.write(text.slice(at), 'latin1')))
      }
      expect(await ask()).toMatchObject(expected)
    }
    // Every one of them left the connection as it was.
    expect(sockets).toHaveLength(1)
  })
})

test('an answer that ends with its connection', async () => {
  say = (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc')
  expect(await ask()).toMatchObject({ body: 'abc' })
  expect(await ask()).toMatchObject({ body: 'abc' })
  expect(sockets).toHaveLength(2)
})

test('HEAD and 304 have a length and no body', async () => {
  answer('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n')
  expect(await ask('HEAD')).toMatchObject({ headers: { 'content-length': '3' }, body: '' })
  answer('HTTP/1.1 304 Not Modified\r\ncontent-length: 3\r\n\r\n')
  expect(await ask()).toMatchObject({ status: 304, body: '' })
  expect(sockets).toHaveLength(1)
})

describe('what can be understood in two ways is not understood, and its connection not used again', () => {
  test.each([
    'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n',
    'HTTP/2 200 OK\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 99 No\r\n\r\n',
    'HTTP/1.1 2000 No\r\n\r\n',
    'HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n',
    'ICY 200 OK\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    'HTTP/1.1 200 OK\r\ncontent-length: 1, 1\r\n\r\na',
    'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 0x1\r\n\r\na',
    'HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999\r\n\r\na',
    'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\n folded: x\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\na: b\nc: d\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\na: b\rc\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\na: \0\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\n: b\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\na b: c\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffff\r\n',
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;${'x'.repeat(2_000)}`,
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(200)}`,
    `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`,
  ])('%.70j', async (text) => {
    answer(text)
    const failure = await ask().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Error)
    expect(failureOf(failure)).toBe('broken')
    answer('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na')
    expect(await ask()).toMatchObject({ body: 'a' })
    expect(sockets).toHaveLength(2)
  })

  test('more than was asked for: the answer counts, what follows is nobody’s', async () => {
    answer('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\naHTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nb')
    expect(await ask()).toMatchObject({ body: 'a' })
    expect(await ask()).toMatchObject({ body: 'a' })
    expect(sockets).toHaveLength(2)
  })

  test('something that comes when nobody asked', async () => {
    answer('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na')
    await ask()
    sockets[0]?.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nb')
    await eventually(() => expect(sockets[0]?.destroyed).toBe(true))
    expect(await ask()).toMatchObject({ body: 'a' })
  })
})

test('what would end its line is not sent', async () => {
  const receiver = {
    onRequestStart: () => {},
    onResponseStart: () => {},
    onResponseData: () => {},
    onResponseEnd: () => {},
    onResponseError: () => {},
  }
  for (const [path, value] of [
    ['/x\r\ny: z', 'a'],
    ['/x y', 'a'],
    ['x', 'a'],
    ['/x', 'a\r\ny: z'],
    ['/x', 'a\nb'],
    ['/x', 'a\0'],
    ['/x', 'ā'],
  ] as const)
    expect(() => pool.dispatch({ method: 'GET', path, headers: { a: value } }, receiver)).toThrow('cannot be sent')
  expect(sockets).toHaveLength(0)
})

describe('connections', () => {
  const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na'

  test('no more than allowed; who waits comes in turn', async () => {
    const heads: Socket[] = []
    say = (socket) => void heads.push(socket)
    const order: number[] = []
    const asked = [0, 1, 2, 3].map((n) => ask().then(() => order.push(n)))
    for (let n = 0; n < 4; n++) {
      await eventually(() => expect(heads.length).toBeGreaterThan(n))
      expect(sockets.length).toBeLessThanOrEqual(2)
      heads[n]?.write(ok)
      await eventually(() => expect(order).toHaveLength(n + 1))
    }
    await Promise.all(asked)
    expect(order).toEqual([0, 1, 2, 3])
  })

  test('one that closes while it rests is not asked again', async () => {
    answer(ok)
    await ask()
    sockets[0]?.end()
    await eventually(() => expect(sockets[0]?.destroyed).toBe(true))
    expect(await ask()).toMatchObject({ body: 'a' })
  })

  test('one that breaks makes room for who waits', async () => {
    pool = newPool(1)
    say = (socket) => socket.destroy()
    const first = expect(ask()).rejects.toThrow('broke off')
    const second = ask()
    await first
    answer(ok)
    await expect(second).resolves.toMatchObject({ body: 'a' })
  })

  test('nobody there: unreachable, and in words of the system', async () => {
    await new Promise((resolve) => server.close(resolve))
    const failure = await ask().catch((error: unknown) => error)
    expect(failureOf(failure)).toBe('unreachable')
    server.listen(0, '127.0.0.1')
  })

  test('an answer that stops is late', async () => {
    answer('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')
    const failure = await ask('GET', { bodyTimeout: 100 }).catch((error: unknown) => error)
    expect(failureOf(failure)).toBe('late')
  })

  test('who gives up ends the connection, and hurts nobody who comes after', async () => {
    let control: Control | undefined
    const reached = Promise.withResolvers<void>()
    say = () => reached.resolve()
    const given = ask('GET', {
      onStart: (started) => {
        control = started
      },
    })
    await reached.promise
    control?.abort(new Error('enough'))
    await expect(given).rejects.toThrow('enough')
    await eventually(() => expect(sockets[0]?.destroyed).toBe(true))

    answer(ok)
    let old: Control | undefined
    await ask('GET', {
      onStart: (started) => {
        old = started
      },
    })
    say = (socket) => {
      // Too late: this connection answers somebody else now.
      old?.abort(new Error('too late'))
      old?.pause()
      socket.write(ok)
    }
    expect(await ask()).toMatchObject({ body: 'a' })
    expect(sockets).toHaveLength(2)
  })

  test('who gives up while waiting is not asked for', async () => {
    pool = newPool(1)
    const heads: string[] = []
    let socket: Socket | undefined
    say = (from, head) => {
      socket = from
      heads.push(head)
    }
    const first = ask()
    await eventually(() => expect(heads).toHaveLength(1))
    const second = ask('GET', { onStart: (control) => control.abort(new Error('gone')) })
    const third = ask()
    socket?.write(ok)
    await first
    await expect(second).rejects.toThrow('gone')
    await eventually(() => expect(heads).toHaveLength(2))
    socket?.write(ok)
    await third
  })

  test('closed: what is under way ends as it ends, and nothing more is asked', async () => {
    const reached = Promise.withResolvers<Socket>()
    say = (socket) => reached.resolve(socket)
    const last = ask()
    const socket = await reached.promise
    await pool.close()
    await expect(ask()).rejects.toThrow('closed')
    socket.write(ok)
    expect(await last).toMatchObject({ body: 'a' })
    await eventually(() => expect(socket.destroyed).toBe(true))
  })
})
