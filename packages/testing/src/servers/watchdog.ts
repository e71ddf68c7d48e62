import { type ChildProcess, spawn } from 'node:child_process'
import { type Identity, ticks } from './identity.ts'

/** Longer than our own patience in `stop`: it must not interfere with a shutdown that is going well. */
const patienceSeconds = 20

/**
 * Reads lines, each with all servers of now as `signal:pid:start`, until the pipe closes: it does when our process
 * ends, however it ends, and nobody else holds it. Then ends those that still are who they were. A shell, so that
 * `killall -9 node` does not reach it, and it costs one megabyte.
 */
const script = `
trap '' INT TERM HUP
is_still() {
  [ -d /proc/self ] || { kill -0 "$1" 2>/dev/null; return; }
  read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  set -- "$2" \${stat##*) }
  [ "$2" != Z ] && [ "$1" = "\${21}" ]
}
send() {
  left=
  for server in $servers; do
    rest=\${server#*:}; signal=\${1:-\${server%%:*}}
    if is_still "\${rest%%:*}" "\${rest#*:}"; then
      left="$left $server"
      kill -s "$signal" "\${rest%%:*}" 2>/dev/null
    fi
  done
  servers=$left
}
while read -r line; do servers=$line; done
send
for second in $(seq ${patienceSeconds}); do
  [ -z "$servers" ] && exit
  sleep 1
  send 0
done
send KILL
`

export type Watched = { identity: Identity; signal: NodeJS.Signals }

export type Watchdog = {
  /** Names all processes that must not outlive us. In the pipe when this returns, so in force whatever comes next. */
  watch(processes: Watched[]): void
  close(): void
}

export function startWatchdog(): Watchdog {
  let line = '\n'
  let closed = false
  let shell = start()

  function start(): ChildProcess {
    // In a session of its own, so that Ctrl-C and a closed terminal do not reach it.
    const started = spawn('/bin/sh', ['-c', script, 'konter-watchdog'], {
      detached: true,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    started.unref()
    started.stdin?.on('error', () => {})
    started.stdin?.write(line)
    started.once('exit', () => {
      if (!closed) shell = start()
    })
    return started
  }

  return {
    watch(processes) {
      line = `${processes.map(({ identity, signal }) => `${signal.slice(3)}:${identity.pid}:${ticks(identity)}`).join(' ')}\n`
      shell.stdin?.write(line)
    },
    close() {
      closed = true
      shell.stdin?.end('\n')
    },
  }
}
