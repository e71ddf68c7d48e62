import { once } from 'node:events'
import type { Log } from '@konter/service'
import { Redis, type Result } from 'ioredis'
import type { Config } from '../config.ts'

const connectTimeoutMs = 2_000
/** A connection that says nothing for so long, though it was asked, is dead, whatever it looks like. */
const silenceMsMax = 2_000
const retryMsMax = 2_000
/** How long a start waits for Redis, so that limits are exact from the first request where they can be. */
const readyTimeoutMs = 500

/** Counts so many more, in a window that begins with the first. Answers the count and how long the window still lasts. */
const countScript = `
local count = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[2])
  redis.call('PEXPIRE', KEYS[1], left)
end
return {count, left}`

declare module 'ioredis' {
  interface RedisCommander<Context> {
    countMore(key: string, by: number, windowMs: number): Result<[count: number, leftMs: number], Context>
  }
}

/** Whoever is told to have more patience with a command has it with the connection, too. */
const orPatience = (ms: number, { REDIS_PATIENCE_MS }: Config): number => Math.max(ms, REDIS_PATIENCE_MS)

/**
 * A command that cannot be sent now fails now: nothing queues up while Redis is away. So does one without an answer after
 * `REDIS_PATIENCE_MS`: nobody waits for a counter.
 */
export function openRedis(config: Config, log: Log): Redis {
  const redis = new Redis(config.REDIS_URL.reveal(), {
    connectTimeout: orPatience(connectTimeoutMs, config),
    commandTimeout: config.REDIS_PATIENCE_MS,
    socketTimeout: orPatience(silenceMsMax, config),
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(times * 100, retryMsMax),
    scripts: { countMore: { lua: countScript, numberOfKeys: 1 } },
  })
  let away = false
  redis.on('error', (error: Error) => {
    if (!away) log.warn({ err: error }, 'Redis is away: reads are not limited, the rest is limited per process')
    away = true
  })
  redis.on('ready', () => {
    if (away) log.info('Redis is back')
    away = false
  })
  return redis
}

export async function untilReady(redis: Redis, config: Config): Promise<void> {
  if (redis.status === 'ready') return
  await once(redis, 'ready', { signal: AbortSignal.timeout(orPatience(readyTimeoutMs, config)) }).catch(() => {})
}
