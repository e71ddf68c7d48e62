import type { Readable } from 'node:stream'
import { ById } from '@konter/core'
import { type App, decodeCursor, pageOf } from '@konter/service'
import { Type } from 'typebox'
import { Because } from '../code/code.admin.routes.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { findBatches, statesOf } from './batch.repo.ts'
import { BatchPage, BatchQuery, BatchView, ImportCodes, RequestBatch } from './batch.schema.ts'
import { sharedPerBatchMax } from './batch.ts'
import { exportCodes } from './export-codes.ts'
import { importCodes } from './import-codes.ts'
import { requestBatch } from './request-batch.ts'
import { demandBatch, revokeBatch } from './revoke-batch.ts'

const Csv = {
  description: 'RFC 4180, one line for each code: what is printed, what its QR says, its state.',
  content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } },
}

export function batchRoutes(app: App, ctx: Context): void {
  const viewOf = async (id: string) => ({ ...(await demandBatch(ctx, id)), states: await statesOf(ctx.db, id) })

  app.post(
    '/v1/admin/code-batches',
    {
      config: { access: 'code:operate', idempotent: true },
      schema: {
        operationId: 'requestCodeBatch',
        summary: 'Have codes made for print, or shared ones; up to a million in one job',
        body: RequestBatch,
        response: { 202: BatchView },
      },
    },
    async ({ caller, body, claim }, reply) => {
      if (body.kind === 'shared' && body.count > sharedPerBatchMax)
        throw problem('code-batch.too-many-lines', { max: sharedPerBatchMax })
      const batch = await requestBatch(ctx, claim, caller.actor, body)
      return reply.code(202).send({ ...batch, states: {} })
    },
  )

  app.post(
    '/v1/admin/code-imports',
    {
      config: { access: 'code:operate', idempotent: true },
      schema: {
        operationId: 'importCodes',
        summary: 'Take over codes that were printed elsewhere',
        description: 'Only codes of our own form. Lines that bring nothing are reported with their reasons.',
        body: ImportCodes,
        response: { 201: BatchView },
      },
    },
    async ({ caller, body, claim }, reply) => {
      const { id } = await importCodes(ctx, claim, caller.actor, body)
      return reply.code(201).send(await viewOf(id))
    },
  )

  app.get(
    '/v1/admin/code-batches',
    {
      config: { access: 'code:read' },
      schema: {
        operationId: 'listCodeBatches',
        summary: 'Batches of codes, newest first',
        querystring: BatchQuery,
        response: { 200: BatchPage },
      },
    },
    async ({ query: { limit = 20, cursor, voucherId } }) => {
      const before = cursor === undefined ? null : (decodeCursor(cursor, 'uuid')[0] ?? null)
      const batches = await findBatches(ctx.db, { voucherId, before, limit })
      return pageOf(
        batches,
        limit,
        (batch) => batch,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    '/v1/admin/code-batches/:id',
    {
      config: { access: 'code:read' },
      schema: {
        operationId: 'getCodeBatch',
        summary: 'One batch: how far it is, and what became of its codes',
        params: ById,
        response: { 200: BatchView },
      },
    },
    async ({ params }) => viewOf(params.id),
  )

  app.get(
    '/v1/admin/code-batches/:id/codes.csv',
    {
      exposeHeadRoute: false,
      // Whoever has the file can use the codes: this is more than looking.
      config: { access: 'code:operate' },
      schema: {
        operationId: 'exportCodeBatch',
        summary: 'The codes of a batch with their state, as CSV',
        description: 'Who took them is on record.',
        params: ById,
        response: { 200: Csv },
      },
    },
    async ({ params, caller }, reply) => {
      const batch = await demandBatch(ctx, params.id)
      if (batch.status === 'making') throw problem('code-batch.unfinished', { made: batch.made, wanted: batch.wanted })
      void reply
        .header('content-disposition', `attachment; filename="codes-${batch.id}.csv"`)
        .header('cache-control', 'no-store')
        .type('text/csv; charset=utf-8')
      return reply.send(await exportCodes(ctx, batch, caller.actor))
    },
  )

  app.post(
    '/v1/admin/code-batches/:id/revoke',
    {
      config: { access: 'code:operate' },
      schema: {
        operationId: 'revokeCodeBatch',
        summary: 'Make what is active of a batch good for nothing',
        params: ById,
        body: Because,
        response: { 200: BatchView },
      },
    },
    async ({ params, body, caller }) => {
      await revokeBatch(ctx, params.id, body.because, caller.actor)
      return viewOf(params.id)
    },
  )
}
