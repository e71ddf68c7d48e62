import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import { type Features, unremarkable } from './features.ts'
import { startRules } from './rules.fixture.ts'

const page = readFileSync(new URL('../../../../docs/fraud.md', import.meta.url), 'utf8')
const [, seen = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
const rowsAfter = (heading: string): string[][] =>
  (page.split(heading)[1]?.split(/\n## /)[0] ?? '')
    .split('\n')
    .filter((line) => /^\| (code|location|velocity|device|history|trust) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

describe('the page about fraud', () => {
  test('its worked example is what the rules of the first day make of its numbers', () => {
    const features = { ...unremarkable, ...(JSON.parse(seen) as Partial<Features>) }
    const { fired, score, outcome, hard } = assess(features, { version: 1, rules: startRules })
    expect(rowsAfter('## A worked example')).toEqual(
      fired.map(({ family, rule, points, counted, because }) => [
        family,
        `\`${rule}\``,
        `${points}`,
        `${counted}`,
        because.en,
      ]),
    )
    expect(page).toContain(`a score of **${score}**: \`${outcome}\``)
    expect(hard.map(({ rule }) => rule)).toEqual(['impossible-travel'])
  })

  test('its table of rules is that of the first day', () => {
    expect(
      rowsAfter('## The rules of the first day').map(([family, rule, , points]) => [family, rule, points]),
    ).toEqual(
      startRules.rules.map(({ family, name, tiers }) => [
        family,
        `\`${name}\``,
        tiers.map(({ points }) => points).join(' / '),
      ]),
    )
    const { caps } = startRules
    expect(page).toContain(
      `Caps: code ${caps.code}, location ${caps.location}, velocity ${caps.velocity}, device ${caps.device}, history ${caps.history}; trust takes off ${caps.trust}`,
    )
  })
})
