import type { Bus } from '@konter/service'
import type { Streams } from './streams.ts'

type Connection = Awaited<Bus['ready']>['connection']

/**
 * Tells all replicas, this one too, over core NATS. What is told is a hint that may get lost: streams read from the
 * database, and the poll finds what nobody was told of.
 */
export type Live = {
  /** There is something new for a user. */
  nudge(userId: string): void
  /** A user may no longer do what they could: their streams end, and who comes back is checked again. */
  recheck(userId: string): void
}

export function openLive(bus: Bus, streams: Streams): Live {
  const subject = (topic: string, userId: string) => `${bus.namespace}.live.${topic}.${userId}`
  let connection: Connection | undefined

  function hear(topic: string, act: (userId: string) => void): void {
    connection?.subscribe(subject(topic, '*'), {
      callback: (_error, message) => act(message.subject.split('.').at(-1) ?? ''),
    })
  }

  function tell(topic: string, userId: string): void {
    // While the server is away the client would keep what nobody needs later.
    if (connection === undefined || connection.isClosed() || !bus.isUp()) return
    connection.publish(subject(topic, userId))
  }

  bus.ready.then(
    (ready) => {
      connection = ready.connection
      hear('notification', (userId) => {
        for (const stream of streams.of(userId)) stream.wake()
      })
      hear('access', (userId) => {
        for (const stream of streams.of(userId)) stream.end()
      })
    },
    // The bus was closed before it ever connected.
    () => {},
  )
  return {
    nudge: (userId) => tell('notification', userId),
    recheck: (userId) => tell('access', userId),
  }
}
