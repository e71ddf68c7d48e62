/// <reference path="./s3rver.d.ts" />
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

/** What it knows its one account by. It checks signatures, and refuses wrong ones. */
const account = 'S3RVER'
const bucket = 'konter-test'

export type ObjectStorage = {
  url: string
  bucket: string
  /** For a service that is to store there. */
  environment: Record<string, string>
  /** Nobody listens any more; what was stored stays. */
  stop(): Promise<void>
  /** Again, at the same address. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** A real server that speaks the S3 API, on a free port, with an empty bucket. */
export async function startObjectStorage(): Promise<ObjectStorage> {
  const directory = await mkdtemp(join(tmpdir(), 'konter-objects-'))
  let port = 0
  let server: S3rver | undefined

  async function start(): Promise<void> {
    const starting = new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      configureBuckets: port === 0 ? [{ name: bucket, configs: [] }] : [],
    })
    port = ((await starting.run()) as AddressInfo).port
    server = starting
  }

  async function stop(): Promise<void> {
    server?.httpServer.closeAllConnections()
    await server?.close()
    server = undefined
  }

  await start()
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    bucket,
    environment: {
      OBJECT_STORE_URL: `s3://${bucket}/pictures`,
      OBJECT_STORE_ENDPOINT: url,
      OBJECT_STORE_PATH_STYLE: 'true',
      OBJECT_STORE_ACCESS_KEY_ID: account,
      OBJECT_STORE_SECRET_ACCESS_KEY: account,
    },
    stop,
    restart: start,
    remove: async () => {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
