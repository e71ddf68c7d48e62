import type { App } from '@konter/service'

/** As much of a refused body is read to get our answer across. Whoever sends more sees the connection break. */
const droppedBytesMax = 32 * 1024 * 1024

/**
 * Most clients read only when they have sent everything. Were the connection closed the moment a body proves too large,
 * they would see it break, and never why. So the rest is read and dropped.
 */
export function hearOut(app: App): void {
  app.addHook('onError', (request, reply, error, done) => {
    const { raw } = request
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' && !raw.complete) {
      let dropped = 0
      reply.removeHeader('connection')
      // Also for a client that wants to close afterwards: it will, when it has read.
      reply.raw.shouldKeepAlive = true
      raw.on('data', (chunk: Buffer) => {
        dropped += chunk.length
        if (dropped > droppedBytesMax) raw.destroy()
      })
    }
    done()
  })
}
