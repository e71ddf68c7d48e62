import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkKey } from './object-key.ts'
import type { ObjectBody, ObjectStore } from './object-store.ts'
import { problem } from './problems.ts'

/** What a process that died left half written. No write takes as long as this. */
const leftoverMsMax = 60 * 60 * 1000
/** No key begins with a dot. */
const unfinished = '.unfinished'

/** Objects as files below one folder of this machine: for one shop, or one machine. */
export function openDiskStore(root: string): ObjectStore {
  const pathOf = (key: string) => join(root, checkKey(key))
  let swept: Promise<void> | undefined

  /** Written beside, down to the disk, and renamed: whatever happens meanwhile, there is nothing or the whole. */
  async function put(key: string, body: ObjectBody): Promise<void> {
    const path = pathOf(key)
    const beside = join(root, unfinished, randomUUID())
    await orAway(async () => {
      await ensureFolder(join(root, unfinished))
      await ensureFolder(dirname(path))
    })
    swept ??= sweep(join(root, unfinished)).catch(() => {})
    try {
      await writeDown(beside, body)
      await orAway(async () => {
        await rename(beside, path)
        await syncFolder(dirname(path))
      })
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {})
      throw error
    }
  }

  return {
    put,
    get: (key) => orAway(async () => unlessNone(() => readFrom(pathOf(key)))),
    delete: (key) =>
      orAway(async () => {
        const path = pathOf(key)
        await rm(path, { force: true })
        await unlessNone(() => syncFolder(dirname(path)))
      }),
    signedUrl: async (key) => void checkKey(key),
    close: async () => {
      await swept
    },
  }
}

async function readFrom(path: string) {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const { size } = await file.stat()
    return { bytes: size, stream: file.createReadStream() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function writeDown(path: string, body: ObjectBody): Promise<void> {
  const file = await orAway(() => open(path, 'wx', 0o640))
  try {
    if (body instanceof Uint8Array) await orAway(() => file.writeFile(body))
    else await writeStream(file, body)
    await orAway(() => file.sync())
  } finally {
    await file.close()
  }
}

/** What breaks in the source is its own failure, and none of the disk's. */
async function writeStream(file: FileHandle, { stream, bytes }: Exclude<ObjectBody, Uint8Array>): Promise<void> {
  let written = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    written += chunk.length
    if (written > bytes) break
    await orAway(() => file.writeFile(chunk))
  }
  if (written !== bytes) throw new Error(`an object of ${bytes} bytes was announced, and ${written} came`)
}

/** A folder that is new is there for good when the one above it is on the disk. */
async function ensureFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o750 })
  if (first === undefined) return
  for (let each = folder; each.length >= first.length; each = dirname(each)) await syncFolder(dirname(each))
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > leftoverMsMax) await rm(path, { force: true })
  }
}

async function unlessNone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A disk that is full, read-only, broken or gone is a store that is away. */
async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error
    throw problem('service.unavailable', {}, { cause: error, headers: { 'retry-after': '5' } })
  }
}
