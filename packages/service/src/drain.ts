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
  app.addHook('onRequest', (_request, reply, done) => {
    answering += 1
    reply.raw.once('close', () => {
      answering -= 1
    })
    done()
  })
  app.addHook('preClose', async () => {
    const deadline = performance.now() + drainMsMax
    sweep = setInterval(() => {
      if (answering === 0 || performance.now() > deadline) app.server.closeAllConnections()
    }, lookMs)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
}
