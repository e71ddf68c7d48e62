import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePorts } from './ports.ts'

const run = promisify(execFile)
const here = fileURLToPath(new URL('./ports.ts', import.meta.url))

/** In a process of its own, which ends with its answer. */
async function elsewhere(count: number): Promise<number[]> {
  const script = `import { freePorts } from ${JSON.stringify(here)}
    console.log(JSON.stringify(Object.values(await freePorts(Array.from({ length: ${count} }, (_, i) => String(i))))))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  return JSON.parse(stdout) as number[]
}

test('nobody who lives has the same port, though nobody listens on any', async () => {
  const names = Array.from({ length: 300 }, (_, i) => String(i))
  const [ours, others] = await Promise.all([freePorts(names), elsewhere(300)])
  const ports = [...Object.values(ours), ...Object.values(await freePorts(names))]
  expect(new Set(ports).size).toBe(600)
  expect(new Set(others).size).toBe(300)
  expect(ports.filter((port) => port < 12_000 || port >= 32_000)).toEqual([])
})

test('two processes that live at once never get the same one', async () => {
  const held = Object.values(await freePorts(Array.from({ length: 5_000 }, (_, i) => String(i))))
  const others = await elsewhere(2_000)
  expect(others.filter((port) => held.includes(port))).toEqual([])
})
