import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Statement } from '../history/plans.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const page = `${root}docs/discovery.md`
const [begin, end] = ['<!-- plans -->', '<!-- end plans -->']

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  'Subplan Name'?: string
  Plans?: Node[]
}

/** Of each shape the statements that find something, each as its last plan. */
export function publishPlans(shapes: readonly { shape: string; statements: readonly Statement[] }[]): void {
  const blocks = shapes.map(({ shape, statements }) => {
    const finding = statements
      .filter(({ text }) => /_find|voucher_word|voucher_count/.test(text))
      .toSorted((a, b) => b.times - a.times)
    return `### ${shape}\n\n${finding.map(told).join('\n\n')}`
  })
  const text = readFileSync(page, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  writeFileSync(page, `${before}\n\n${blocks.join('\n\n')}\n\n${text.slice(text.indexOf(end))}`)
  execFileSync(`${root}node_modules/.bin/biome`, ['format', '--write', page], { stdio: 'ignore' })
}

function told({ text, times, blocks, plan }: Statement): string {
  const lines = linesOf(JSON.parse(plan) as Node, 0)
  return `${whatIs(text)}: ${times} times, ${Math.round(blocks)} blocks in the middle.\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``
}

function whatIs(text: string): string {
  if (text.includes('words_in')) return 'What the words may mean'
  if (text.includes('place_find_near') || text.includes('sight')) return 'The nearest places, and what is good there'
  if (text.includes('placed')) return 'What has the words around here, by distance'
  if (text.includes('voucher_count')) return 'Facets, as counted a minute ago'
  if (text.includes('counted')) return 'Facets'
  return 'A page'
}

function linesOf(node: Node, depth: number): string[] {
  const where = [node['Index Name'] ?? node['Relation Name']].filter((each) => each !== undefined)
  const rows = Math.round((node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1))
  const blocks = (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0)
  const name = node['Subplan Name'] === undefined ? '' : `${node['Subplan Name']}: `
  const line = `${'  '.repeat(depth)}${name}${node['Node Type']} ${where.join(' ')} (${rows} rows, ${blocks} blocks)`
  return [line.replaceAll(/ +\(/g, ' ('), ...(node.Plans ?? []).flatMap((each) => linesOf(each, depth + 1))]
}
