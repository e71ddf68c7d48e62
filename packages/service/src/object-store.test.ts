import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as listenOn } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type ObjectStorage, startObjectStorage } from '@konter/testing/object-storage'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig, type Secret } from './config.ts'
import { isDependencyDown } from './failures.ts'
import { createMetrics } from './metrics.ts'
import { checkKey, contentKey, sha256Of } from './object-key.ts'
import { type ObjectStore, ObjectStoreConfig, openObjectStore } from './object-store.ts'

const Config = Type.Object(ObjectStoreConfig)
const openWith = (environment: Record<string, string>): ObjectStore =>
  openObjectStore('catalog', loadConfig('catalog', Config, environment), createMetrics('catalog'))

const keyOf = (bytes: Uint8Array) => contentKey('images', sha256Of(bytes), { owner: randomUUID(), ending: 'webp' })
const read = async (store: ObjectStore, key: string) => {
  const found = await store.get(key)
  return found && { bytes: found.bytes, data: await buffer(found.stream) }
}
/** S3 keeps nothing of what was cut off; the server that stands for it here does. */
const leavesNothing = async (kind: 'file' | 's3', store: ObjectStore, key: string) =>
  kind === 's3' || expect(await store.get(key)).toBeUndefined()
const unavailable = expect.objectContaining({ code: 'service.unavailable', status: 503 })

