import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Fault, type Subject, takeRequestFaults } from './faults.ts'
import type { State } from './state.ts'

export type Describe = (request: FastifyRequest) => Subject

const badGatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
  '<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n'

/** Faults are taken when the request arrives, so that `times: 1` means the next request, whenever it is answered. */
export function addFaultHooks(app: FastifyInstance, state: State, describe: Describe, closing: AbortSignal): void {
  const struck = new WeakMap<FastifyRequest, Fault[]>()

  app.addHook('preHandler', async (request, reply) => {
    const faults = state.transaction(() => takeRequestFaults(state, describe(request)))
    struck.set(request, faults)
    for (const fault of faults.filter(({ phase }) => phase === 'before')) {
      await strikeBefore(fault, request, reply, closing)
      if (reply.sent) return reply
    }
    return undefined
  })

  app.addHook('onSend', async (request, reply, payload) => {
    let body = payload
    for (const fault of struck.get(request)?.filter(({ phase }) => phase === 'after') ?? []) {
      body = await strikeAfter(fault, request, reply, { body, closing })
    }
    return body
  })
}

async function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply, closing: AbortSignal) {
  if (fault.kind === 'bad-gateway') {
    await reply.code(502).type('text/html').send(badGatewayPage)
    return
  }
  await strikeWire(fault, request, closing)
  if (fault.kind !== 'latency') reply.hijack()
}

async function strikeAfter(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  { body, closing }: { body: unknown; closing: AbortSignal },
): Promise<unknown> {
  if (fault.kind === 'bad-gateway') {
    reply.code(502).type('text/html')
    return badGatewayPage
  }
  await strikeWire(fault, request, closing)
  return body
}

/** Latency and silence are felt by a waiting client, so they last real milliseconds whatever the clock says. */
async function strikeWire(fault: Fault, request: FastifyRequest, closing: AbortSignal): Promise<void> {
  const { socket } = request.raw
  if (fault.kind === 'latency') await wait(fault.ms, undefined, { signal: closing }).catch(() => undefined)
  if (fault.kind === 'drop') socket.resetAndDestroy()
  if (fault.kind === 'silence' && !socket.destroyed) {
    await new Promise((hungUp) => socket.once('close', hungUp))
  }
}
