import type { EventData, EventDefinition } from '@konter/contracts'
import { Bell, type Bus, backoffMs, decodeEnvelope, type Log, listenFromNow } from '@konter/service'

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

export type Listener<Definition extends EventDefinition> = {
  event: Definition
  heard(data: EventData<Definition>): void
  /** From here on the event is heard, or is not heard any more. What is known from before may be out of date either way. */
  hears(isHeard: boolean): void
  /** For the log, where it is not heard. */
  what: string
}

/** Every gateway hears every event, from the moment it listens, and listens again when the connection broke. */
export function hear<Definition extends EventDefinition>(
  bus: Bus,
  { event, heard, hears, what }: Listener<Definition>,
  log: Log,
): { stop(): Promise<void> } {
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
        for await (const { data } of messages) heard(decodeEnvelope(data).data as EventData<Definition>)
      } catch (error) {
        if (!stopped) log.warn({ err: error }, `${what} are not heard`)
      }
      hears(false)
      if (!stopped) await bell.wait(backoffMs(failures + 1, { firstMs: 100, maxMs: 5_000 }))
    }
  }

  async function listen(): Promise<Messages> {
    const listening = await (await listenFromNow(bus, event)).consume({ expires: pullMs })
    void stopWhenDeaf(listening)
    if (!stopped && bus.isUp()) hears(true)
    else listening.stop()
    return listening
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
