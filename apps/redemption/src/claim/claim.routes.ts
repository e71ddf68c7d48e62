import { ById, tagsFrom } from '@konter/core'
import { type App, decodeCursor, encodeCursor } from '@konter/service'
import { claimsOf } from '../code/code.repo.ts'
import type { Context } from '../context.ts'
import { tagged } from '../etag.ts'
import { ClaimPage, ClaimQuery, ClaimSummary, ClaimView, TakeClaim } from './claim.schema.ts'
import { giveBack, ownClaim } from './end-claims.ts'
import { showClaim, summaryOf, termsOf } from './show-claim.ts'
import { takeClaim } from './take-claim.ts'

/** The customer's device keeps it, asks whether it is still so, and shows it for a month where nobody answers. */
const kept = 'private, no-cache, stale-if-error=2592000'

export function claimRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/claims',
    {
      config: { access: { own: 'voucher:claim' }, idempotent: true },
      schema: {
        operationId: 'takeClaim',
        summary: 'Claim a voucher: a code and a signed QR of my own',
        body: TakeClaim,
        response: { 201: ClaimView },
      },
    },
    async ({ caller, body: input, claim, headers }, reply) =>
      reply.code(201).send(await takeClaim(ctx, claim, { caller, input, tags: tagsFrom(headers['accept-language']) })),
  )

  app.get(
    '/v1/claims',
    {
      config: { access: { own: 'voucher:claim' } },
      schema: {
        operationId: 'listClaims',
        summary: 'My claims, newest first',
        querystring: ClaimQuery,
        response: { 200: ClaimPage },
      },
    },
    async ({ caller, query: { limit = 20, cursor, status }, headers }) => {
      const before = cursor === undefined ? null : (decodeCursor(cursor, 'uuid')[0] ?? null)
      const claims = await claimsOf(ctx.db, caller.userId, { status, before, limit })
      const tags = tagsFrom(headers['accept-language'])
      const items = await Promise.all(
        claims.slice(0, limit).map(async (claim) => {
          const { terms, merchant } = await termsOf(ctx, claim)
          return summaryOf(claim, terms, merchant, tags)
        }),
      )
      const last = items.at(-1)
      return { items, nextCursor: claims.length > limit && last !== undefined ? encodeCursor([last.id]) : null }
    },
  )

  app.get(
    '/v1/claims/:id',
    {
      config: { access: { own: 'voucher:claim' } },
      schema: {
        operationId: 'getClaim',
        summary: 'One of my claims with its code and QR, to keep for a counter without a connection',
        description: 'Carries an ETag: ask with `If-None-Match` whether it is still so.',
        params: ById,
        response: { 200: ClaimView },
      },
    },
    async ({ caller, params, headers }, reply) => {
      const claim = await ownClaim(ctx, params.id, caller.userId)
      const view = await showClaim(ctx, claim, tagsFrom(headers['accept-language']))
      void reply.header('cache-control', kept).header('vary', 'accept-language')
      return tagged(headers, reply, view)
    },
  )

  app.post(
    '/v1/claims/:id/give-back',
    {
      config: { access: { own: 'voucher:claim' } },
      schema: {
        operationId: 'giveClaimBack',
        summary: 'Give a claim back that I shall not use; somebody else may have it',
        params: ById,
        response: { 200: ClaimSummary },
      },
    },
    async ({ caller, params, headers }) => {
      const claim = await giveBack(ctx, params.id, caller.userId)
      const { terms, merchant } = await termsOf(ctx, claim)
      return summaryOf(claim, terms, merchant, tagsFrom(headers['accept-language']))
    },
  )
}
