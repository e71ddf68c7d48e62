import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import type { Endpoints } from './endpoints.ts'
import type { Recipe } from './server.ts'

const answerTimeoutMs = 2_000

/** Everything in Redis is losable, so nothing is saved. The password keeps other users of this machine out. */
export function redisRecipe(file: string, dir: string, { redis: port, password }: Endpoints): Recipe {
  const home = join(dir, 'redis')
  const settings = join(home, 'redis.conf')
  mkdirSync(home, { recursive: true })
  writeFileSync(
    settings,
    [
      'bind 127.0.0.1',
      `port ${port}`,
      `requirepass ${password}`,
      'save ""',
      'appendonly no',
      'daemonize no',
      `dir ${JSON.stringify(home)}`,
    ].join('\n'),
    { mode: 0o600 },
  )
  const url = `redis://:${password}@127.0.0.1:${port}`
  return {
    url,
    prepare: async () => ({ file, args: [settings], cwd: home, stopSignal: 'SIGTERM' }),
    isReady: () => redisAnswers(url),
  }
}

/** Whether a Redis at this URL answers PING. Throws when it refuses the user or password. */
export function redisAnswers(url: string): Promise<boolean> {
  const { protocol, hostname, port, username, password } = new URL(url)
  const where = { host: hostname, port: Number(port || 6379), timeout: answerTimeoutMs }
  const login =
    password === '' ? [] : ['AUTH', ...(username === '' ? [] : [username]), password].map(decodeURIComponent)
  return new Promise((resolve, reject) => {
    const socket = protocol === 'rediss:' ? connectTls(where) : connect(where)
    const finish = (settle: () => void) => {
      socket.destroy()
      settle()
    }
    let answer = ''
    socket.once('error', () => finish(() => resolve(false)))
    socket.once('timeout', () => finish(() => resolve(false)))
    socket.once('close', () => resolve(false))
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      if (answer.includes('+PONG')) finish(() => resolve(true))
      if (/^-(WRONGPASS|NOAUTH|ERR)/m.test(answer))
        finish(() => reject(new Error(`Redis refuses us: ${answer.trim()}`)))
    })
    socket.write(`${login.length === 0 ? '' : command(login)}${command(['PING'])}`)
  })
}

const command = (words: string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`
