import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { type Assessment, assess, outcomeOf } from './assess.ts'
import { mistakesIn } from './check-rules.ts'
import { type Features, hashOf, type Signal, signals, unremarkable } from './features.ts'
import { FAMILIES, OUTCOMES, type Rule, Rules } from './rule-set.ts'
import { startRules } from './rules.fixture.ts'

const set = { version: 1, rules: startRules }
const judged = (seen: Partial<Features>): Assessment => assess({ ...unremarkable, ...seen }, set)

test('the rules of the first day are rules, without a mistake', () => {
  expect([...Value.Errors(Rules, startRules)]).toEqual([])
  expect(mistakesIn(startRules)).toEqual([])
})

test('nothing remarkable is nothing at all', () => {
  expect(judged({})).toEqual({
    ruleSet: 1,
    score: 0,
    outcome: 'approve',
    fired: [],
    hard: [],
    families: { code: 0, location: 0, velocity: 0, device: 0, history: 0, trust: 0 },
    opensCase: false,
  })
})

/** Each rule by itself: what just fires it, for how much, and what just does not. */
const cases: [rule: string, points: number, fires: Partial<Features>, not: Partial<Features>][] = [
  ['code-manipulated', 100, { codeManipulated: true }, { codeManipulated: false }],
  ['foreign-code', 45, { foreignCode: true }, { foreignCode: false }],
  ['failed-codes', 20, { failedCodes: 3 }, { failedCodes: 2 }],
  ['failed-codes', 20, { failedCodes: 9 }, { failedCodes: 0 }],
  ['failed-codes', 55, { failedCodes: 10 }, { failedCodes: null }],
  ['stale-qr', 35, { staleSuffix: true }, { staleSuffix: false }],
  ['redeemed-before', 40, { redeemedBefore: true }, { redeemedBefore: false }],
  ['far-from-store', 20, { storeDistanceM: 310 }, { storeDistanceM: 300 }],
  ['far-from-store', 20, { storeDistanceM: 5_000 }, { storeDistanceM: null }],
  ['far-from-store', 40, { storeDistanceM: 5_100 }, { storeDistanceM: 0 }],
  ['customer-elsewhere', 25, { customerDistanceM: 1_100 }, { customerDistanceM: 1_000 }],
  ['location-missing', 10, { locationMissing: true }, { locationMissing: false }],
  ['location-mocked', 45, { locationMocked: true }, { locationMocked: false }],
  ['impossible-travel', 40, { travelKmh: 151, travelM: 5_100 }, { travelKmh: 150, travelM: 90_000 }],
  ['impossible-travel', 40, { travelKmh: 900, travelM: 9_000 }, { travelKmh: 900, travelM: 5_000 }],
  ['many-by-customer-hour', 20, { customerHour: 4 }, { customerHour: 3 }],
  ['many-by-customer-day', 35, { customerDay: 10 }, { customerDay: 9 }],
  ['merchant-pace', 25, { merchantPacePercent: 300, merchantHour: 60 }, { merchantPacePercent: 299 }],
  ['quick-in-a-row', 45, { quickRedemptions: 5 }, { quickRedemptions: 4 }],
  ['device-shared', 25, { deviceAccounts: 3 }, { deviceAccounts: 2 }],
  ['device-shared', 25, { deviceAccounts: 5 }, { deviceAccounts: null }],
  ['device-shared', 40, { deviceAccounts: 6 }, { deviceAccounts: 1 }],
  ['device-new', 10, { deviceMinutesBeforeClaim: 9 }, { deviceMinutesBeforeClaim: 10 }],
  ['device-new', 10, { deviceMinutesBeforeClaim: 0 }, { deviceMinutesBeforeClaim: null }],
  ['account-new', 15, { accountAgeHours: 23 }, { accountAgeHours: 168 }],
  ['account-new', 8, { accountAgeHours: 24 }, { accountAgeHours: null }],
  ['account-new', 8, { accountAgeHours: 167 }, { accountAgeHours: 10_000 }],
  [
    'often-reversed',
    20,
    { reversalPercent: 21, customerRedemptions: 5 },
    { reversalPercent: 20, customerRedemptions: 50 },
  ],
  [
    'often-reversed',
    20,
    { reversalPercent: 100, customerRedemptions: 9 },
    { reversalPercent: 100, customerRedemptions: 4 },
  ],
  ['account-listed', 75, { accountListed: true }, { accountListed: false }],
  ['device-listed', 75, { deviceListed: true }, { deviceListed: false }],
  ['merchant-listed', 75, { merchantListed: true }, { merchantListed: false }],
  ['trusted-customer', -10, { cleanRedemptions: 11, cleanDays: 61 }, { cleanRedemptions: 10, cleanDays: 400 }],
  ['trusted-customer', -10, { cleanRedemptions: 40, cleanDays: 90 }, { cleanRedemptions: 40, cleanDays: 60 }],
  [
    'trusted-merchant',
    -10,
    { merchantClean: 101, merchantVerified: true },
    { merchantClean: 100, merchantVerified: true },
  ],
  [
    'trusted-merchant',
    -10,
    { merchantClean: 900, merchantVerified: true },
    { merchantClean: 900, merchantVerified: false },
  ],
]

