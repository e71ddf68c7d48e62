import type { VoucherTerms } from '@konter/contracts'
import { only, type Tx, toJson } from '@konter/service'
import type { StepLine } from '../merchant/merchant.repo.ts'
import { problem } from '../problems.ts'
import { steps, type Voucher, type VoucherStatus, type VoucherStep } from './voucher.ts'

const columns = `v.id, v.merchant_id as "merchantId", v.status, v.version, v.revision, v.terms, v.priority, v.metadata,
  v.cloned_from as "clonedFrom", v.published_at as "publishedAt", v.created_at as "createdAt", v.updated_at as "updatedAt"`

export async function insertVoucher(tx: Tx, voucher: Voucher): Promise<void> {
  const { id, merchantId, terms, priority, metadata, clonedFrom, createdAt } = voucher
  await tx.query(
    `insert into voucher (id, merchant_id, terms, campaign_id, claim_from, claim_until, redeem_from, redeem_until, priority, metadata,
                          cloned_from, created_at, updated_at)
     values ($1::uuid, $2::uuid, $3::jsonb, $4::uuid, $5::timestamptz, $6::timestamptz, $7::timestamptz, $8::timestamptz, $9::int,
             $10::jsonb, $11::uuid, $12::timestamptz, $12::timestamptz)`,
    [id, merchantId, toJson(terms), ...searchedBy(voucher), priority, toJson(metadata), clonedFrom, createdAt],
  )
}

/** What of the terms stands in columns of its own. */
const searchedBy = ({
  terms: { campaignId, claimFrom, claimUntil, redeemFrom, redeemUntil },
}: Pick<Voucher, 'terms'>) => [
  campaignId ?? null,
  claimFrom ?? null,
  claimUntil ?? null,
  redeemFrom ?? null,
  redeemUntil ?? null,
]

export async function findVoucher(db: Tx, id: string): Promise<Voucher | undefined> {
  const [row] = await db.query<Voucher>(`select ${columns} from voucher v where v.id = $1::uuid`, [id])
  return row
}

type Key = { id: string; merchantId?: string }

/** Another merchant's is as if there were none. */
export async function readVoucher(db: Tx, { id, merchantId }: Key): Promise<Voucher> {
  const voucher = await findVoucher(db, id)
  if (voucher === undefined || (merchantId !== undefined && voucher.merchantId !== merchantId))
    throw problem('voucher.not-found', { id })
  return voucher
}

/** As it is, and stays until the transaction ends. */
export async function lockVoucher(tx: Tx, { id, merchantId }: Key): Promise<Voucher> {
  const [row] = await tx.query<Voucher>(
    `select ${columns} from voucher v where v.id = $1::uuid and ($2::uuid is null or v.merchant_id = $2::uuid) for update`,
    [id, merchantId ?? null],
  )
  if (row === undefined) throw problem('voucher.not-found', { id })
  return row
}

/** Only onto the revision that was read: the later of two editors is told. */
export async function updateVoucher(tx: Tx, after: Voucher, revision: number): Promise<void> {
  const updated = await tx.query(
    `update voucher
        set terms = $3::jsonb, campaign_id = $4::uuid, claim_from = $5::timestamptz, claim_until = $6::timestamptz,
            redeem_from = $7::timestamptz, redeem_until = $8::timestamptz, priority = $9::int, metadata = $10::jsonb,
            version = $11::int, revision = revision + 1, updated_at = $12::timestamptz
      where id = $1::uuid and revision = $2::int and status in ('draft', 'published', 'paused') returning id`,
    [
      after.id,
      revision,
      toJson(after.terms),
      ...searchedBy(after),
      after.priority,
      toJson(after.metadata),
      after.version,
      after.updatedAt,
    ],
  )
  if (updated.length === 0) throw problem('voucher.edited-meanwhile', {})
}

/** Of a voucher that is locked; also of one that has ended. */
export async function replaceTerms(tx: Tx, { id, terms, version, updatedAt }: Voucher): Promise<void> {
  await tx.query(
    `update voucher set terms = $2::jsonb, version = $3::int, revision = revision + 1, updated_at = $4::timestamptz
      where id = $1::uuid`,
    [id, toJson(terms), version, updatedAt],
  )
}

export type Cause = { actor: string; cause: string; at: Date }

