import { ById, tagsFrom } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { forEverybody } from '../for-everybody.ts'
import { language } from '../language.ts'
import { demandMember } from '../merchant/membership.ts'
import { previewVoucher, type Reader, showVoucher } from './show-voucher.ts'
import { stepVoucher } from './step-voucher.ts'
import { listVouchers, readVoucher, voucherSteps } from './voucher.repo.ts'
import {
  ByVoucher,
  NewVoucherBody,
  OwnVoucherPage,
  OwnVoucherQuery,
  OwnVoucherView,
  OwnVoucherWithSteps,
  StepBody,
  VoucherEditBody,
  VoucherPreview,
  VoucherView,
} from './voucher.schema.ts'
import { cloneVoucher, draftVoucher, editVoucher } from './write-voucher.ts'

const own = { own: 'merchant:manage' } as const
const path = '/v1/my/merchants/:id/vouchers'
const placeOf = ({ id, voucherId }: { id: string; voucherId: string }) => ({ merchantId: id, id: voucherId })
const readerFrom = (header: string | undefined): Reader => ({ language: language(), tags: tagsFrom(header) })

export function voucherRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/vouchers/:id',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getVoucher',
        summary: 'A voucher: what it gives, whom, when and where',
        params: ById,
        response: { 200: VoucherView },
      },
    },
    async ({ params, headers }, reply) => {
      reply.header('vary', 'accept-language')
      const voucher = await showVoucher(ctx, params.id, readerFrom(headers['accept-language']))
      forEverybody(reply)
      return voucher
    },
  )
  readingRoutes(app, ctx)
  writingRoutes(app, ctx)
  stepRoutes(app, ctx)
}

/** For everybody who works at the merchant. */
function readingRoutes(app: App, ctx: Context): void {
  app.get(
    path,
    {
      config: { access: own },
      schema: {
        operationId: 'listMyVouchers',
        summary: 'Vouchers of my merchant, the newest first',
        params: ById,
        querystring: OwnVoucherQuery,
        response: { 200: OwnVoucherPage },
      },
    },
    async ({ params, query: { limit = 20, cursor, status }, caller }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      const page = { limit, before: idFrom(cursor) ?? null }
      const vouchers = await listVouchers(ctx.sql, { merchantId: params.id, status }, page)
      return pageOf(
        vouchers,
        limit,
        (voucher) => voucher,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    `${path}/:voucherId`,
    {
      config: { access: own },
      schema: {
        operationId: 'getMyVoucher',
        summary: 'A voucher of my merchant, with its life so far',
        params: ByVoucher,
        response: { 200: OwnVoucherWithSteps },
      },
    },
    async ({ params, caller }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      const voucher = await readVoucher(ctx.sql, placeOf(params))
      return { ...voucher, steps: await voucherSteps(ctx.sql, voucher.id) }
    },
  )

  app.get(
    `${path}/:voucherId/preview`,
    {
      config: { access: own },
      schema: {
        operationId: 'previewVoucher',
        summary: 'As customers would see it, and what stands between it and them',
        params: ByVoucher,
        response: { 200: VoucherPreview },
      },
    },
    async ({ params, caller, headers }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      const voucher = await readVoucher(ctx.sql, placeOf(params))
      return previewVoucher(ctx, voucher, readerFrom(headers['accept-language']))
    },
  )
}

function writingRoutes(app: App, ctx: Context): void {
  app.post(
    path,
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'draftVoucher',
        summary: 'A new draft, as incomplete as it may be; owners only',
        params: ById,
        body: NewVoucherBody,
        response: { 201: OwnVoucherView },
      },
    },
    async ({ params, body, caller, claim }, reply) =>
      reply.code(201).send(await draftVoucher(ctx, claim, caller, params.id, body)),
  )

  app.patch(
    `${path}/:voucherId`,
    {
      config: { access: own },
      schema: {
        operationId: 'editVoucher',
        summary: 'A draft freely; what was published gets a new version. Owners only',
        params: ByVoucher,
        body: VoucherEditBody,
        response: { 200: OwnVoucherView },
      },
    },
    async ({ params, body, caller }) => editVoucher(ctx, caller, placeOf(params), body),
  )

  app.post(
    `${path}/:voucherId/clone`,
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'cloneVoucher',
        summary: 'The same as a new draft; owners only',
        params: ByVoucher,
        response: { 201: OwnVoucherView },
      },
    },
    async ({ params, caller, claim }, reply) =>
      reply.code(201).send(await cloneVoucher(ctx, claim, caller, placeOf(params))),
  )
}

const ownSteps = [
  { step: 'publish', operationId: 'publishVoucher', summary: 'From now on it is promised' },
  { step: 'pause', operationId: 'pauseVoucher', summary: 'Nobody claims or redeems it for now' },
  { step: 'resume', operationId: 'resumeVoucher', summary: 'On again' },
  { step: 'archive', operationId: 'archiveVoucher', summary: 'Away for good, from a draft, a pause or its end' },
] as const

function stepRoutes(app: App, ctx: Context): void {
  for (const { step, operationId, summary } of ownSteps)
    app.post(
      `${path}/:voucherId/${step}`,
      {
        config: { access: own },
        schema: {
          operationId,
          summary: `${summary}; owners only`,
          params: ByVoucher,
          body: StepBody,
          response: { 200: OwnVoucherView },
        },
      },
      async ({ params, body, caller }) => stepVoucher(ctx, caller, placeOf(params), { step, because: body?.because }),
    )
}
