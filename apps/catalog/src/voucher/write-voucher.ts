import { isDeepStrictEqual } from 'node:util'
import type { FieldError } from '@konter/core'
import { type Caller, type Claim, commonProblem, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { lockUsable } from '../image/image.repo.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from '../merchant/membership.ts'
import { problem } from '../problems.ts'
import { cleanText } from '../text/clean-text.ts'
import { promiseOf, strangersIn } from './promise.ts'
import { tellVoucher } from './tell-voucher.ts'
import { type TermsBody, termsAfter } from './terms.ts'
import {
  type Cause,
  insertVersion,
  insertVoucher,
  lockVoucher,
  noteVoucherStep,
  readVoucher,
  updateVoucher,
  versionOf,
} from './voucher.repo.ts'
import { isEditable, type Metadata, type Voucher } from './voucher.ts'

type Author = Pick<Caller, 'userId' | 'actor'>
type Place = { merchantId: string; id: string }
export type VoucherBody = {
  terms?: TermsBody | undefined
  priority?: number | undefined
  metadata?: Metadata | undefined
}

/** A draft, as incomplete as it may be. */
export async function draftVoucher(
  ctx: Context,
  claim: Claim,
  caller: Author,
  merchantId: string,
  body: VoucherBody,
): Promise<Voucher> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  return ctx.transaction(async (tx) => {
    const empty = newDraft(claim.id, merchantId, ctx.now())
    const draft = await withChanges(tx, empty, body)
    return beginDraft(tx, claim, draft, { actor: caller.actor, cause: 'drafted', at: ctx.now() })
  })
}

/** The promise of one as a draft of another; its windows, that may be over, are left to be changed. */
export async function cloneVoucher(
  ctx: Context,
  claim: Claim,
  caller: Author,
  { merchantId, id }: Place,
): Promise<Voucher> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  return ctx.transaction(async (tx) => {
    const { terms, priority, metadata } = await readVoucher(tx, { id, merchantId })
    const empty = newDraft(claim.id, merchantId, ctx.now())
    const imageIds = await stillUsable(tx, merchantId, terms.imageIds)
    const copy = { ...empty, terms: { ...terms, imageIds }, priority, metadata, clonedFrom: id }
    return beginDraft(tx, claim, copy, { actor: caller.actor, cause: `cloned from ${id}`, at: ctx.now() })
  })
}

/** Locked: one that is being taken down is not copied behind the back of who looks for those that name it. */
async function stillUsable(tx: Tx, merchantId: string, imageIds: readonly string[] = []): Promise<string[]> {
  const usable = await lockUsable(tx, merchantId, imageIds)
  return imageIds.filter((id) => usable.has(id))
}

const newDraft = (id: string, merchantId: string, at: Date): Voucher => ({
  id,
  merchantId,
  status: 'draft',
  version: 0,
  revision: 1,
  terms: {},
  priority: 0,
  metadata: {},
  clonedFrom: null,
  publishedAt: null,
  createdAt: at,
  updatedAt: at,
})

async function beginDraft(tx: Tx, claim: Claim, draft: Voucher, cause: Cause): Promise<Voucher> {
  await insertVoucher(tx, draft)
  await noteVoucherStep(tx, draft.id, { ...cause, step: 'draft', from: null, to: 'draft' })
  await claim.answer(tx, 201, draft)
  return draft
}

/**
 * A draft is edited freely. What was published gets a new version, when what it promises is another: who claimed an older
 * one is owed that one.
 */
export async function editVoucher(
  ctx: Context,
  caller: Author,
  { merchantId, id }: Place,
  { revision, ...body }: VoucherBody & { revision: number },
): Promise<Voucher> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  return ctx.transaction(async (tx) => {
    const before = await lockVoucher(tx, { id, merchantId })
    if (!isEditable(before)) throw problem('voucher.edit-refused', { status: before.status })
    const changed = { ...(await withChanges(tx, before, body)), updatedAt: ctx.now() }
    const cause = { actor: caller.actor, cause: 'edited', at: ctx.now() }
    const after = before.version === 0 ? changed : await promised(tx, changed, cause)
    await updateVoucher(tx, after, revision)
    await tellVoucher(tx, after)
    await logDeeds(tx, cause, [{ act: 'voucher.edit', subject: 'voucher', subjectId: id, before, after }])
    return { ...after, revision: revision + 1 }
  })
}

/** With the next version written down, if this is another promise than the last. */
async function promised(tx: Tx, voucher: Voucher, cause: Cause): Promise<Voucher> {
  const terms = await promiseOf(tx, voucher, cause.at)
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(terms)), await versionOf(tx, voucher))
  if (isSame) return voucher
  const next = { ...voucher, version: voucher.version + 1 }
  await insertVersion(tx, next, terms, cause)
  return next
}

const metadataRule = { max: 200 }

async function withChanges(tx: Tx, before: Voucher, { terms, priority, metadata }: VoucherBody): Promise<Voucher> {
  const errors: FieldError[] = []
  const after = {
    ...before,
    terms: termsAfter(before.terms, terms ?? {}, errors),
    priority: priority ?? before.priority,
    metadata: metadata === undefined ? before.metadata : cleanMetadata(metadata, errors),
  }
  errors.push(...(await strangersIn(tx, before.merchantId, after.terms)))
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return after
}

const cleanMetadata = (metadata: Metadata, errors: FieldError[]): Metadata =>
  Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [key, cleanText(value, metadataRule, `/metadata/${key}`, errors)]),
  )