/** The only writer of `status`: it moves if it still is where it was read, and the step is noted with who took it and why. */
export async function moveVoucher(
  tx: Tx,
  { id, status: from }: Pick<Voucher, 'id' | 'status'>,
  step: VoucherStep,
  { actor, cause, at }: Cause,
): Promise<Voucher> {
  const to = steps[from][step]
  if (to === undefined) throw problem('voucher.step-refused', { status: from, step })
  const [moved] = await tx.query<Voucher>(
    `update voucher v
        set status = $3, revision = revision + 1, updated_at = $4::timestamptz,
            version = case when $5 = 'publish' then 1 else version end,
            published_at = case when $5 = 'publish' then $4::timestamptz else published_at end
      where v.id = $1::uuid and v.status = $2 returning ${columns}`,
    [id, from, to, at, step],
  )
  if (moved === undefined) throw problem('voucher.edited-meanwhile', {})
  await noteVoucherStep(tx, id, { step, from, to, actor, cause, at })
  return moved
}

type Noted = Cause & { step: string; from: VoucherStatus | null; to: VoucherStatus }

export async function noteVoucherStep(tx: Tx, id: string, { step, from, to, actor, cause, at }: Noted): Promise<void> {
  await tx.query(
    `insert into voucher_step (voucher_id, nth, at, step, from_status, to_status, actor, cause)
     select $1::uuid, count(*) + 1, $2::timestamptz, $3, $4, $5, $6, $7 from voucher_step where voucher_id = $1::uuid`,
    [id, at, step, from, to, actor, cause],
  )
}

export const voucherSteps = (db: Tx, id: string): Promise<StepLine[]> =>
  db.query<StepLine>(
    `select at, step, from_status as "from", to_status as "to", actor, cause from voucher_step where voucher_id = $1::uuid order by nth`,
    [id],
  )

/** A promise, for ever. */
export async function insertVersion(
  tx: Tx,
  { id, version }: Pick<Voucher, 'id' | 'version'>,
  terms: VoucherTerms,
  { actor, at }: Cause,
): Promise<void> {
  await tx.query(
    `insert into voucher_version (voucher_id, version, terms, at, actor) values ($1::uuid, $2::int, $3::jsonb, $4::timestamptz, $5)`,
    [id, version, toJson(terms), at, actor],
  )
}

export async function versionOf(db: Tx, { id, version }: Pick<Voucher, 'id' | 'version'>): Promise<VoucherTerms> {
  const rows = await db.query<{ terms: VoucherTerms }>(
    'select terms from voucher_version where voucher_id = $1::uuid and version = $2::int',
    [id, version],
  )
  return only(rows).terms
}

export type VoucherFilter = { merchantId?: string | undefined; status?: VoucherStatus | undefined }

/** The newest first. */
export const listVouchers = (
  db: Tx,
  { merchantId, status }: VoucherFilter,
  { limit, before }: { limit: number; before: string | null },
): Promise<Voucher[]> =>
  db.query<Voucher>(
    `select ${columns} from voucher v
      where ($1::uuid is null or v.merchant_id = $1::uuid) and ($2::text is null or v.status = $2) and ($3::uuid is null or v.id < $3::uuid)
      order by v.id desc limit $4::int`,
    [merchantId ?? null, status ?? null, before, limit + 1],
  )

/** Past the end of every version that somebody may hold a claim of. Locked, and what others hold is left for later. */
export const lockDueVouchers = (tx: Tx, at: Date, limit: number): Promise<Voucher[]> =>
  tx.query<Voucher>(
    `select ${columns} from voucher v
      where v.status in ('published', 'paused') and v.redeem_until <= $1::timestamptz
        and not exists (select 1 from voucher_version p
                         where p.voucher_id = v.id and (p.terms ->> 'redeemUntil')::timestamptz > $1::timestamptz)
      order by v.redeem_until limit $2::int for update skip locked`,
    [at, limit],
  )

export const lockVouchersNaming = (
  tx: Tx,
  { imageId, merchantId }: { imageId: string; merchantId: string },
  limit: number,
): Promise<Voucher[]> =>
  tx.query<Voucher>(
    `select ${columns} from voucher v
      where v.merchant_id = $1::uuid and v.terms -> 'imageIds' ? $2::text order by v.id limit $3::int for update`,
    [merchantId, imageId, limit],
  )

export const lockPublishedOf = (tx: Tx, campaignId: string, limit: number): Promise<Voucher[]> =>
  tx.query<Voucher>(
    `select ${columns} from voucher v where v.campaign_id = $1::uuid and v.status = 'published' order by v.id limit $2::int for update`,
    [campaignId, limit],
  )
