import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../audit/main.ts', import.meta.url))
const everyMs = 5 * 60_000

/**
 * Has the books proved every few minutes, as production does. Each time by a program that ends again: it holds no memory
 * in between. Its lines go to a log of their own; a broken invariant is also said aloud.
 */
export function auditRegularly(
  environment: Record<string, string>,
  { log, onBroken }: { log: string; onBroken(): void },
): { stop(): void } {
  const output = createWriteStream(log, { flags: 'a' })
  let running: ReturnType<typeof spawn> | undefined
  const look = () => {
    running = spawn(process.execPath, [script], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [running.stdout, running.stderr]) stream?.pipe(output, { end: false })
    running.once('exit', (code) => {
      if (code === 1) onBroken()
    })
  }
  const timer = setInterval(look, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      running?.kill('SIGTERM')
      output.end()
    },
  }
}
