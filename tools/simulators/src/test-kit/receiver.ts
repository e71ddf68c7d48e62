import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { eventually } from './eventually.ts'

export type Received = { headers: IncomingHttpHeaders; body: string }

export type Receiver = {
  url: string
  received: Received[]
  /** Waits until at least so many came, and answers them all. */
  waitFor(count: number): Promise<Received[]>
  /** What it answers from now on. */
  answer(status: number, body: string): void
  close(): Promise<void>
}

/** Somebody whom webhooks are sent to; keeps the raw bytes, because those are what is signed. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let reply = { status: 200, body: '{"success":true}' }
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    waitFor: (count) => eventually(`${count} webhooks`, () => (received.length >= count ? received : undefined)),
    answer: (status, body) => {
      reply = { status, body }
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
