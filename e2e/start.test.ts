import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '@konter/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyProject } from '../tools/launch/project-copy.ts'

/** Half a minute on a machine of one's own; here others start whole worlds beside it. */
const openMsMax = 180_000

/** `npm start`, as a newcomer's terminal runs it: in a folder of its own, on the ports that are written in the README. */
describe('npm start', () => {
  let folder: string
  const running: ChildProcess[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'konter-start-'))
    copyProject(folder)
  })
  afterEach(async () => {
    for (const child of running.splice(0))
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await eventually(() => expect(processesIn(folder)).toEqual([]), { withinMs: 20_000, everyMs: 200 })
    rmSync(folder, { recursive: true, force: true })
  })

  function start(): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
    const { DATABASE_ADMIN_URL: _d, NATS_URL: _n, REDIS_URL: _r, ...env } = process.env
    const child = spawn(process.execPath, ['tools/start.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.push(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
    return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) }
  }
  const isOpen = (one: ReturnType<typeof start>) =>
    eventually(() => expect(one.said()).toContain('Konter is open'), { withinMs: openMsMax, everyMs: 100 })
  const noStackTrace = (text: string) => expect(text).not.toMatch(/^\s+at /m)

  test(
    'opens, sells, refuses a second start, keeps its data, and leaves nobody behind',
    async () => {
      const first = start()
      await isOpen(first)
      const login = await fetch('http://127.0.0.1:9000/v1/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ identifier: 'budi@konter.example', password: 'kopi-tubruk-pagi-hari' }),
      })
      const { accessToken } = (await login.json()) as { accessToken: string }
      const wallet = async () =>
        (await (
          await fetch('http://127.0.0.1:9000/v1/wallet', { headers: { authorization: `Bearer ${accessToken}` } })
        ).json()) as object
      expect(await wallet()).toMatchObject({ balance: 500_000 })

      const second = start()
      expect(await second.ended).toBe(1)
      expect(second.said()).toMatch(/already running from this folder \(process \d+\)/)
      noStackTrace(second.said())
      expect(await wallet(), 'the first is not disturbed').toMatchObject({ balance: 500_000 })

      first.child.kill('SIGINT')
      expect(await first.ended).toBe(0)
      await eventually(() => expect(processesIn(folder)).toEqual([]))

      const third = start()
      await isOpen(third)
      expect(await wallet(), 'the data is still there').toMatchObject({ balance: 500_000 })
      // Impatience: the second Ctrl-C ends it at once, and nothing is left behind either.
      third.child.kill('SIGINT')
      third.child.kill('SIGINT')
      await third.ended
      await eventually(() => expect(processesIn(folder)).toEqual([]), { withinMs: 20_000 })
    },
    2 * openMsMax,
  )

  test('a busy port is a sentence, not a stack trace', async () => {
    const busy: Server = createServer()
    await new Promise<void>((resolve) => busy.listen(5_021, '127.0.0.1', resolve))
    const one = start()
    expect(await one.ended).toBe(1)
    expect(one.said()).toContain('Port 5021 (order) is in use by another program')
    noStackTrace(one.said())
    await new Promise((resolve) => busy.close(resolve))
  })

  test(
    'a half-written .konter is mended',
    async () => {
      mkdirSync(join(folder, '.konter/servers/postgres'), { recursive: true })
      writeFileSync(join(folder, '.konter/servers/postgres/half'), 'x')
      writeFileSync(join(folder, '.konter/secrets.json.new'), '{"passwords":')
      await isOpen(start())
    },
    openMsMax,
  )
})

/** Whoever has this folder in its command line or as its working folder. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return command.includes(folder) ? [`${pid} ${command.slice(0, 200)}`] : []
      } catch {
        return []
      }
    })
}