let folder: string
let storage: ObjectStorage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konter-disk-store-'))
  storage = await startObjectStorage()
})
afterAll(async () => {
  await storage.remove()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['file', 's3'] as const)('what every store promises: %s', (kind) => {
  let store: ObjectStore
  beforeAll(() => {
    store = openWith(kind === 'file' ? { OBJECT_STORE_URL: `file:${folder}` } : storage.environment)
  })
  afterAll(() => store.close())

  test('what was put is there, byte by byte, and as often as it is read', async () => {
    const data = randomBytes(200_000)
    const key = keyOf(data)
    expect(await store.get(key)).toBeUndefined()
    await store.put(key, data)
    expect(await read(store, key)).toEqual({ bytes: data.length, data })
    expect(await read(store, key)).toEqual({ bytes: data.length, data })
  })

  test('what is put again is the same', async () => {
    const data = randomBytes(1_000)
    const key = keyOf(data)
    await Promise.all([store.put(key, data), store.put(key, data), store.put(key, data)])
    expect(await read(store, key)).toEqual({ bytes: 1_000, data })
  })

  test('a stream is stored, when it is as long as it said', async () => {
    const data = randomBytes(3_000_000)
    const key = keyOf(data)
    await store.put(key, { stream: Readable.from(pieces(data)), bytes: data.length })
    expect((await read(store, key))?.data.equals(data)).toBe(true)
  })

  test.each([-1, 1])('a stream of other length than it said (%i) leaves nothing', async (difference) => {
    const data = randomBytes(100_000)
    const key = keyOf(data)
    await expect(
      store.put(key, { stream: Readable.from(pieces(data)), bytes: data.length + difference }),
    ).rejects.toThrow()
    await leavesNothing(kind, store, key)
  })

  test('a stream that breaks leaves nothing, and is no failure of the store', async () => {
    const key = keyOf(randomBytes(10))
    const stream = Readable.from(
      (async function* () {
        yield randomBytes(50_000)
        throw new Error('the client left')
      })(),
    )
    await expect(store.put(key, { stream, bytes: 100_000 })).rejects.toThrow('the client left')
    await leavesNothing(kind, store, key)
  })

  test('what is deleted is gone; what was not there, too', async () => {
    const data = randomBytes(10)
    const key = keyOf(data)
    await store.put(key, data)
    await store.delete(key)
    expect(await store.get(key)).toBeUndefined()
    await store.delete(key)
    await store.delete(keyOf(data))
  })

  test.each([
    '../x.webp',
    'a/../../x.webp',
    '/etc/passwd',
    'a//b.webp',
    'a/./b.webp',
    'a\\b.webp',
    'A.webp',
    'a.exe',
    'a',
    '',
    'a.webp\0',
    'a%2f.webp',
    '.unfinished/a.webp',
    `${'a/'.repeat(8)}b.webp`,
    `${'a'.repeat(400)}.webp`,
  ])('the key %j is none', async (key) => {
    const message = 'is no key of an object'
    await expect(async () => store.put(key, new Uint8Array(1))).rejects.toThrow(message)
    await expect(async () => store.get(key)).rejects.toThrow(message)
    await expect(async () => store.delete(key)).rejects.toThrow(message)
    await expect(async () => store.signedUrl(key, 60)).rejects.toThrow(message)
  })
})

function* pieces(data: Buffer) {
  for (let at = 0; at < data.length; at += 64_000) yield data.subarray(at, at + 64_000)
}

test('a key says whose it is and what is in it', () => {
  const hash = sha256Of(Buffer.from('kopi'))
  const key = contentKey('images', hash, { owner: 'me', ending: 'webp' })
  expect(key).toBe(`images/${hash.slice(0, 2)}/${hash}-me.webp`)
  expect(checkKey(key)).toBe(key)
})

describe('on this machine', () => {
  const open = (below: string) => openWith({ OBJECT_STORE_URL: `file://${join(folder, below)}` })
  const unfinished = (below: string) => readdir(join(folder, below, '.unfinished'))

  test('a folder is made when something is put, and nothing half written stays in it', async () => {
    const store = open('fresh')
    const data = randomBytes(10)
    const key = keyOf(data)
    expect(await store.get(key)).toBeUndefined()
    await store.put(key, data)
    expect(await readFile(join(folder, 'fresh', key))).toEqual(data)
    const broken = Readable.from([randomBytes(5)])
    await expect(store.put(keyOf(data), { stream: broken, bytes: 10 })).rejects.toThrow(
      '10 bytes was announced, and 5 came',
    )
    expect(await unfinished('fresh')).toEqual([])
  })

  test('what a process that died left is swept, what another is writing is not', async () => {
    await open('swept').put(keyOf(randomBytes(1)), randomBytes(1))
    const [old, young] = ['old', 'young'].map((name) => join(folder, 'swept', '.unfinished', name)) as [string, string]
    await Promise.all([writeFile(old, 'x'), writeFile(young, 'x')])
    const long = (Date.now() - 2 * 60 * 60 * 1000) / 1000
    await utimes(old, long, long)
    const store = open('swept')
    await store.put(keyOf(randomBytes(1)), randomBytes(1))
    await store.close()
    expect(await unfinished('swept')).toEqual(['young'])
  })

  test('a disk that cannot be written is a store that is away', async () => {
    const place = join(folder, 'a-file')
    await writeFile(place, 'x')
    await chmod(place, 0o400)
    const store = openWith({ OBJECT_STORE_URL: `file:${place}` })
    const failure = await store.put(keyOf(randomBytes(1)), randomBytes(1)).catch((error: unknown) => error)
    expect(failure).toEqual(unavailable)
    expect(isDependencyDown(failure)).toBe(true)
  })

  test('nobody else can be given a link', async () =>
    expect(await open('linked').signedUrl(keyOf(randomBytes(1)), 60)).toBeUndefined())
})

describe('by the S3 API', () => {
  const data = Buffer.from('kopi tubruk')
  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'nothing',
      (error: unknown) => error,
    )
  const failuresOf = (store: ObjectStore) =>
    Promise.all([store.put(keyOf(data), data), store.get(keyOf(data)), store.delete(keyOf(data))].map(failureOf))

  test('a link lets anybody read one object, for a while, and no other', async () => {
    const store = openWith(storage.environment)
    const [key, other] = [keyOf(data), keyOf(data)]
    await Promise.all([store.put(key, data), store.put(other, data)])
    const link = (await store.signedUrl(key, 60)) as string
    const answer = await fetch(link)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(data)
    expect((await fetch(link.replace(key, other))).status).toBe(403)
    expect(new URL(link).searchParams.get('X-Amz-Expires')).toBe('60')
    await store.close()
  })

  test.each([
    [{}, 'https://shop.s3.ap-southeast-3.amazonaws.com/pictures/'],
    [{ OBJECT_STORE_PATH_STYLE: 'true' }, 'https://s3.ap-southeast-3.amazonaws.com/shop/pictures/'],
    [{ OBJECT_STORE_ENDPOINT: 'http://minio:9000' }, 'http://shop.minio:9000/pictures/'],
    [
      { OBJECT_STORE_ENDPOINT: 'http://minio:9000/s3/', OBJECT_STORE_PATH_STYLE: 'true' },
      'http://minio:9000/s3/shop/pictures/',
    ],
  ])('%j is at %s', async (more, expected) => {
    const store = openWith({
      ...storage.environment,
      OBJECT_STORE_ENDPOINT: '',
      OBJECT_STORE_PATH_STYLE: 'false',
      OBJECT_STORE_URL: 's3://shop/pictures',
      OBJECT_STORE_REGION: 'ap-southeast-3',
      ...more,
    })
    expect((await store.signedUrl('a.webp', 60))?.split('a.webp')[0]).toBe(expected)
    await store.close()
  })

  test.each([
    ['a wrong secret', { OBJECT_STORE_SECRET_ACCESS_KEY: 'wrong' }, /403 SignatureDoesNotMatch/],
    ['a key that nobody knows', { OBJECT_STORE_ACCESS_KEY_ID: 'NOBODY' }, /403 InvalidAccessKeyId/],
    ['no such bucket', { OBJECT_STORE_URL: 's3://nowhere' }, /404 NoSuchBucket/],
  ])('%s: away, and the log says why', async (_what, more, why) => {
    const store = openWith({ ...storage.environment, ...more })
    for (const failure of await failuresOf(store)) {
      expect(failure).toEqual(unavailable)
      expect(String((failure as Error).cause)).toMatch(why)
      expect(isDependencyDown(failure)).toBe(true)
    }
    await store.close()
  })

  test('a server that is down is a store that is away, until it is back', async () => {
    const own = await startObjectStorage()
    const store = openWith(own.environment)
    const key = keyOf(data)
    await store.put(key, data)
    await own.stop()
    for (const failure of await failuresOf(store)) expect(failure).toEqual(unavailable)
    await own.restart()
    expect((await read(store, key))?.data).toEqual(data)
    await store.close()
    await own.remove()
  })

  describe('from a server that means no good', () => {
    let server: Server
    let answer: (response: ServerResponse) => void
    const asked: string[] = []
    const open = () => {
      const { port } = server.address() as AddressInfo
      return openWith({ ...storage.environment, OBJECT_STORE_ENDPOINT: `http://127.0.0.1:${port}` })
    }
    beforeAll(async () => {
      server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`)
        request.resume()
        answer(response)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    test('a redirect is not followed', async () => {
      asked.length = 0
      answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end()
      const store = open()
      for (const failure of await failuresOf(store)) expect(failure).toEqual(unavailable)
      expect(asked.filter((each) => each.includes('elsewhere'))).toEqual([])
      await store.close()
    })

    test('a page that is not there is no object that is not there', async () => {
      answer = (response) => response.writeHead(404).end('<html>nginx</html>')
      const store = open()
      expect(await failureOf(store.get(keyOf(data)))).toEqual(unavailable)
      await store.close()
    })

    test('an object that is cut off ends in an error, not in half of it', async () => {
      answer = (response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('half', () => response.destroy())
      }
      const store = open()
      const found = await store.get(keyOf(data))
      await expect(buffer(found?.stream as Readable)).rejects.toThrow()
      await store.close()
    })

    test('one that never answers is given up', { timeout: 15_000 }, async () => {
      const silent = listenOn(() => {})
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
      const { port } = silent.address() as AddressInfo
      const store = openWith({ ...storage.environment, OBJECT_STORE_ENDPOINT: `http://127.0.0.1:${port}` })
      const began = performance.now()
      expect(await failureOf(store.put(keyOf(data), data))).toEqual(unavailable)
      expect(performance.now() - began).toBeLessThan(8_000)
      await store.close()
      silent.close()
    })
  })
})

describe('the configuration', () => {
  test('what is missing is named', () =>
    expect(() => openWith({ OBJECT_STORE_URL: 's3://shop' })).toThrow(
      /ACCESS_KEY_ID is missing.*\n.*SECRET_ACCESS_KEY is missing/,
    ))

  test.each(['https://x', 's3://', 's3://UPPER', 's3://a/../b', 'file:'])('%s is no place for objects', (url) =>
    expect(() => openWith({ OBJECT_STORE_URL: url })).toThrow('OBJECT_STORE_URL'),
  )

  test('its keys are secrets', () => {
    const config = loadConfig('catalog', Config, storage.environment)
    for (const secret of [config.OBJECT_STORE_ACCESS_KEY_ID, config.OBJECT_STORE_SECRET_ACCESS_KEY] as Secret[])
      expect(`${secret}`).toBe('[secret]')
  })
})