describe('each rule', () => {
  test('there is has cases here', () => {
    expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(startRules.rules.map(({ name }) => name).sort())
  })

  test.each(cases)('%s: %i points, and none a step before', (name, points, fires, not) => {
    const { fired } = judged(fires)
    expect(fired).toMatchObject([{ rule: name, points }])
    expect(judged(not).fired).toEqual([])
    for (const language of ['id', 'en'] as const) expect(fired[0]?.because[language]).not.toMatch(/[{}]|null|undefined/)
  })

  test('says what it saw', () => {
    expect(judged({ travelKmh: 480, travelM: 120_000 }).fired[0]?.because).toEqual({
      id: '120000 m sejak pemakaian terdekat dari akun atau perangkat ini, yaitu 480 km/jam',
      en: '120000 m from the nearest redemption of this account or device, which is 480 km/h',
    })
  })
})

/** Rules of one flag each, worth what is asked, so that a score can be made to measure. */
const worth = (points: number): Assessment => {
  const rule = { ...(startRules.rules[0] as Rule), tiers: [{ is: true, points }] }
  return assess(
    { ...unremarkable, codeManipulated: true },
    { version: 9, rules: { ...startRules, rules: [rule], hard: [] } },
  )
}

test.each([
  [0, 'approve'],
  [29, 'approve'],
  [30, 'review'],
  [70, 'review'],
  [71, 'block'],
  [100, 'block'],
] as const)('a score of %i is %s, with a case unless it is approved', (points, outcome) => {
  expect(worth(points)).toMatchObject({ score: points, outcome, opensCase: outcome !== 'approve' })
  expect(outcomeOf(points, startRules)).toBe(outcome)
})

describe('what no score overrules', () => {
  test('impossible travel is looked at, however trusted somebody is', () => {
    const trusted = { cleanRedemptions: 99, cleanDays: 400, merchantVerified: true, merchantClean: 5_000 }
    expect(judged({ ...trusted, travelKmh: 151, travelM: 5_100 })).toMatchObject({
      score: 20,
      outcome: 'review',
      opensCase: true,
      hard: [{ rule: 'impossible-travel', atLeast: 'review' }],
    })
  })

  test('a forged code is blocked, and what sleeps does not wake it', () => {
    const asleep = judged({ codeManipulated: true, snoozed: ['code-manipulated'] })
    expect(asleep).toMatchObject({ score: 0, outcome: 'block', hard: [{ rule: 'code-manipulated' }] })
  })

  test('it never makes an outcome milder', () => {
    expect(judged({ travelKmh: 900, travelM: 9_000, accountListed: true })).toMatchObject({ outcome: 'block' })
  })
})

