import { AccessChanged, type EventData } from '@konter/contracts'
import { Bell, type Bus, backoffMs, decodeEnvelope, type Log, listenFromNow } from '@konter/service'
import type { Callers } from './callers.ts'

/** Half of it is how often the server says that it is still there; twice without a word means it is not. */
const pullMs = 5_000
const lookMs = 1_000

type Messages = Awaited<ReturnType<Awaited<ReturnType<typeof listenFromNow>>['consume']>>

const DEAF = new Set<string>([
  'heartbeats_missed',
  'consumer_deleted',
  'consumer_not_found',
  'stream_not_found',
  'no_responders',
  'reset',
])

/**
 * Whose rights change is forgotten at once. Every gateway hears every event, from the moment it listens; what it knew
 * from before, and all it knows when the connection breaks, may be out of date and is forgotten as a whole.
 */
export function hearAccessChanges(bus: Bus, callers: Callers, log: Log): { stop(): Promise<void> } {
  const bell = new Bell()
  let stopped = false
  let messages: Messages | undefined

  async function work(): Promise<void> {
    for (let failures = 0; !stopped; failures++) {
      try {
        // A question sent while the connection is down would be answered late, or never.
        while (!bus.isUp() && !stopped) await bell.wait(lookMs)
        if (stopped) return
        messages = await listen()
        failures = 0
        for await (const { data } of messages)
          callers.forget(decodeEnvelope(data).data as EventData<typeof AccessChanged>)
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'revocations are not heard')
      }
      callers.hears(false)
      if (!stopped) await bell.wait(backoffMs(failures + 1, { firstMs: 100, maxMs: 5_000 }))
    }
  }

  async function listen(): Promise<Messages> {
    const heard = await (await listenFromNow(bus, AccessChanged)).consume({ expires: pullMs })
    void stopWhenDeaf(heard)
    if (!stopped && bus.isUp()) callers.hears(true)
    else heard.stop()
    return heard
  }

  async function watchConnection(): Promise<void> {
    const { connection } = await bus.ready
    bell.ring()
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') messages?.stop()
      if (type === 'reconnect') bell.ring()
    }
  }

  const working = work()
  watchConnection().catch(() => {})
  return {
    stop: async () => {
      stopped = true
      bell.ring()
      messages?.stop()
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
    },
  }
}

async function stopWhenDeaf(messages: Messages): Promise<void> {
  for await (const { type } of messages.status())
    if (DEAF.has(type)) {
      messages.stop()
      return
    }
}
