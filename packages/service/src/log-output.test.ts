import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { eventually } from '@konter/testing'
import { expect, test } from 'vitest'
import { openOutput } from './log-output.ts'

const log = fileURLToPath(new URL('./log.ts', import.meta.url))

/** What a process that does this has written when it has ended, and how it ended. */
async function run(work: string): Promise<{ lines: string[]; code: number }> {
  const program = `import { createLog } from '${log}'; const log = createLog('cups', 'info'); ${work}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [written, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number]>])
  return { lines: written.split('\n').slice(0, -1), code }
}

test.each([
  ['that ends by itself', "log.info({ n: 1 }, 'a'); log.info({ n: 2 }, 'b')", 0],
  ['that exits in the same turn', "log.info({ n: 1 }, 'a'); log.info({ n: 2 }, 'b'); process.exit(3)", 3],
  ['that throws', "log.info({ n: 1 }, 'a'); log.info({ n: 2 }, 'b'); throw new Error('broken')", 1],
])('every line of a process %s is written, in order', async (_how, work, expected) => {
  const { lines, code } = await run(work)
  expect(lines.map((line) => JSON.parse(line).n)).toEqual([1, 2])
  expect(code).toBe(expected)
})

test('also more than a pipe holds at once', async () => {
  const { lines } = await run("for (let n = 0; n < 20_000; n++) log.info({ n }, 'x'.repeat(100)); process.exit(0)")
  expect(lines).toHaveLength(20_000)
  expect(JSON.parse(lines.at(-1) ?? '{}').n).toBe(19_999)
})

test('a reader who is slow gets everything later; one who does not read at all costs lines, and is told how many', async () => {
  let room = 0
  let read = ''
  const output = openOutput((bytes) => {
    if (room === 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' })
    const taken = bytes.subarray(0, room)
    read += taken
    return taken.length
  })
  const line = `${'x'.repeat(1_000_000)}\n`
  for (let n = 0; n < 20; n++) output.write(line)
  room = 7_000_001
  await eventually(() => expect(read.length).toBe(17 * line.length))
  output.write('the next\n')
  await eventually(() =>
    expect(read.slice(17 * line.length)).toBe(
      '{"level":"warn","lost":3,"msg":"log lines were lost, nobody read them"}\nthe next\n',
    ),
  )
})

test('one who went away does not stop us', async () => {
  let tries = 0
  const output = openOutput(() => {
    tries += 1
    throw Object.assign(new Error('gone'), { code: 'EPIPE' })
  })
  output.write('a\n')
  await eventually(() => expect(tries).toBe(1))
  output.write('b\n')
  await eventually(() => expect(tries).toBe(2))
})
