import { ById, Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { type App, decodeCursor, enqueue, pageOf } from '@konter/service'
import { Type } from 'typebox'
import { RevokeCodes } from '../claim/claim.jobs.ts'
import { revokeCode } from '../claim/end-claims.ts'
import type { Context } from '../context.ts'
import { findOperations, logOperation } from '../operation-log/operation-log.repo.ts'
import { problem } from '../problems.ts'
import { findCode } from './code.repo.ts'
import type { Code } from './code.ts'

/** Staff see what became of a code; the code itself they do not. */
const CodeView = Type.Object(
  {
    id: Id,
    kind: OneOf(['personal', 'shared', 'print']),
    voucherId: Id,
    version: Type.Integer(),
    merchantId: Id,
    customerId: Nullable(Id),
    batchId: Nullable(Id),
    status: OneOf(['active', 'redeemed', 'expired', 'given-back', 'revoked']),
    uses: Type.Integer(),
    usesMax: Nullable(Type.Integer()),
    validUntil: Instant,
    madeAt: Instant,
    endedAt: Nullable(Instant),
    endedBecause: Nullable(Type.String()),
  },
  { title: 'Code' },
)
export const Because = Type.Object(
  { because: Type.String({ minLength: 3, maxLength: 500, description: 'Told to customers whose claims it ends.' }) },
  { additionalProperties: false, title: 'RevocationOfCodes' },
)
export const Begun = Type.Object({ begun: Type.Literal(true) }, { title: 'Begun' })
const LogPage = page(
  Type.Object(
    { at: Instant, actor: Type.String(), action: Type.String(), subject: Type.String(), facts: Type.Unknown() },
    { title: 'RedemptionLogLine' },
  ),
  'RedemptionLogPage',
)
const LogQuery = Type.Object(
  { ...Page, subject: Type.Optional(Type.String({ maxLength: 100, description: 'Such as `code:<id>`.' })) },
  { additionalProperties: false },
)

export function codeRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/codes/:id',
    {
      config: { access: 'code:read' },
      schema: {
        operationId: 'getCode',
        summary: 'What became of a code or claim',
        params: ById,
        response: { 200: CodeView },
      },
    },
    async ({ params }) => codeOf(ctx, params.id),
  )

  app.post(
    '/v1/admin/codes/:id/revoke',
    {
      config: { access: 'code:operate' },
      schema: {
        operationId: 'revokeCode',
        summary: 'Make one code or claim good for nothing',
        params: ById,
        body: Because,
        response: { 200: CodeView },
      },
    },
    async ({ params: { id }, body: { because }, caller }) => {
      const { status } = await codeOf(ctx, id)
      const revoked = await revokeCode(ctx, id, { because, actor: caller.actor })
      if (!revoked) throw problem('code.past-that', { id, status })
      return codeOf(ctx, id)
    },
  )

  app.post(
    '/v1/admin/vouchers/:id/revoke-codes',
    {
      config: { access: 'code:operate' },
      schema: {
        operationId: 'revokeCodesOfVoucher',
        summary: 'Make every active code and claim of a voucher good for nothing',
        description: 'Goes on in the background. Pause the voucher first, or new ones are claimed meanwhile.',
        params: ById,
        body: Because,
        response: { 202: Begun },
      },
    },
    async ({ params: { id: voucherId }, body: { because }, caller }, reply) => {
      await ctx.transaction(async (tx) => {
        const line = { at: ctx.now(), actor: caller.actor, action: 'voucher.codes-revoked', facts: { because } }
        await logOperation(tx, { ...line, subject: `voucher:${voucherId}` })
        await enqueue(tx, RevokeCodes, { voucherId, because }, { key: `revoke-codes:${voucherId}` })
      })
      return reply.code(202).send({ begun: true })
    },
  )

  app.get(
    '/v1/admin/redemption/log',
    {
      config: { access: 'code:read' },
      schema: {
        operationId: 'listRedemptionLog',
        summary: 'Who of the staff did what to codes and keys, the newest first',
        querystring: LogQuery,
        response: { 200: LogPage },
      },
    },
    async ({ query: { limit = 20, cursor, subject } }) => {
      const before = cursor === undefined ? null : (decodeCursor(cursor, 'uuid')[0] ?? null)
      const lines = await findOperations(ctx.db, { subject, before, limit })
      return pageOf(
        lines,
        limit,
        (line) => line,
        ({ id }) => [id],
      )
    },
  )
}

async function codeOf(ctx: Context, id: string): Promise<Code> {
  const code = await findCode(ctx.db, id)
  if (code === undefined) throw problem('code.not-found', { id })
  return code
}
