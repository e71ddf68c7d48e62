import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Part, Row } from './lab.ts'
import { commit, machine } from './machine.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = `${root}docs/benchmarks.md`

const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]
const cell = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** For the terminal: columns as wide as what is in them. */
export function table(rows: readonly Row[]): string {
  const columns = columnsOf(rows)
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines.map((line) => line.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

function markdown(rows: readonly Row[]): string {
  const columns = columnsOf(rows)
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ].join('\n')
}

/** Between the markers of this part; what is written around them by hand stays. */
export function publish(name: string, part: Part, rows: readonly Row[], disturbance: number): void {
  const begin = `<!-- bench ${name} -->`
  const end = `<!-- end ${name} -->`
  const day = new Date().toISOString().slice(0, 10)
  const others = Number.isNaN(disturbance)
    ? ''
    : ` Others used ${Math.round(disturbance * 100)} % of the machine when a turn began.`
  const facts = `Measured ${day} at ${commit()} on ${machine()}.${others}`
  const block = [begin, '', `Goal: ${part.goal}`, '', markdown(rows), '', facts, '', end].join('\n')
  const text = readFileSync(page, 'utf8')
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  const written =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n## ${part.title}\n\n${block}\n`
      : text.slice(0, from) + block + text.slice(to + end.length)
  writeFileSync(page, written)
  execFileSync(`${root}node_modules/.bin/biome`, ['format', '--write', page], { stdio: 'ignore' })
}
