import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** docs/security.md names tests: they exist. It goes through two lists: nothing of them is left out. */

const root = fileURLToPath(new URL('..', import.meta.url))
const text = readFileSync(`${root}docs/security.md`, 'utf8')
const rows = text.split('\n').filter((line) => /^\| (API\d|\d+\.\d|password)/.test(line))
const testsIn = (row: string) =>
  [...row.matchAll(/`([\w./-]+\.ts)`: "([^"]+)"/g)].map(([, path = '', title = '']) => ({ path, title }))

describe('docs/security.md', () => {
  test.each(rows.map((row) => [(row.split('|')[1] ?? '').trim(), row]))(
    '%s is tried by tests that exist',
    (_item, row) => {
      const named = testsIn(row)
      expect(named.length).toBeGreaterThan(0)
      for (const { path, title } of named)
        expect(readFileSync(root + path, 'utf8').replaceAll("\\'", "'"), path).toContain(title)
    },
  )

  test('no item is missing', () => {
    const items = rows.join('\n')
    for (let nth = 1; nth <= 10; nth++) expect(items).toMatch(new RegExp(`^\\| API${nth} `, 'm'))
    const binding = [
      '2.3.1',
      '2.3.2',
      '2.3.3',
      '2.3.4',
      '2.4.1',
      '4.1.3',
      '4.1.5',
      '7.4.1',
      '8.2.1',
      '8.3.2',
      '8.4.1',
      '9.1.1',
      '10.4.5',
      '10.4.8',
      '11.4.1',
      '11.5.1',
      '13.2.1',
      '15.3.2',
      '15.3.3',
      '15.3.6',
      '16.3',
      '16.4.2',
      '16.5.2',
    ]
    expect(binding.filter((item) => !new RegExp(`^\\| ${item}[ ,]`, 'm').test(items))).toEqual([])
    // What is not there yet is said to be missing.
    for (const item of ['12.3.1', '13.3.1', '6.5', '5.2', '5.3', '15.2.5'])
      expect(text.slice(text.indexOf('## Not covered'))).toContain(item)
  })

  test('every item is also the name of a test that tries it', () => {
    const tried = readFileSync(`${root}e2e/journeys/owasp.ts`, 'utf8')
    for (let nth = 1; nth <= 10; nth++) expect(tried).toContain(`API${nth}: `)
  })
})
