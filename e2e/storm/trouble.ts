import type { Planned, Trouble } from './schedule.ts'
import type { World } from './world.ts'

/** Makes the troubles of a schedule happen, each at its time; two about the same thing one after the other. */
export async function makeTrouble(
  world: World,
  schedule: readonly Planned[],
  end: AbortSignal,
  onTrouble: (trouble: Planned) => void = () => {},
): Promise<void> {
  const started = performance.now()
  const turns = new Map<string, Promise<void>>()
  for (const planned of schedule) {
    await pause(planned.atMs - (performance.now() - started), end)
    if (end.aborted) break
    onTrouble(planned)
    const about = subjectOf(planned)
    const turn = (turns.get(about) ?? Promise.resolve()).then(() => make(world, planned, end))
    turns.set(about, turn)
  }
  await Promise.all(turns.values())
}

function subjectOf(trouble: Trouble): string {
  if ('program' in trouble) return trouble.program
  if ('server' in trouble) return trouble.server
  // What lies on a line does not hinder what happens to who is at its end.
  if ('link' in trouble) return `line to ${trouble.link}`
  return 'simulator' in trouble ? `outside ${trouble.simulator}` : 'clock'
}

async function make({ launched, servers, links, clock, control }: World, trouble: Trouble, end: AbortSignal) {
  const program = 'program' in trouble ? launched.programs.get(trouble.program) : undefined
  switch (trouble.kind) {
    case 'kill':
      return program?.kill('SIGKILL')
    case 'restart':
      return program?.kill('SIGTERM')
    case 'down':
      await program?.hold()
      await pause(trouble.forMs, end)
      return program?.release()
    case 'freeze':
      program?.kill('SIGSTOP')
      await pause(trouble.forMs, end)
      return program?.kill('SIGCONT')
    case 'server-kill':
      servers.kill(trouble.server, 'SIGKILL')
      await pause(trouble.forMs, end)
      return servers.restart(trouble.server)
    case 'server-freeze':
      servers.kill(trouble.server, 'SIGSTOP')
      await pause(trouble.forMs, end)
      return servers.kill(trouble.server, 'SIGCONT')
    case 'server-restart':
      return servers.restart(trouble.server)
    case 'toxic': {
      const calm = links[trouble.link].add(trouble.toxic)
      await pause(trouble.forMs, end)
      return calm()
    }
    case 'cut':
      links[trouble.link].cut(trouble.how, trouble.share)
      return
    case 'outside':
      await control[trouble.simulator]('faults', trouble.fault).catch(() => {})
      return
    case 'clock':
      return clock.forward(trouble.aheadMs)
  }
}

/** Resolves early when all troubles are to end. */
function pause(ms: number, end: AbortSignal): Promise<void> {
  if (end.aborted || ms <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      end.removeEventListener('abort', done)
      resolve()
    }
    end.addEventListener('abort', done)
  })
}
