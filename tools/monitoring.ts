import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Read, readsOf } from './promql.ts'

/** What infra/monitoring holds, for the tests that keep it true. */

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')

export type Alert = {
  alert: string
  expr: string
  for?: string
  labels: { severity: string }
  annotations: { summary: string; runbook: string }
}
type Panel = { type: string; title: string; targets?: { expr: string; legendFormat: string }[] }

export const alerts = (): Alert[] =>
  (parse(read('infra/monitoring/alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(({ rules }) => rules)

export const panels = (): Panel[] =>
  (JSON.parse(read('infra/monitoring/grafana/konter.json')) as { panels: Panel[] }).panels

export const scraped = (): string[] =>
  (
    parse(read('infra/monitoring/prometheus.yml')) as {
      scrape_configs: { static_configs: { targets: string[] }[] }[]
    }
  ).scrape_configs.flatMap((each) => each.static_configs.flatMap(({ targets }) => targets))

export const runbooks = (): { name: string; text: string }[] =>
  readdirSync(`${root}docs/runbooks`)
    .filter((name) => name !== 'restore.md')
    .map((name) => ({ name, text: read(`docs/runbooks/${name}`) }))

/** Every query, with where it stands. */
export const queries = (): { where: string; query: string }[] => [
  ...alerts().map(({ alert, expr }) => ({ where: `alert ${alert}`, query: expr })),
  ...panels().flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: `panel ${title}`, query: expr })),
  ),
]

/** Prometheus' own. */
const NOT_OURS = new Set(['up', 'ALERTS'])
/** Given by Prometheus to everything it asks. */
const GIVEN = new Set(['instance', 'job', 'service', 'le'])

/** What queries read and nobody tells: metrics, and labels of them. `text` is what all `/metrics` answered. */
export function untold(text: string): string[] {
  const labels = labelsIn(text)
  const check = (where: string, { metric, labels: named }: Read): string[] => {
    if (NOT_OURS.has(metric)) return []
    const base = metric.replace(/_(bucket|sum|count)$/, '')
    const known = labels.get(metric) ?? labels.get(base)
    if (known === undefined) return [`${where}: nobody tells ${metric}`]
    // Declared, and not counted yet: its labels show with the first.
    if (known.size === 0) return []
    return named
      .filter((name) => !GIVEN.has(name) && !known.has(name))
      .map((name) => `${where}: ${metric} has no ${name}`)
  }
  return queries().flatMap(({ where, query }) =>
    readsOf(query.replaceAll('$service', 'order')).flatMap((each) => check(where, each)),
  )
}

/** The labels with which each metric is told. */
function labelsIn(text: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const [, name = ''] of text.matchAll(/^# TYPE (\S+)/gm)) known.set(name, known.get(name) ?? new Set())
  for (const [, name = '', pairs = ''] of text.matchAll(/^([a-z]\w*)\{(.*)\} /gm)) {
    const base = known.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '')
    for (const [, label = ''] of pairs.matchAll(/(\w+)="/g)) known.get(base)?.add(label)
  }
  return known
}
