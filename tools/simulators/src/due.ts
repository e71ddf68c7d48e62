import type { State } from './state.ts'

/** Ids are never used twice, so that work in flight during a reset cannot end another's. */
export const dueSchema = `
  create table if not exists due (
    id integer primary key autoincrement, due_at integer not null, lane text not null, kind text not null,
    payload text not null
  );
  create index if not exists due_by_time on due (due_at, id);
  create index if not exists due_by_lane on due (lane)`

export type Due = { id: number; dueAt: number; lane: string; kind: string; payload: string }

/** `reach` talks to the outside; `settle` writes what came of it, in the transaction that also ends the work. */
export type Worker<Payload, Reached = undefined> = {
  reach?: (payload: Payload, due: Due) => Promise<Reached>
  settle: (payload: Payload, reached: Reached, due: Due) => void
}

export type DueLoop = {
  on<Payload, Reached>(kind: string, worker: Worker<Payload, Reached>): void
  start(): void
  /** Does all work of a lane now, whatever its time, and resolves when it is done. */
  runLane(lane: string): Promise<void>
  /** Work in flight is abandoned and stays due, as if the process had died. */
  stop(): Promise<void>
}

const pollEveryMs = 50
const rowsPerPollMax = 256
const lanesMax = 64
const rowsPerRunMax = 100

/** Stored with its time, so that what was promised before a crash is done after it. */
export function schedule(state: State, work: { at: number; lane: string; kind: string; payload: unknown }): number {
  const { at: dueAt, lane, kind, payload } = work
  return state.insert('due', { dueAt, lane, kind, payload: JSON.stringify(payload) })
}

/** Works off what is due; one at a time within a lane, so that the messages about one order keep their order. */
export function createDueLoop(state: State): DueLoop {
  const workers = new Map<string, Worker<never, never>>()
  const busy = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function work(due: Due): Promise<void> {
    const worker = workers.get(due.kind)
    if (worker === undefined) throw new Error(`Nobody does the work '${due.kind}'.`)
    const payload = JSON.parse(due.payload) as never
    const reached = (await worker.reach?.(payload, due)) as never
    if (stopped) return
    state.transaction(() => {
      if (state.run('delete from due where id = :id', { id: due.id }) === 1) worker.settle(payload, reached, due)
    })
  }

  async function workOrDrop(due: Due): Promise<void> {
    try {
      await work(due)
    } catch (error) {
      if (stopped) return
      console.error(`simulator: work '${due.kind}' of ${due.lane} was dropped:`, error)
      state.run('delete from due where id = :id', { id: due.id })
    }
  }

  function occupy(lane: string, done: Promise<void>): Promise<void> {
    const freed = done.finally(() => busy.delete(lane))
    busy.set(lane, freed)
    return freed
  }

  function poll(): void {
    for (const due of readDue(state, Date.now())) {
      if (busy.size >= lanesMax) return
      if (!busy.has(due.lane)) void occupy(due.lane, workOrDrop(due)).then(pollAgain)
    }
  }

  const pollAgain = () => {
    if (!stopped) poll()
  }

  async function drain(lane: string): Promise<void> {
    for (let done = 0; done < rowsPerRunMax && !stopped; done++) {
      const due = readLane(state, lane)
      if (due === undefined) return
      await workOrDrop(due)
    }
  }

  return {
    on: (kind, worker) => workers.set(kind, worker as unknown as Worker<never, never>),
    start: () => {
      timer = setInterval(pollAgain, pollEveryMs)
    },
    runLane: async (lane) => {
      while (busy.has(lane)) await busy.get(lane)
      await occupy(lane, drain(lane))
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await Promise.all(busy.values())
    },
  }
}

/** What is still to come: steps of scripts (`step`), webhooks on their way (`webhook`, `held-webhook`). */
export const listDue = (state: State, kind?: string) =>
  state.all<Due>('select * from due where kind = coalesce(:kind, kind) order by due_at, id', { kind: kind ?? null })

const readDue = (state: State, now: number): Due[] =>
  state.all<Due>('select * from due where due_at <= :now order by due_at, id limit :limit', {
    now,
    limit: rowsPerPollMax,
  })

const readLane = (state: State, lane: string): Due | undefined =>
  state.one<Due>('select * from due where lane = :lane order by due_at, id limit 1', { lane })
