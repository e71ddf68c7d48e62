import type { Bus } from './bus.ts'

type Connection = Awaited<Bus['ready']>['connection']

/** Tells all replicas, this one too, about something by its key. */
export type Hints<Topic extends string> = { tell(topic: Topic, key: string): void }

/**
 * Over core NATS. What is told is a hint that may get lost: who hears it looks into the database, and polls beside.
 */
export function openHints<Topic extends string>(
  bus: Bus,
  acts: Readonly<Record<Topic, (key: string) => void>>,
): Hints<Topic> {
  const subject = (topic: string, key: string) => `${bus.namespace}.live.${topic}.${key}`
  let connection: Connection | undefined

  bus.ready.then(
    (ready) => {
      connection = ready.connection
      for (const [topic, act] of Object.entries(acts) as [Topic, (key: string) => void][])
        connection.subscribe(subject(topic, '*'), {
          callback: (_error, message) => act(message.subject.split('.').at(-1) ?? ''),
        })
    },
    // The bus was closed before it ever connected.
    () => {},
  )
  return {
    tell: (topic, key) => {
      // While the server is away the client would keep what nobody needs later.
      if (connection === undefined || connection.isClosed() || !bus.isUp()) return
      connection.publish(subject(topic, key))
    },
  }
}
