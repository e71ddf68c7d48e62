import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { explainScans } from '../fraud/explain-scan.ts'
import { findScans } from '../fraud/scan.repo.ts'
import { caseQueue, findCase, linkedTo, resolvedCases, scanIdsOf, timelineOf } from './case.repo.ts'
import { CasePage, CaseQuery, CaseSummary, CaseView, NoteOnCase, ReleaseCase, ResolveCase } from './case.schema.ts'
import type { FraudCase } from './fraud-case.ts'
import { listable, resolveCase } from './resolve-case.ts'
import { investigateCase, noteOnCase, releaseCase } from './work-on-case.ts'

export function caseRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/fraud/cases',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'listFraudCases',
        summary: 'Cases that wait for somebody, by score times value; or those that are resolved',
        querystring: CaseQuery,
        response: { 200: CasePage },
      },
    },
    async ({ caller, query }) => {
      if (query.status === 'resolved') return resolvedCases(ctx.db, query)
      return caseQueue(ctx.db, query.assignee === 'me' ? { ...query, assignee: caller.actor } : query)
    },
  )

  app.get(
    '/v1/admin/fraud/cases/:id',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'getFraudCase',
        summary: 'A case with its timeline, its scans explained, and what it is linked to',
        params: ById,
        response: { 200: CaseView },
      },
    },
    async ({ params }) => wholeCase(ctx, await findCase(ctx.db, params.id)),
  )

  app.post(
    '/v1/admin/fraud/cases/:id/investigate',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'investigateFraudCase',
        summary: 'Take a case for myself',
        params: ById,
        response: { 200: CaseSummary },
      },
    },
    async ({ caller, params }) => investigateCase(ctx, params.id, caller.actor),
  )

  app.post(
    '/v1/admin/fraud/cases/:id/release',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'releaseFraudCase',
        summary: 'Put a case back on the table',
        params: ById,
        body: ReleaseCase,
        response: { 200: CaseSummary },
      },
    },
    async ({ caller, params, body }) => releaseCase(ctx, params.id, caller.actor, body.because),
  )

  app.post(
    '/v1/admin/fraud/cases/:id/notes',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'noteOnFraudCase',
        summary: 'Write into the timeline of a case',
        params: ById,
        body: NoteOnCase,
        response: { 201: CaseView },
      },
    },
    async ({ caller, params, body }, reply) => {
      await noteOnCase(ctx, params.id, caller.actor, body.text)
      return reply.code(201).send(await wholeCase(ctx, await findCase(ctx.db, params.id)))
    },
  )

  app.post(
    '/v1/admin/fraud/cases/:id/resolve',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'resolveFraudCase',
        summary: 'Confirm or dismiss a case that I investigate; what was held is rejected or approved',
        params: ById,
        body: ResolveCase,
        response: { 200: CaseSummary },
      },
    },
    async ({ caller, params, body }) => resolveCase(ctx, params.id, caller.actor, body),
  )
}

async function wholeCase(ctx: Context, found: FraudCase) {
  const [timeline, linked, ids] = await Promise.all([
    timelineOf(ctx.db, found.id),
    linkedTo(ctx.db, found),
    scanIdsOf(ctx.db, found.id),
  ])
  const explained = await explainScans(ctx.db, await findScans(ctx.db, ids))
  return { ...found, timeline, linked, explained, listable: listable(found) }
}
