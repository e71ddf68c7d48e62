import { ById, Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { Because } from '../fraud/fraud.schema.ts'
import { problem } from '../problems.ts'
import { BLOCK_KINDS, insertBlock, listBlocks, removeBlock, snoozesAt } from './block-list.repo.ts'

const Entity = Type.String({ minLength: 1, maxLength: 64, description: 'An id; of a device its hash.' })
const BlockView = Type.Object(
  {
    id: Id,
    kind: OneOf(BLOCK_KINDS),
    entity: Type.String(),
    caseId: Nullable(Id),
    addedAt: Instant,
    addedBy: Type.String(),
    because: Type.String(),
    removedAt: Nullable(Instant),
    removedBy: Nullable(Type.String()),
    removedBecause: Nullable(Type.String()),
  },
  { title: 'FraudBlock' },
)
const BlockQuery = Type.Object(
  {
    ...Page,
    kind: Type.Optional(OneOf(BLOCK_KINDS)),
    entity: Type.Optional(Entity),
    removed: Type.Optional(Type.Boolean({ description: 'Those that were taken off again.' })),
  },
  { additionalProperties: false },
)
const AddBlock = Type.Object(
  { kind: OneOf(BLOCK_KINDS), entity: Entity, because: Because },
  { additionalProperties: false, title: 'AddFraudBlock' },
)
const RemoveBlock = Type.Object({ because: Because }, { additionalProperties: false, title: 'RemoveFraudBlock' })
const SnoozeList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          rule: Type.String(),
          kind: OneOf(BLOCK_KINDS),
          entity: Type.String(),
          until: Instant,
          actor: Type.String(),
          because: Type.String(),
        },
        { title: 'FraudSnooze' },
      ),
    ),
  },
  { title: 'FraudSnoozeList' },
)

export function blockListRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/fraud/block-list',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'listFraudBlocks',
        summary: 'Accounts, devices and merchants whose scans are blocked, the newest first',
        querystring: BlockQuery,
        response: { 200: page(BlockView, 'FraudBlockPage') },
      },
    },
    async ({ query }) => listBlocks(ctx.db, query),
  )

  app.post(
    '/v1/admin/fraud/block-list',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'addFraudBlock',
        summary: 'Block the scans of an account, a device or a merchant',
        body: AddBlock,
        response: { 201: BlockView },
      },
    },
    async ({ caller, body }, reply) => {
      const listed = await insertBlock(ctx.db, { ...body, caseId: null, actor: caller.actor, at: ctx.now() })
      if (listed === undefined) throw problem('block.listed', { kind: body.kind })
      return reply.code(201).send(listed)
    },
  )

  app.post(
    '/v1/admin/fraud/block-list/:id/remove',
    {
      config: { access: 'fraud:operate' },
      schema: {
        operationId: 'removeFraudBlock',
        summary: 'Take somebody off the block list; a merchant only by a second person',
        params: ById,
        body: RemoveBlock,
        response: { 200: BlockView },
      },
    },
    async ({ caller, params, body }) =>
      ctx.transaction((tx) =>
        removeBlock(tx, { id: params.id, actor: caller.actor, because: body.because, at: ctx.now() }),
      ),
  )

  app.get(
    '/v1/admin/fraud/snoozes',
    {
      config: { access: 'fraud:read' },
      schema: {
        operationId: 'listFraudSnoozes',
        summary: 'Rules that sleep for somebody, the first to wake first',
        response: { 200: SnoozeList },
      },
    },
    async () => ({ items: await snoozesAt(ctx.db, ctx.now()) }),
  )
}
