import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** For `globalSetup`: real servers for this run, unless the environment names some already (as `npm test` does). */
export default async function setup(_project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_ADMIN_URL, NATS_URL, REDIS_URL } = process.env
  if (DATABASE_ADMIN_URL !== undefined && NATS_URL !== undefined && REDIS_URL !== undefined) return async () => {}
  const { startServers } = await import('./servers.ts')
  const dir = `${root}.konter/test-${process.pid}`
  const servers = await startServers({ dir, durable: false })
  process.env.DATABASE_ADMIN_URL = servers.databaseAdminUrl
  process.env.NATS_URL = servers.natsUrl
  process.env.REDIS_URL = servers.redisUrl
  return async () => {
    await servers.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
