import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SERVICES } from '@konter/service'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { alerts, panels, queries, runbooks, scraped } from './monitoring.ts'
import { readsOf } from './promql.ts'

/** That what is queried is really told stands in e2e/journeys/monitoring.ts: it takes a running platform to know. */

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const kebab = (name: string): string => name.replace(/(?<!^)(?=[A-Z])/g, '-').toLowerCase()

describe('alerts', () => {
  test('each has one page of what to do, and each page an alert', () => {
    for (const { alert, annotations } of alerts()) expect(annotations.runbook).toBe(`docs/runbooks/${kebab(alert)}.md`)
    expect(
      alerts()
        .map(({ alert }) => `${kebab(alert)}.md`)
        .sort(),
    ).toEqual(
      runbooks()
        .map(({ name }) => name)
        .sort(),
    )
  })

  test('each says how bad it is and, in a sentence, what', () => {
    const names = alerts().map(({ alert }) => alert)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(20)
    for (const { alert, labels, annotations, for: after } of alerts()) {
      expect(['critical', 'warning', 'info'], alert).toContain(labels.severity)
      expect(annotations.summary.length, alert).toBeGreaterThan(20)
      expect(after ?? '1m', alert).toMatch(/^\d+m$/)
    }
  })

  test('a summary names only labels that its query leaves', () => {
    for (const { alert, expr, annotations } of alerts())
      for (const [, label = ''] of annotations.summary.matchAll(/\$labels\.(\w+)/g)) {
        const aggregated = /\b(sum|max|min)\b/.test(expr)
        if (aggregated) expect(expr, alert).toMatch(new RegExp(`by \\([^)]*\\b${label}\\b`))
      }
  })
})

describe('runbooks', () => {
  const document = JSON.parse(read('packages/sdk/openapi.json')) as { paths: Record<string, Record<string, object>> }
  const commands = [...read('tools/ops/ops.ts').matchAll(/usage:\s*'([a-z-]+)/g)].map(([, name]) => name)
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  test.each(runbooks())('$name has its parts, on one page', ({ text }) => {
    for (const part of [
      '**What it means.**',
      '**What customers notice.**',
      '## Look first',
      '## Mend',
      '## Afterwards',
    ])
      expect(text).toContain(part)
    expect(text.split('\n').length).toBeLessThan(60)
  })

  test.each(runbooks())(
    '$name names only routes and commands that exist, and links that lead somewhere',
    ({ text }) => {
      for (const [, method = '', path = ''] of text.matchAll(/`(GET|POST|PATCH|PUT|DELETE) (\/v1\/[^`?\s]+)/g)) {
        const named = path.replace('<service>', 'order')
        expect(document.paths[named]?.[method.toLowerCase()], `${method} ${named}`).toBeDefined()
      }
      for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([script])
      for (const [, command = ''] of text.matchAll(/npm run ops -- ([\w-]+)/g)) expect(commands).toContain(command)
      for (const [, page = ''] of text.matchAll(/\]\(([\w./-]+\.md)/g)) read(`docs/runbooks/${page}`)
    },
  )
})

describe('dashboard', () => {
  test('every panel shows something and says what', () => {
    expect(panels().length).toBeGreaterThan(40)
    for (const panel of panels()) {
      expect(panel.title.length).toBeGreaterThan(3)
      if (panel.type !== 'row') expect(panel.targets?.length, panel.title).toBeGreaterThan(0)
    }
  })
})

describe('queries', () => {
  test.each(queries())('$where', ({ query }) => {
    expect(readsOf(query).length).toBeGreaterThan(0)
  })

  test.each([
    ['sum(rate(a_total[5m]', /left open/],
    ['sum(rate(a_total[5m]}', /do not match/],
    ['summ(a_total)', /no function/],
    ['a_total{x}', /not compared/],
    ['a_total ? 1', /not PromQL/],
    ['1 + 1', /reads nothing/],
  ])('%s is none', (query, message) => expect(() => readsOf(query)).toThrow(message))

  test('what a query reads', () =>
    expect(readsOf('sum by (x) (rate(a_total{y=~"z"}[5m])) / on (x) max(b) > 0.2')).toEqual([
      { metric: 'a_total', labels: ['y', 'x', 'x'] },
      { metric: 'b', labels: ['x', 'x'] },
    ]))
})

test('Prometheus asks every service there is, on the port it has, and the audit', () =>
  expect(scraped().sort()).toEqual(
    [...Object.entries(SERVICES).map(([name, port]) => `${name}:${port}`), 'audit:5090'].sort(),
  ))

test('in containers Prometheus and Grafana come when asked for, find their files, and are seen by this machine alone', () => {
  type Service = { profiles: string[]; ports: string[]; volumes: string[]; command?: string[] }
  const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> }
  for (const service of [services.prometheus, services.grafana]) {
    expect(service?.profiles).toEqual(['monitoring'])
    for (const port of service?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
    for (const volume of service?.volumes ?? []) {
      const [path = '', , mode] = volume.split(':')
      if (!path.startsWith('./')) continue
      expect(existsSync(root + path), path).toBe(true)
      expect(mode).toBe('ro')
    }
  }
  expect(services.prometheus?.volumes).toContainEqual(expect.stringMatching(/:\/etc\/prometheus\/alerts\.yml:ro$/))
  const provided = parse(read('infra/monitoring/grafana/dashboards.yml')) as {
    providers: { options: { path: string } }[]
  }
  expect(provided.providers[0]?.options.path).toBe('/etc/konter')
})
