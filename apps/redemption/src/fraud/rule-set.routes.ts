import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { draftRules, editDraft, stepRules } from './change-rules.ts'
import { differencesOf, pairsOf, rulesOf } from './comparison.repo.ts'
import { countsOf } from './comparison.ts'
import {
  ByVersion,
  ComparisonQuery,
  ComparisonView,
  DraftRules,
  daysUsually,
  RuleSetList,
  RuleSetView,
  RuleStatistics,
  StepRules,
} from './fraud.schema.ts'
import { findRuleSet, listRuleSets, movesOf, type RuleSetRecord } from './rule-set.repo.ts'

const steps = [
  ['observe', 'Assess every scan by this version as well; it decides nothing', 'observeFraudRules'],
  ['activate', 'Decide by this version from now on; the one before retires', 'activateFraudRules'],
  ['withdraw', 'Look on no longer', 'withdrawFraudRules'],
] as const
const dayMs = 24 * 60 * 60 * 1000

export function ruleSetRoutes(app: App, ctx: Context): void {
  const sinceOf = (days: number) => new Date(ctx.now().getTime() - days * dayMs)
  const withLog = async (set: RuleSetRecord) => ({ ...set, log: await movesOf(ctx.db, set.version) })

  app.get(
    '/v1/admin/fraud/rule-sets',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'listFraudRuleSets',
        summary: 'Versions of the fraud rules, the newest first',
        response: { 200: RuleSetList },
      },
    },
    async () => ({ items: await listRuleSets(ctx.db) }),
  )

  app.post(
    '/v1/admin/fraud/rule-sets',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'draftFraudRules',
        summary: 'Write a new version of the rules, as a draft',
        body: DraftRules,
        response: { 201: RuleSetView },
      },
    },
    async ({ caller, body }, reply) => reply.code(201).send(await withLog(await draftRules(ctx, caller.actor, body))),
  )

  app.get(
    '/v1/admin/fraud/rule-sets/:version',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'getFraudRuleSet',
        summary: 'One version of the rules, and who did what with it',
        params: ByVersion,
        response: { 200: RuleSetView },
      },
    },
    async ({ params }) => withLog(await findRuleSet(ctx.db, params.version)),
  )

  app.put(
    '/v1/admin/fraud/rule-sets/:version',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'editFraudRules',
        summary: 'Rewrite a draft; what has been used is final',
        params: ByVersion,
        body: DraftRules,
        response: { 200: RuleSetView },
      },
    },
    async ({ params, body }) => withLog(await editDraft(ctx, params.version, body)),
  )

  for (const [step, summary, operationId] of steps)
    app.post(
      `/v1/admin/fraud/rule-sets/:version/${step}`,
      {
        config: { access: 'fraud:operate' },
        schema: { operationId, summary, params: ByVersion, body: StepRules, response: { 200: RuleSetView } },
      },
      async ({ caller, params, body }) =>
        withLog(await stepRules(ctx, params.version, { step, actor: caller.actor, because: body.because })),
    )

  app.get(
    '/v1/admin/fraud/rule-sets/:version/comparison',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'compareFraudRules',
        summary: 'What a version in the shadow would have decided, beside what was',
        params: ByVersion,
        querystring: ComparisonQuery,
        response: { 200: ComparisonView },
      },
    },
    async ({ params: { version }, query: { days = daysUsually } }) => {
      await findRuleSet(ctx.db, version)
      const window = { version, since: sinceOf(days) }
      const [pairs, examples, rules] = await Promise.all([
        pairsOf(ctx.db, window),
        differencesOf(ctx.db, window),
        rulesOf(ctx.db, window),
      ])
      const scans = pairs.reduce((sum, pair) => sum + pair.scans, 0)
      return { ...window, scans, counts: countsOf(pairs), examples, rules }
    },
  )

  app.get(
    '/v1/admin/fraud/rule-sets/:version/statistics',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'getFraudRuleStatistics',
        summary: 'How often each rule of a version fired, and how often it was right',
        params: ByVersion,
        querystring: ComparisonQuery,
        response: { 200: RuleStatistics },
      },
    },
    async ({ params: { version }, query: { days = daysUsually } }) => {
      await findRuleSet(ctx.db, version)
      const window = { version, since: sinceOf(days) }
      return { ...window, rules: await rulesOf(ctx.db, window) }
    },
  )
}
