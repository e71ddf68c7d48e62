import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from './http.ts'

const lookMs = 20
/** Longer than any answer may take that is not endless, and shorter than orchestrators wait. */
const drainMsMax = 20_000

/**
 * At the end, whatever is being answered is answered, and then every connection goes. Node alone would wait a minute for
 * a connection that was opened ahead of use (as browsers and fetch do), because it does not count as idle.
 */
export function drainOnClose(app: App): void {
  let answering = 0
  let sweep: NodeJS.Timeout | undefined
  // Not by a hook: also what is answered before Fastify sees it must come to its end.
  app.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    answering += 1
    response.once('close', () => {
      answering -= 1
    })
  })
  app.addHook('preClose', async () => {
    const deadline = performance.now() + drainMsMax
    sweep = setInterval(() => {
      if (answering === 0 || performance.now() > deadline) app.server.closeAllConnections()
    }, lookMs)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
}
