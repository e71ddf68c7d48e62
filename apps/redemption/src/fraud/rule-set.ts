import { OneOf } from '@konter/core'
import { type Static, Type } from 'typebox'
import { type Signal, signals } from './features.ts'

/** The five factors of a score, and what speaks for somebody. */
export const FAMILIES = ['code', 'location', 'velocity', 'device', 'history', 'trust'] as const
export type Family = (typeof FAMILIES)[number]
export const OUTCOMES = ['approve', 'review', 'block'] as const
export type Outcome = (typeof OUTCOMES)[number]

const rulesMax = 200
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$', description: 'The stable code of the rule.' })
const Sentence = Type.String({ minLength: 3, maxLength: 300 })
/** What a rule says when it fires; `{signal}` is replaced by what was seen. */
const Because = Type.Object({ id: Sentence, en: Sentence }, { additionalProperties: false })
const Bound = Type.Integer({ minimum: 0, maximum: 1_000_000_000 })

const Bounds = {
  over: Type.Optional(Type.Integer({ ...Bound, description: 'Fires when the signal is more than this.' })),
  atLeast: Type.Optional(Type.Integer({ ...Bound, description: 'Fires when the signal is this or more.' })),
  below: Type.Optional(Type.Integer({ ...Bound, description: 'Fires when the signal is less than this.' })),
  is: Type.Optional(Type.Boolean({ description: 'Fires when the flag is so.' })),
}
const SignalName = OneOf(Object.keys(signals) as Signal[], { description: 'What it looks at.' })
export type Condition = Static<typeof Condition>
export const Condition = Type.Object({ signal: SignalName, ...Bounds }, { additionalProperties: false })
const Tier = Type.Object(
  { ...Bounds, points: Type.Integer({ minimum: -100, maximum: 100 }) },
  { additionalProperties: false },
)

export type Rule = Static<typeof Rule>
export const Rule = Type.Object(
  {
    name: Name,
    family: OneOf(FAMILIES),
    signal: SignalName,
    tiers: Type.Array(Tier, { minItems: 1, maxItems: 5, description: 'The one with the most points counts.' }),
    and: Type.Optional(Type.Array(Condition, { maxItems: 5, description: 'What must hold beside.' })),
    beyondCap: Type.Optional(Type.Boolean({ description: 'Counts in full, whatever its family may count.' })),
    because: Because,
  },
  { additionalProperties: false, title: 'FraudRule' },
)

export type HardRule = Static<typeof HardRule>
export const HardRule = Type.Object(
  {
    name: Name,
    when: Type.Array(Condition, { minItems: 1, maxItems: 5 }),
    atLeast: OneOf(['review', 'block'], { description: 'Whatever the score says, the outcome is no milder.' }),
    because: Because,
  },
  { additionalProperties: false, title: 'FraudHardRule' },
)

const Cap = Type.Integer({ minimum: 0, maximum: 100 })
const Caps = Type.Object(
  { code: Cap, location: Cap, velocity: Cap, device: Cap, history: Cap, trust: Cap },
  { additionalProperties: false, description: 'How much each family can add; `trust`: how much it can take off.' },
)

export type Rules = Static<typeof Rules>
export const Rules = Type.Object(
  {
    /** Below `review` is approved, above `block` is blocked, all between is held for review. */
    thresholds: Type.Object(
      { review: Type.Integer({ minimum: 1, maximum: 100 }), block: Type.Integer({ minimum: 1, maximum: 100 }) },
      { additionalProperties: false },
    ),
    caps: Caps,
    rules: Type.Array(Rule, { minItems: 1, maxItems: rulesMax }),
    hard: Type.Array(HardRule, { maxItems: rulesMax }),
  },
  { additionalProperties: false, title: 'FraudRules' },
)

export const RULE_SET_STATES = ['draft', 'shadow', 'live', 'retired'] as const
export type RuleSetState = (typeof RULE_SET_STATES)[number]
/** Its rules are never changed once it has left `draft`: what was assessed by them can be assessed again. */
export type RuleSet = { version: number; state: RuleSetState; rules: Rules }

export const RULE_SET_STEPS = ['observe', 'activate', 'withdraw', 'retire'] as const
export type RuleSetStep = (typeof RULE_SET_STEPS)[number]

/**
 * The whole life of a version. Nothing new goes live that was not looked at in the shadow first; an old one may come back at
 * once. The database lets one be live.
 */
export const ruleSetSteps: Record<RuleSetState, Partial<Record<RuleSetStep, RuleSetState>>> = {
  draft: { observe: 'shadow' },
  shadow: { activate: 'live', withdraw: 'retired' },
  live: { retire: 'retired' },
  retired: { observe: 'shadow', activate: 'live' },
}
