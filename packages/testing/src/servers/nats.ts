import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Endpoints } from './endpoints.ts'
import type { Recipe } from './server.ts'

const answerTimeoutMs = 2_000
const maxPayloadBytes = 1024 * 1024

/** NATS with JetStream on disk. Its client library takes no password from a URL, so being on loopback must do. */
export function natsRecipe(file: string, dir: string, { nats: port, natsMonitor }: Endpoints): Recipe {
  const home = join(dir, 'nats')
  const settings = join(home, 'nats.conf')
  const name = `konter-${createHash('sha256').update(dir).digest('hex').slice(0, 8)}`
  mkdirSync(home, { recursive: true })
  // The settings language of NATS contains JSON.
  writeFileSync(
    settings,
    JSON.stringify({
      server_name: name,
      host: '127.0.0.1',
      port,
      http: `127.0.0.1:${natsMonitor}`,
      max_payload: maxPayloadBytes,
      jetstream: { store_dir: home },
    }),
  )
  const url = `nats://127.0.0.1:${port}`
  return {
    url,
    prepare: async () => ({ file, args: ['-c', settings], cwd: home, stopSignal: 'SIGTERM' }),
    isReady: () => natsAnswers(url, name),
  }
}

/** Whether a NATS with JetStream greets at this URL. Throws when it has no JetStream, or another name. */
export function natsAnswers(url: string, name?: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 4222), timeout: answerTimeoutMs })
    let greeting = ''
    socket.once('error', () => resolve(false))
    socket.once('timeout', () => socket.destroy())
    socket.once('close', () => resolve(false))
    socket.on('data', (chunk) => {
      greeting += chunk.toString()
      if (!greeting.includes('\r\n')) return
      socket.destroy()
      const info = JSON.parse(greeting.slice('INFO '.length, greeting.indexOf('\r\n'))) as Greeting
      if (name !== undefined && info.server_name !== name) reject(new Error(`Another NATS answers on port ${port}.`))
      else if (info.jetstream !== true) reject(new Error('NATS runs without JetStream: start it with -js.'))
      else resolve(true)
    })
  })
}

type Greeting = { server_name: string; jetstream?: boolean }
