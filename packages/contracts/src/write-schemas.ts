import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as contracts from './contracts.ts'
import type { EventDefinition } from './event.ts'

const folder = fileURLToPath(new URL('../schemas/', import.meta.url))

const isEvent = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'type' in value && 'aggregate' in value && 'schema' in value

/** Every event as a JSON Schema file: a changed contract is a changed file, seen in review. */
export function schemaFiles(): Map<string, string> {
  const events = Object.values<unknown>(contracts).filter(isEvent)
  return new Map(
    events.map(({ type, schema, aggregate }) => [
      `${type}.json`,
      `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: type, 'x-aggregate': aggregate, ...schema }, null, 2)}\n`,
    ]),
  )
}

export const committedFiles = (): Map<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of schemaFiles()) writeFileSync(folder + name, text)
}
