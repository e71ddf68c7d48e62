import { setTimeout as delay } from 'node:timers/promises'
import type { Child, Children, Command } from './children.ts'

export type ServerName = 'postgres' | 'redis' | 'nats'

/** One server of a run, wherever it runs. */
export type Server = {
  url: string
  /** The number of its process. Throws where the process is not ours. */
  pid(): number
  kill(signal: NodeJS.Signals): void
  restart(): Promise<void>
  stop(): Promise<void>
}

/** How one kind of server is run as a child process of ours. */
export type Recipe = {
  url: string
  /** Makes its data ready for a start, the first or any later one, and says what to run. */
  prepare(): Promise<Command>
  /** False while it is coming up. Throws what waiting will not change. */
  isReady(): Promise<boolean>
  /** Called when its process is gone, for what that process may have left. */
  cleanUp?(): Promise<void>
}

export const titles: Record<ServerName, string> = { postgres: 'Postgres', redis: 'Redis', nats: 'NATS' }

/** Recovery after a crash replays the write-ahead log, which may take a while. */
const readyTimeoutMs = 60_000
const stopTimeoutMs = 15_000
/** For servers that should be running already. */
const answerTimeoutMs = 15_000
const pollMs = 25

export async function startAsChild(
  name: ServerName,
  recipe: Recipe,
  children: Children,
  log: (line: string) => void,
): Promise<Server> {
  const title = titles[name]
  const leaving = new WeakSet<Child>()
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  let child = await start()

  async function start(): Promise<Child> {
    const started = await startAndWait(name, recipe, children)
    void started.ended.then((how) => {
      if (!leaving.has(started)) log(`${title} ended (${how}); its log is ${children.logPath(name)}`)
    })
    return started
  }

  const leave = async (): Promise<void> => {
    leaving.add(child)
    await child.stop(stopTimeoutMs)
    await recipe.cleanUp?.()
  }

  /** Restarts and the stop of one server come one after the other, in the order in which they were asked for. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }

  return {
    url: recipe.url,
    pid: () => child.identity.pid,
    kill: (signal) => child.kill(signal),
    restart: () =>
      inTurn(async () => {
        if (stopped) throw new Error(`${title} was stopped for good.`)
        await leave()
        child = await start()
      }),
    stop: () => {
      stopped = true
      return inTurn(leave)
    },
  }
}

/** Resolves when the server answers. Throws with the end of its log when it does not. */
async function startAndWait(name: ServerName, recipe: Recipe, children: Children): Promise<Child> {
  const child = await children.start(name, await recipe.prepare())
  const failure = await waitUntilReady(child, recipe)
  if (failure === undefined) return child
  await child.stop(stopTimeoutMs)
  await recipe.cleanUp?.()
  throw new Error(`${titles[name]} did not start: ${failure}. The end of its log:\n${children.logTail(name)}`)
}

/** Resolves with why it will not become ready, or with undefined once it is. */
async function waitUntilReady(child: Child, recipe: Recipe): Promise<string | undefined> {
  const until = performance.now() + readyTimeoutMs
  while (performance.now() < until) {
    if (!child.isRunning()) return `it ended with ${await child.ended}`
    try {
      if (await recipe.isReady()) return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    await delay(pollMs)
  }
  return `it did not answer within ${readyTimeoutMs / 1000} s`
}

/** For a server whose process is not ours. Throws, beginning with `who`, when it does not answer in time. */
export async function waitForAnswer(who: string, answers: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + answerTimeoutMs
  while (!(await answers())) {
    if (performance.now() > until) throw new Error(`${who} does not answer.`)
    await delay(pollMs)
  }
}
