import { Id, Instant, Integer, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { FAMILIES, OUTCOMES, RULE_SET_STATES, Rules } from './rule-set.ts'

export const Because = Type.String({ minLength: 3, maxLength: 500, description: 'Why; it is kept for ever.' })
const Score = Type.Integer({ minimum: 0, maximum: 100 })
const Outcome = OneOf(OUTCOMES)
const Sentence = Type.Object({ id: Type.String(), en: Type.String() }, { title: 'FraudSentence' })
const versionMax = 2_147_483_647
const Version = Type.Integer({ minimum: 1, maximum: versionMax })

export const ByVersion = Type.Object({ version: Version }, { additionalProperties: false })
const Summary = {
  version: Type.Integer(),
  state: OneOf(RULE_SET_STATES),
  note: Type.String(),
  createdBy: Type.String(),
  createdAt: Instant,
}
export const RuleSetSummary = Type.Object(Summary, { title: 'FraudRuleSetSummary' })
export const RuleSetList = Type.Object({ items: Type.Array(RuleSetSummary) }, { title: 'FraudRuleSetList' })
const Move = Type.Object(
  { at: Instant, from: Type.String(), to: Type.String(), actor: Type.String(), because: Type.String() },
  { title: 'FraudRuleSetMove' },
)
export const RuleSetView = Type.Object({ ...Summary, rules: Rules, log: Type.Array(Move) }, { title: 'FraudRuleSet' })
export const DraftRules = Type.Object(
  { rules: Rules, note: Type.String({ minLength: 3, maxLength: 500, description: 'What is new in it.' }) },
  { additionalProperties: false, title: 'DraftFraudRules' },
)
export const StepRules = Type.Object({ because: Because }, { additionalProperties: false, title: 'StepFraudRules' })

const daysMax = 30
export const daysUsually = 7
export const ComparisonQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: daysMax, default: daysUsually })) },
  { additionalProperties: false },
)
const RuleRecord = Type.Object(
  {
    rule: Type.String(),
    fired: Type.Integer(),
    counted: Type.Integer({ description: 'How often it added something: neither asleep nor beyond the cap.' }),
    confirmed: Type.Integer({ description: 'Of the cases that came of it.' }),
    dismissed: Type.Integer(),
  },
  { title: 'FraudRuleRecord' },
)
export const RuleStatistics = Type.Object(
  { version: Type.Integer(), since: Instant, rules: Type.Array(RuleRecord) },
  { title: 'FraudRuleStatistics' },
)
export const ComparisonView = Type.Object(
  {
    version: Type.Integer(),
    since: Instant,
    scans: Type.Integer(),
    counts: Type.Array(
      Type.Object(
        { live: Outcome, agree: Type.Integer(), stricter: Type.Integer(), looser: Type.Integer() },
        { title: 'FraudComparisonCounts', description: 'For each outcome that was decided, what this version says.' },
      ),
    ),
    examples: Type.Array(
      Type.Object(
        {
          scanId: Id,
          at: Instant,
          live: Type.Object(
            { ruleSet: Type.Integer(), score: Score, outcome: Outcome },
            { title: 'FraudComparisonDecision' },
          ),
          other: Type.Object({ score: Score, outcome: Outcome }, { title: 'FraudComparisonOther' }),
          resolved: Nullable(OneOf(['confirmed', 'dismissed'])),
        },
        { title: 'FraudComparisonExample' },
      ),
    ),
    rules: Type.Array(RuleRecord),
  },
  { title: 'FraudComparison' },
)

const Reason = Type.Object(
  {
    rule: Type.String(),
    points: Type.Integer(),
    counted: Type.Integer({ description: 'What of it counted within the cap of its factor.' }),
    snoozed: Type.Boolean(),
    because: Sentence,
  },
  { title: 'FraudReason' },
)
export const ScanView = Type.Object(
  {
    id: Id,
    at: Instant,
    receivedAt: Instant,
    merchantId: Id,
    customerId: Nullable(Id),
    taken: Type.Boolean({ description: 'A redemption of the same id came of it.' }),
    value: Nullable(Integer),
    ruleSet: Nullable(Type.Integer()),
    score: Nullable(Score),
    outcome: Outcome,
    factors: Type.Array(
      Type.Object(
        {
          family: OneOf(FAMILIES),
          points: Type.Integer(),
          cap: Type.Integer(),
          rules: Type.Array(Reason),
        },
        { title: 'FraudFactor' },
      ),
    ),
    hardBecause: Type.Array(
      Type.Object({ rule: Type.String(), atLeast: Outcome, because: Sentence }, { title: 'FraudHardReason' }),
    ),
    failure: Nullable(Type.String({ description: 'Why the engine could not say anything.' })),
    replays: Nullable(
      Type.Boolean({ description: 'Weighing the kept snapshot again, by the rules of that day, gives the same.' }),
    ),
    ms: Type.Number(),
    shadow: Nullable(
      Type.Object({ ruleSet: Type.Integer(), score: Score, outcome: Outcome }, { title: 'FraudShadow' }),
    ),
  },
  { title: 'FraudScan' },
)
