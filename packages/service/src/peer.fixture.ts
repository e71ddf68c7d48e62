import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Somebody who is asked over HTTP, notes what, and answers as the test says. */
export type Peer = {
  readonly url: string
  asked: { method: string | undefined; headers: IncomingHttpHeaders; body: string }
  answer(response: ServerResponse): void
  close(): void
}

export async function startPeer(): Promise<Peer> {
  const server = createServer(async (request, response) => {
    peer.asked = { method: request.method, headers: request.headers, body: await text(request) }
    peer.answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer: Peer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: { method: undefined, headers: {}, body: '' },
    answer: (response) => response.end(),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return peer
}
