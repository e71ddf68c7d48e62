import { Cursor, Id, Instant, Integer, Nullable, OneOf, PageLimit, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { BLOCK_KINDS } from '../block-list/block-list.repo.ts'
import { Because, ScanView } from '../fraud/fraud.schema.ts'
import { ENTRY_KINDS } from './case.repo.ts'
import { CASE_KINDS, CASE_OUTCOMES, CASE_STATUSES } from './fraud-case.ts'

const Case = {
  id: Id,
  kind: OneOf(CASE_KINDS, { description: '`held`: a redemption waits for it. `blocked`: nothing was taken.' }),
  status: OneOf(CASE_STATUSES),
  outcome: Nullable(OneOf(CASE_OUTCOMES)),
  score: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  value: Nullable(Integer),
  weight: Type.Unsafe<bigint>(Type.Integer({ description: 'Score times value: its place in the queue.' })),
  scans: Type.Integer(),
  merchantId: Id,
  voucherId: Nullable(Id),
  customerId: Nullable(Id),
  deviceHash: Nullable(Type.String()),
  redemptionId: Nullable(Id),
  assignee: Nullable(Type.String()),
  openedAt: Instant,
  resolvedAt: Nullable(Instant),
  resolvedBy: Nullable(Type.String()),
  because: Nullable(Type.String()),
}
export const CaseSummary = Type.Object(Case, { title: 'FraudCaseSummary' })
export const CasePage = page(CaseSummary, 'FraudCasePage')
const Entry = Type.Object(
  { at: Instant, actor: Type.String(), kind: OneOf(ENTRY_KINDS), text: Type.String() },
  { title: 'FraudCaseEntry' },
)
const Linked = Type.Object(
  {
    id: Id,
    by: Type.Array(Type.String({ description: '`account`, `device` or `merchant`.' })),
    status: OneOf(CASE_STATUSES),
    outcome: Nullable(OneOf(CASE_OUTCOMES)),
    score: Nullable(Type.Integer()),
    openedAt: Instant,
  },
  { title: 'LinkedFraudCase' },
)
export const CaseView = Type.Object(
  {
    ...Case,
    timeline: Type.Array(Entry),
    explained: Type.Array(ScanView, { description: 'Its scans, the newest first, each factor by factor.' }),
    linked: Type.Array(Linked),
    listable: Type.Array(OneOf(BLOCK_KINDS), { description: 'Who of it can be put on the block list.' }),
  },
  { title: 'FraudCase' },
)
export const CaseQuery = Type.Object(
  {
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
    status: Type.Optional(
      OneOf(CASE_STATUSES, { description: 'Left out: whatever is not resolved, the heaviest first.' }),
    ),
    assignee: Type.Optional(Type.String({ maxLength: 100, description: '`me`, or `user:<id>`.' })),
    merchantId: Type.Optional(Id),
    customerId: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export const NoteOnCase = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 2_000 }) },
  { additionalProperties: false, title: 'NoteOnFraudCase' },
)
export const ReleaseCase = Type.Object({ because: Because }, { additionalProperties: false, title: 'ReleaseFraudCase' })
const snoozeDaysMax = 90
const rulesPerSnoozeMax = 20
export type ResolveCase = Static<typeof ResolveCase>
export const ResolveCase = Type.Object(
  {
    outcome: OneOf(CASE_OUTCOMES),
    because: Because,
    block: Type.Optional(
      Type.Array(OneOf(BLOCK_KINDS), {
        uniqueItems: true,
        maxItems: BLOCK_KINDS.length,
        description: 'Of a confirmed case: who goes on the block list.',
      }),
    ),
    snooze: Type.Optional(
      Type.Object(
        {
          rules: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }), {
            minItems: 1,
            maxItems: rulesPerSnoozeMax,
            uniqueItems: true,
          }),
          days: Type.Integer({ minimum: 1, maximum: snoozeDaysMax }),
        },
        {
          additionalProperties: false,
          title: 'SnoozeFraudRules',
          description:
            'Of a dismissed case: rules that sleep for this customer, or for this merchant where there is none.',
        },
      ),
    ),
  },
  { additionalProperties: false, title: 'ResolveFraudCase' },
)