describe('families', () => {
  test('count up to their cap, the heaviest first; each rule says how much of it counted', () => {
    const { families, fired, score } = judged({ locationMocked: true, storeDistanceM: 9_000, locationMissing: true })
    expect(fired.map(({ rule, points, counted }) => [rule, points, counted])).toEqual([
      ['far-from-store', 40, 0],
      ['location-missing', 10, 0],
      ['location-mocked', 45, 45],
    ])
    expect([families.location, score]).toEqual([45, 45])
  })

  test('who is on the block list is blocked by that alone, beyond the cap of history', () => {
    expect(judged({ accountListed: true })).toMatchObject({ score: 75, outcome: 'block' })
    expect(
      judged({ accountListed: true, accountAgeHours: 1, reversalPercent: 90, customerRedemptions: 10 }),
    ).toMatchObject({
      score: 100,
      families: { history: 110 },
    })
  })

  test('a rule that sleeps fires, and counts nothing', () => {
    const { score, fired } = judged({ deviceAccounts: 9, snoozed: ['device-shared'] })
    expect(score).toBe(0)
    expect(fired).toMatchObject([{ rule: 'device-shared', points: 40, counted: 0, snoozed: true }])
  })
})

const anyFeatures: fc.Arbitrary<Features> = fc.record({
  ...(Object.fromEntries(
    Object.entries(signals).map(([name, kind]) => [
      name,
      kind === 'flag' ? fc.boolean() : fc.option(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.nat(200_000))),
    ]),
  ) as Record<Signal, fc.Arbitrary<never>>),
  snoozed: fc.subarray(
    startRules.rules.map(({ name }) => name),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<Features>

const because = { id: 'karena', en: 'because' }
const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    name: fc.constantFrom('extra-a', 'extra-b', 'extra-c'),
    family: fc.constantFrom(...FAMILIES.filter((each) => each !== 'trust')),
    signal: fc.constantFrom(...(Object.keys(signals) as Signal[])),
    bound: fc.nat(500),
    points: fc.integer({ min: 0, max: 100 }),
    beyondCap: fc.boolean(),
  })
  .map(({ signal, bound, points, ...rule }) => ({
    ...rule,
    signal,
    tiers: [signals[signal] === 'flag' ? { is: bound % 2 === 0, points } : { atLeast: bound, points }],
    because,
  }))

describe('whatever is seen', () => {
  test('a score stays within 0 and 100, and fits its outcome', () => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        const { score, outcome, hard, opensCase } = assess(features, set)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(Number.isInteger(score)).toBe(true)
        expect(OUTCOMES.indexOf(outcome)).toBeGreaterThanOrEqual(OUTCOMES.indexOf(outcomeOf(score, startRules)))
        if (hard.length === 0) expect(outcome).toBe(outcomeOf(score, startRules))
        expect(opensCase).toBe(outcome !== 'approve')
      }),
    )
  })

  test('one more rule against somebody never helps them', () => {
    fc.assert(
      fc.property(anyFeatures, anyRule, (features, rule) => {
        const more = assess(features, { version: 2, rules: { ...startRules, rules: [...startRules.rules, rule] } })
        const before = assess(features, set)
        expect(more.score).toBeGreaterThanOrEqual(before.score)
        expect(OUTCOMES.indexOf(more.outcome)).toBeGreaterThanOrEqual(OUTCOMES.indexOf(before.outcome))
      }),
    )
  })

  test('no family counts more than its cap, and the factors add up to the score', () => {
    const beyond = new Set(startRules.rules.filter((rule) => rule.beyondCap).map(({ name }) => name))
    fc.assert(
      fc.property(anyFeatures, (features) => {
        const { fired, families, score } = assess(features, set)
        for (const family of FAMILIES) {
          const counted = fired.filter((each) => each.family === family)
          const capped = counted.filter(({ rule }) => !beyond.has(rule)).reduce((sum, each) => sum + each.counted, 0)
          expect(Math.abs(capped)).toBeLessThanOrEqual(startRules.caps[family])
          expect(families[family]).toBe(counted.reduce((sum, each) => sum + each.counted, 0))
        }
        const sum = Object.values(families).reduce((total, each) => total + each, 0)
        expect(score).toBe(Math.min(100, Math.max(0, sum)))
      }),
    )
  })

  test('the same snapshot is the same assessment, and has the same hash, after its journey through JSON', () => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        const stored = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(features).reverse()))) as Features
        expect(assess(stored, set)).toEqual(assess(features, set))
        expect(hashOf(stored).equals(hashOf(features))).toBe(true)
      }),
    )
  })
})
