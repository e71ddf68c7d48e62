import { expect, test } from 'vitest'
import { mistakesIn } from './check-rules.ts'
import type { Rule, Rules } from './rule-set.ts'
import { startRules } from './rules.fixture.ts'

const rule = startRules.rules.find(({ name }) => name === 'far-from-store') as Rule
const withRule = (more: Partial<Rule>): Rules => ({ ...startRules, rules: [{ ...rule, ...more }] })

const cases: [what: string, rules: Rules, pointer: string][] = [
  ['thresholds that cross', { ...startRules, thresholds: { review: 71, block: 70 } }, '/thresholds'],
  ['two rules of one name', { ...startRules, rules: [rule, rule] }, '/rules/1/name'],
  ['two hard rules of one name', { ...startRules, hard: [...startRules.hard, ...startRules.hard] }, '/hard/2/name'],
  ['a number that is', withRule({ tiers: [{ is: true, points: 5 }] }), '/rules/0/tiers/0'],
  ['a number without a bound', withRule({ tiers: [{ points: 5 }] }), '/rules/0/tiers/0'],
  ['a flag with a bound', withRule({ signal: 'foreignCode', tiers: [{ over: 1, points: 5 }] }), '/rules/0/tiers/0'],
  [
    'a flag with both',
    withRule({ signal: 'foreignCode', tiers: [{ is: true, over: 1, points: 5 }] }),
    '/rules/0/tiers/0',
  ],
  ['a condition beside that cannot hold', withRule({ and: [{ signal: 'customerDay' }] }), '/rules/0/and/0'],
  [
    'a rule against somebody that helps them',
    withRule({ tiers: [{ over: 1, points: -5 }] }),
    '/rules/0/tiers/0/points',
  ],
  ['trust that hurts', withRule({ family: 'trust' }), '/rules/0/tiers/0/points'],
  ['a sentence about nothing we know', withRule({ because: { id: 'ok', en: 'at {phone}' } }), '/rules/0/because/en'],
]

test.each(cases)('%s: refused, and where', (_, rules, pointer) => {
  expect(mistakesIn(rules).map((each) => each.pointer)).toContain(pointer)
})

test('everything that is wrong is said at once', () => {
  const rules = {
    ...withRule({ tiers: [{ points: -5 }], because: { id: '{a}', en: '{b}' } }),
    thresholds: { review: 80, block: 70 },
  }
  expect(mistakesIn(rules)).toHaveLength(5)
})
