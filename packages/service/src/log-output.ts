import { writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

const standardOut = 1
/** Whoever reads our lines may be slow: so much is kept for them. More is lost, and the next line says how much. */
const keptBytesMax = 16 * 1024 * 1024
const retryMs = 10
/** A process that ends waits this long for somebody to read what it still has to say. */
const lastWordsMs = 1_000

type Output = DestinationStream & { flushSync(): void }

/**
 * The standard output of this process. Lines of one turn of the event loop leave in one write: a write for each line, on a
 * thread of its own, cost a third of a small request (measured at the gateway). They leave when the turn ends, also when
 * the process does; only a kill -9 in the middle of a turn loses the lines of that turn, as it loses the rest of its work.
 */
export function openOutput(write: (bytes: Buffer) => number = (bytes) => writeSync(standardOut, bytes)): Output {
  let lines = ''
  let waiting: Buffer = Buffer.alloc(0)
  let lost = 0
  let isFlushing = false

  /** Never waits: what cannot be written now is tried again later. */
  function flush(): void {
    isFlushing = false
    const all = Buffer.concat([waiting, Buffer.from(lines)])
    lines = ''
    waiting = all.subarray(written(all))
    if (waiting.length > 0) later()
  }

  function written(bytes: Buffer): number {
    try {
      return bytes.length === 0 ? 0 : write(bytes)
    } catch (error) {
      // Nobody reads any more: that is no reason to stop working.
      return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : bytes.length
    }
  }

  function later(): void {
    if (isFlushing) return
    isFlushing = true
    setTimeout(flush, retryMs).unref()
  }

  function flushSync(): void {
    const deadline = performance.now() + lastWordsMs
    flush()
    while (waiting.length > 0 && performance.now() < deadline) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
      flush()
    }
  }

  process.once('exit', flushSync)
  return {
    write: (line) => {
      if (waiting.length + lines.length > keptBytesMax) {
        lost += 1
        return
      }
      if (lost > 0) {
        lines += `{"level":"warn","lost":${lost},"msg":"log lines were lost, nobody read them"}\n`
        lost = 0
      }
      lines += line
      if (isFlushing) return
      isFlushing = true
      setImmediate(flush)
    },
    flushSync,
  }
}

let output: Output | undefined

/** One for all services of a process, so that their lines stay in order. */
export function standardOutput(): Output {
  output ??= openOutput()
  return output
}
