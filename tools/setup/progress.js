import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** A foreseeable problem: what is wrong and the way out, for the person at the keyboard. Never shown with a stack. */
export class Refusal extends Error {}

const heartbeatMs = 15_000
const outputCharsMax = 64_000
const tailLinesMax = 15

/** Steps that are under way, by title, with their start. Several run side by side (apt and npm do). */
const underWay = new Map()

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs one step and says how long it took. `work` may return a better title for the line that reports success.
 * While anything runs, a line now and then shows that nothing hangs.
 */
export async function step(title, work) {
  const startedAt = performance.now()
  underWay.set(title, startedAt)
  const heartbeat = setInterval(() => reportSlowest(title), heartbeatMs)
  say(`  … ${title}`)
  try {
    const done = await work()
    say(`  ✓ ${done ?? title} (${seconds(startedAt)})`)
  } catch (error) {
    say(`  ✗ ${title} (${seconds(startedAt)})`)
    throw error
  } finally {
    clearInterval(heartbeat)
    underWay.delete(title)
  }
}

/** One line for all steps that are under way; only the first of them prints it. */
function reportSlowest(title) {
  if ([...underWay.keys()][0] !== title) return
  say(`  … ${[...underWay].map(([name, startedAt]) => `${name}, ${seconds(startedAt)}`).join('; ')}`)
}

/**
 * Runs a command in silence. Resolves with its exit code and the end of what it printed; a missing command is 127.
 * `endWith` is the signal that ends it early, for commands that do not heed the one we get.
 */
export function run(command, args, { endWith, ...options } = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const collect = (chunk) => {
      output = (output + chunk).slice(-outputCharsMax)
    }
    commands.set(child, endWith)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => {
      commands.delete(child)
      resolve({ code: code ?? `signal ${signal}`, output })
    })
  })
}

const commands = new Map()

/** On the first Ctrl-C what runs is asked to end, and we end after it: apt needs a moment to leave things in order. */
export function stopOnSignal(onSignal) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      onSignal(signal)
      for (const [child, endWith] of commands) child.kill(endWith ?? signal)
    })
  }
}

/** The last lines of a failed command's output, indented to stand apart from our own words. */
export const tail = (output) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-tailLinesMax)
    .map((line) => `    | ${line}`)
    .join('\n')

/** Waits for all, then fails with the first failure: apt must never be left alone half-way because npm failed. */
export async function allOf(promises) {
  const results = await Promise.allSettled(promises)
  const failures = results.filter((result) => result.status === 'rejected').map((result) => result.reason)
  const surprise = failures.find((failure) => !(failure instanceof Refusal))
  if (surprise !== undefined) throw surprise
  if (failures.length > 0) throw new Refusal(failures.map((failure) => failure.message).join('\n'))
}
