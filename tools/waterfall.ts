import type { ReceivedSpan } from '@konter/testing'

const width = 1_280
const rowHeight = 22
const labelWidth = 430
const rightMargin = 90
const top = 84
const bottom = 24
const ticksMax = 8
const indent = 14

const colours: Record<string, string> = {
  gateway: '#475569',
  user: '#be185d',
  catalog: '#0f766e',
  order: '#1d4ed8',
  wallet: '#b45309',
  payment: '#7c3aed',
  notification: '#15803d',
}
const unknownColour = '#334155'

type Row = { span: ReceivedSpan; depth: number }

/** A trace as a picture: who did what, for whom, from when to when. SVG, readable on light and dark pages. */
export function waterfall(spans: readonly ReceivedSpan[], title: string): string {
  if (spans.length === 0) throw new Error('there is nothing to draw')
  const rows = inOrder(spans)
  const begin = Math.min(...spans.map(({ startMs }) => startMs))
  const length = Math.max(...spans.map(({ endMs }) => endMs)) - begin
  const height = top + rows.length * rowHeight + bottom
  const x = (ms: number) => labelWidth + ((ms - begin) / length) * (width - labelWidth - rightMargin)
  const parts = [
    text(16, 28, title, 'class="title"'),
    ...legend(spans),
    ...ticks(length).map((ms) => tick(x(begin + ms), ms, height)),
    ...rows.map((row, index) => bar(row, top + index * rowHeight, x)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>
text { font: 12px ui-sans-serif, system-ui, sans-serif; fill: #1e293b }
.title { font-size: 17px; font-weight: 600 }
.small { font-size: 11px; fill: #64748b }
.name { font-weight: 600 }
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`
}

/** Children under their parents, by when they began. Whose parent is not here is a root. */
function inOrder(spans: readonly ReceivedSpan[]): Row[] {
  const known = new Set(spans.map(({ spanId }) => spanId))
  const under = Map.groupBy(spans, ({ parentSpanId }) => (known.has(parentSpanId) ? parentSpanId : ''))
  const walk = (parent: string, depth: number): Row[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => a.startMs - b.startMs)
      .flatMap((span) => [{ span, depth }, ...walk(span.spanId, depth + 1)])
  return walk('', 0)
}

const colourOf = ({ service }: Pick<ReceivedSpan, 'service'>): string => colours[service] ?? unknownColour

function bar({ span, depth }: Row, y: number, x: (ms: number) => number): string {
  const [from, to] = [x(span.startMs), x(span.endMs)]
  const barWidth = Math.max(2, to - from)
  const left = 16 + depth * indent
  // Calls are drawn lighter than the work that answers them.
  const opacity = span.kind === 'client' || span.kind === 'producer' ? 0.55 : 1
  return `<g><title>${escaped(`${span.service}: ${span.name}, ${duration(span.endMs - span.startMs)}`)}</title>
<rect x="${left}" y="${y + 6}" width="9" height="9" rx="2" fill="${colourOf(span)}"/>
<text x="${left + 15}" y="${y + 15}"><tspan class="name">${escaped(span.service)}</tspan> ${escaped(span.name)}</text>
<rect x="${rounded(from)}" y="${y + 4}" width="${rounded(barWidth)}" height="14" rx="2" fill="${colourOf(span)}" fill-opacity="${opacity}"/>
${text(from + barWidth + 6, y + 15, duration(span.endMs - span.startMs), 'class="small"')}</g>`
}

function legend(spans: readonly ReceivedSpan[]): string[] {
  const services = Object.keys(colours).filter((name) => spans.some(({ service }) => service === name))
  return services.map((service, index) => {
    const left = 16 + index * 112
    return `<rect x="${left}" y="42" width="11" height="11" rx="2" fill="${colourOf({ service })}"/>${text(left + 17, 52, service)}`
  })
}

/** Round distances: 1, 2 or 5 of a power of ten. */
function ticks(lengthMs: number): number[] {
  const least = lengthMs / ticksMax
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least) ?? least
  return Array.from({ length: Math.floor(lengthMs / step) + 1 }, (_, index) => index * step)
}

const tick = (x: number, ms: number, height: number): string =>
  `<line x1="${rounded(x)}" x2="${rounded(x)}" y1="${top - 8}" y2="${height - bottom}" stroke="#e2e8f0"/>${text(x, top - 12, duration(ms), 'class="small" text-anchor="middle"')}`

const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${rounded(x)}" y="${y}" ${attributes}>${escaped(words)}</text>`

const duration = (ms: number): string => (ms === 0 ? '0' : ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`)
const rounded = (value: number): string => value.toFixed(1)
const escaped = (words: string): string =>
  words.replace(/[<>&"]/g, (each) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[each] as string)
