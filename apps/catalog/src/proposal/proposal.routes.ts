import { ById } from '@konter/core'
import { type App, commonProblem, decodeCursor, pageOf } from '@konter/service'
import type { Static } from 'typebox'
import type { Context } from '../context.ts'
import { confirmProposal, confirmProposals } from './confirm-proposals.ts'
import { editProposal, rejectProposal, rejectProposals } from './edit-proposal.ts'
import { findProposals, readProposal } from './proposal.repo.ts'
import {
  ConfirmBody,
  ConfirmedProposal,
  ConfirmOutcome,
  ProposalEditBody,
  ProposalPage,
  ProposalQuery,
  ProposalView,
  RejectBody,
  RejectOutcome,
} from './proposal.schema.ts'
import type { Choice } from './proposal.ts'

export function proposalRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/proposals',
    {
      config: { access: 'offer:read' },
      schema: {
        operationId: 'listProposals',
        summary: 'How the names of supplier items were read, the surest first; open ones unless asked otherwise',
        querystring: ProposalQuery,
        response: { 200: ProposalPage },
      },
    },
    async ({ query: { limit = 20, cursor, status = 'open', ...filter } }) => {
      const proposals = await findProposals(ctx.db, { status, ...filter }, { limit, after: positionFrom(cursor) })
      return pageOf(
        proposals,
        limit,
        (proposal) => proposal,
        ({ confidence, id }) => [String(confidence), id],
      )
    },
  )

  app.get(
    '/v1/admin/proposals/:id',
    {
      config: { access: 'offer:read' },
      schema: { operationId: 'getProposal', summary: 'One proposal', params: ById, response: { 200: ProposalView } },
    },
    async ({ params }) => readProposal(ctx.db, params.id),
  )

  app.patch(
    '/v1/admin/proposals/:id',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'editProposal',
        summary: 'Say what the item is, or which product it belongs to',
        params: ById,
        body: ProposalEditBody,
        response: { 200: ProposalView },
      },
    },
    async ({ params, body, caller }) => editProposal(ctx, caller.actor, params.id, body),
  )
  decisionRoutes(app, ctx)
}

function decisionRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/proposals/confirm',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'confirmProposals',
        summary: 'Make offers of these items, or of all that were read this surely; at most 2000 at a time',
        body: ConfirmBody,
        response: { 200: ConfirmOutcome },
      },
    },
    async ({ body, caller }) => confirmProposals(ctx, caller.actor, choiceFrom(body)),
  )

  app.post(
    '/v1/admin/proposals/reject',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'rejectProposals',
        summary: 'Leave these items alone until they are renamed',
        body: RejectBody,
        response: { 200: RejectOutcome },
      },
    },
    async ({ body, caller }) => ({ rejected: await rejectProposals(ctx, caller.actor, body.ids) }),
  )

  app.post(
    '/v1/admin/proposals/:id/confirm',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'confirmProposal',
        summary: 'Make an offer of the item',
        params: ById,
        response: { 200: ConfirmedProposal },
      },
    },
    async ({ params, caller }) => confirmProposal(ctx, caller.actor, params.id),
  )

  app.post(
    '/v1/admin/proposals/:id/reject',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'rejectProposal',
        summary: 'Leave the item alone until it is renamed',
        params: ById,
        response: { 200: ProposalView },
      },
    },
    async ({ params, caller }) => rejectProposal(ctx, caller.actor, params.id),
  )
}

const choiceFrom = ({ ids, supplier, minConfidence = 0 }: Static<typeof ConfirmBody>): Choice =>
  ids === undefined ? { supplier, minConfidence } : { ids }

function positionFrom(cursor: string | undefined): { confidence: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [confidence = '', id = ''] = decodeCursor(cursor, 'integer', 'uuid')
  if (Math.abs(Number(confidence)) > 100) throw commonProblem('request.cursor-invalid', {})
  return { confidence: Number(confidence), id }
}
