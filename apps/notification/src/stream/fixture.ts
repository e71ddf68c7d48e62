import { connect, type Socket } from 'node:net'
import { eventually } from '@konter/testing'
import type { View } from '../fixture.ts'

/** For tests: a client of a stream that notes what it hears. */
export type Heard = { id: string; event: string; data: View & { unread: number } }
export type Listener = {
  status: number
  headers: Headers
  heard: Heard[]
  /** Everything that was sent, as text. */
  text(): string
  /** Resolves to how the stream came to its end. */
  ended: Promise<'closed' | 'broken'>
  hang(): void
}

export async function listenTo(
  { url, token }: { url: string; token: string },
  lastEventId?: string | number,
): Promise<Listener> {
  const controller = new AbortController()
  const position: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }
  const answer = await fetch(`${url}/v1/notifications/stream`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...position },
    signal: controller.signal,
  })
  const heard: Heard[] = []
  let text = ''
  let taken = 0
  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      for (let end = text.indexOf('\n\n', taken); end !== -1; end = text.indexOf('\n\n', taken)) {
        heard.push(...eventIn(text.slice(taken, end)))
        taken = end + 2
      }
    }
  }
  const ended = read().then(
    () => 'closed' as const,
    () => 'broken' as const,
  )
  return {
    status: answer.status,
    headers: answer.headers,
    heard,
    text: () => text,
    ended,
    hang: () => controller.abort(),
  }
}

function eventIn(block: string): Heard[] {
  const fields = Object.fromEntries(block.split('\n').map((line) => [line.split(': ')[0], line.replace(/^\w*: /, '')]))
  const { id, event, data } = fields
  return id === undefined || event === undefined || data === undefined ? [] : [{ id, event, data: JSON.parse(data) }]
}

/** Waits until that many notifications were heard. */
export const hears = (listener: Listener, count: number): Promise<Heard[]> =>
  eventually(() => {
    const notifications = listener.heard.filter(({ event }) => event === 'notification')
    if (notifications.length < count) throw new Error(`${notifications.length} of ${count} were heard`)
    return notifications
  })

/** A client that asks for a stream and takes only what the operating system takes for it. */
export function deafListener({ url, token }: { url: string; token: string }, lastEventId: number): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.pause()
  socket.write(
    `GET /v1/notifications/stream HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nLast-Event-ID: ${lastEventId}\r\n\r\n`,
  )
  return socket
}
