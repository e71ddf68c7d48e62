import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { startGateway } from '../../apps/gateway/src/app.ts'
import type { Konter } from '../konter.ts'

export type Door = {
  url: string
  ask(method: string, path: string, options?: Asking): Promise<Seen>
  stop(): Promise<void>
}
type Asking = { headers?: Record<string, string>; body?: unknown }
type Seen = { status: number; headers: Headers; code: string | undefined }

/** Another gateway before the same services, as strict as its configuration. Sees the machine's time, not a moved one. */
export async function openSecondDoor(konter: Konter, environment: Record<string, string>): Promise<Door> {
  const own = parseEnv(readFileSync(join(konter.dir, 'env/gateway.env'), 'utf8'))
  const { url, stop } = await startGateway({ ...own, PORT: '0', LOG_LEVEL: 'silent', ...environment })
  return {
    url,
    stop,
    ask: async (method, path, { headers = {}, body } = {}) => {
      const answer = await fetch(url + path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const isJson = answer.headers.get('content-type')?.includes('json') === true
      const said = isJson ? ((await answer.json()) as { code?: string }) : undefined
      if (said === undefined) await answer.text()
      return { status: answer.status, headers: answer.headers, code: said?.code }
    },
  }
}
