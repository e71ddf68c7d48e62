import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { HEARTBEAT, type Positioned, type ReadAfter, Stream, sseFrame } from './stream.ts'

const [feed, owner] = [randomUUID(), randomUUID()]
const log = createLog('user', 'silent')
const start = { position: 0n, greeting: 'retry: 2000\n\n' }

const numbered = (sequence: bigint): Positioned => ({ sequence })
const frameOf = (item: Positioned) => sseFrame(item.sequence, 'item', {})

/** A feed of so many items, and how it was read. */
function feedOf(length: number): { length: number; reads: bigint[]; readAfter: ReadAfter<Positioned> } {
  const feed = {
    length,
    reads: [] as bigint[],
    readAfter: async (position: bigint, limit: number) => {
      feed.reads.push(position)
      const count = Math.min(limit, feed.length - Number(position))
      return Array.from({ length: count }, (_, n) => numbered(position + BigInt(n) + 1n))
    },
  }
  return feed
}

type Client = { disconnected: boolean; stream: Stream<Positioned> }

function newClient(times: { heartbeatMs?: number; lifeMs?: number; stalledMs?: number } = {}): Client {
  const client: { disconnected: boolean } = { disconnected: false }
  const disconnect = () => {
    client.disconnected = true
  }
  const stream = new Stream({
    feed,
    owner,
    disconnect,
    frameOf,
    times: { heartbeatMs: 60_000, lifeMs: 60_000, stalledMs: 60_000, ...times },
    log,
  })
  return Object.assign(client, { stream })
}

const idsIn = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

test('it reads no further than its client takes', async () => {
  const { stream } = newClient()
  const feed = feedOf(1_000_000)
  const frames = stream.frames(start, feed.readAfter)
  const taken = frames[Symbol.asyncIterator]()
  let heard = 0
  for (let n = 1; n <= 5; n++) heard = idsIn(String((await taken.next()).value)).at(-1) ?? 0
  await eventually(() => expect(feed.reads.length).toBeGreaterThan(0))
  expect(heard).toBe(200)
  // Two batches may be under way: the one that waits for the client, and the one behind it.
  expect(Number(feed.reads.at(-1))).toBeLessThanOrEqual(heard + 100)
  frames.destroy()
  stream.release()
})

test('a client that takes nothing is disconnected', async () => {
  const client = newClient({ stalledMs: 20 })
  const frames = client.stream.frames(start, feedOf(1_000).readAfter)
  frames.read(0)
  await eventually(() => expect(client.disconnected).toBe(true))
  frames.destroy()
})

test('a client that does not take the end is disconnected, one that has gone is left alone', async () => {
  const [deaf, gone] = [newClient({ lifeMs: 10, stalledMs: 10 }), newClient({ lifeMs: 10, stalledMs: 10 })]
  gone.stream.release()
  await eventually(() => expect(deaf.disconnected).toBe(true))
  expect(gone.disconnected).toBe(false)
})

test('what comes while it reads is not missed', async () => {
  const { stream } = newClient()
  const feed = feedOf(1)
  const readAfter: ReadAfter<Positioned> = async (position, limit) => {
    const read = await feed.readAfter(position, limit)
    if (feed.reads.length === 1) {
      // Committed after this read, nudged before it returned.
      feed.length = 2
      stream.wake()
    }
    return read
  }
  const heard: number[] = []
  const frames = stream.frames(start, readAfter)
  frames.on('data', (frame) => heard.push(...idsIn(String(frame))))
  await eventually(() => expect(heard).toEqual([1, 2]))
  stream.release()
})

test('a read that failed is made up for when the poll finds it behind', async () => {
  const { stream } = newClient()
  const feed = feedOf(3)
  let isDown = true
  const heard: number[] = []
  const frames = stream.frames(start, async (position, limit) => {
    if (!isDown) return feed.readAfter(position, limit)
    feed.reads.push(position)
    throw new Error('the database is away')
  })
  frames.on('data', (frame) => heard.push(...idsIn(String(frame))))
  await eventually(() => expect(feed.reads).toHaveLength(1))
  isDown = false
  stream.wakeBehind(3n)
  await eventually(() => expect(heard).toEqual([1, 2, 3]))
  const reads = feed.reads.length
  stream.wakeBehind(3n)
  expect(feed.reads).toHaveLength(reads)
  stream.release()
})

test('silence is filled with comments', async () => {
  const { stream } = newClient({ heartbeatMs: 5 })
  const feed = feedOf(0)
  let text = ''
  stream.frames(start, feed.readAfter).on('data', (frame) => {
    text += String(frame)
  })
  await eventually(() => expect(text.split(HEARTBEAT).length).toBeGreaterThan(3))
  expect(feed.reads).toHaveLength(1)
  stream.release()
})
