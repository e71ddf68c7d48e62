import type { Texts } from '@konter/core'
import { only, type Tx, toJson } from '@konter/service'
import { problem } from '../problems.ts'
import { type Merchant, type MerchantStatus, type MerchantStep, type StaffRole, steps } from './merchant.ts'

type Row = Omit<Merchant, 'number'> & { number: bigint }

const columns = `m.id, m.number, m.slug, m.category_slug as category, m.name, m.description, m.phone, m.status, m.active,
  m.time_zone as "timeZone", m.strict, m.refused_because as "refusedBecause", m.verified_at as "verifiedAt",
  m.applied_by as "appliedBy", m.created_at as "createdAt", m.updated_at as "updatedAt", m.version`

const merchantOf = ({ number, ...row }: Row): Merchant => ({ ...row, number: Number(number) })

export async function nextMerchantNumber(tx: Tx): Promise<number> {
  const row = only(await tx.query<{ number: bigint }>(`select nextval('merchant_number') as number`))
  return Number(row.number)
}

/** False when another has this slug. */
export async function insertMerchant(tx: Tx, merchant: Merchant): Promise<boolean> {
  const inserted = await tx.query(
    `insert into merchant (id, number, slug, category_slug, name, description, phone, status, active, time_zone, strict, applied_by,
                           created_at, updated_at)
     values ($1::uuid, $2::bigint, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10, $11, $12::uuid, $13::timestamptz, $13::timestamptz)
     on conflict (slug) do nothing returning id`,
    [
      merchant.id,
      merchant.number,
      merchant.slug,
      merchant.category,
      toJson(merchant.name),
      toJson(merchant.description),
      merchant.phone,
      merchant.status,
      merchant.active,
      merchant.timeZone,
      merchant.strict,
      merchant.appliedBy,
      merchant.createdAt,
    ],
  )
  return inserted.length === 1
}

/** How many applications of somebody wait, and go on waiting until the transaction ends: nobody applies beside. */
export async function countWaiting(tx: Tx, userId: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('merchant.apply ' || $1::text, 0))::text as locked`, [
    userId,
  ])
  const rows = await tx.query<{ n: number }>(
    `select count(*)::int as n from merchant where applied_by = $1::uuid and status = 'applied'`,
    [userId],
  )
  return only(rows).n
}

export async function findMerchant(db: Tx, id: string): Promise<Merchant | undefined> {
  const [row] = await db.query<Row>(`select ${columns} from merchant m where m.id = $1::uuid`, [id])
  return row && merchantOf(row)
}

export async function findMerchantBy(
  db: Tx,
  key: { number: number } | { slug: string },
): Promise<Merchant | undefined> {
  const [row] =
    'number' in key
      ? await db.query<Row>(`select ${columns} from merchant m where m.number = $1::bigint`, [key.number])
      : await db.query<Row>(`select ${columns} from merchant m where m.slug = $1`, [key.slug])
  return row && merchantOf(row)
}

export async function readMerchant(db: Tx, id: string): Promise<Merchant> {
  const merchant = await findMerchant(db, id)
  if (merchant === undefined) throw problem('merchant.not-found', { id })
  return merchant
}

/**
 * As it is, and stays until the transaction ends: who changes anything about a merchant, takes turns. Its key stays anyway, so
 * rows that name it may come meanwhile; or who holds an image for a new voucher would wait for who holds the merchant for the image.
 */
export async function lockMerchant(tx: Tx, id: string): Promise<Merchant> {
  const [row] = await tx.query<Row>(`select ${columns} from merchant m where m.id = $1::uuid for no key update`, [id])
  if (row === undefined) throw problem('merchant.not-found', { id })
  return merchantOf(row)
}

/** It stays what it is until the transaction ends; others may hold it so, too. */
export async function holdMerchant(tx: Tx, id: string): Promise<Merchant> {
  const [row] = await tx.query<Row>(`select ${columns} from merchant m where m.id = $1::uuid for share`, [id])
  if (row === undefined) throw problem('merchant.not-found', { id })
  return merchantOf(row)
}

export async function categoryExists(db: Tx, slug: string): Promise<boolean> {
  return (await db.query('select 1 as one from merchant_category where slug = $1', [slug])).length === 1
}

export type MerchantCategory = { slug: string; name: Texts; icon: string | null }

export const listMerchantCategories = (db: Tx): Promise<MerchantCategory[]> =>
  db.query<MerchantCategory>('select slug, name, icon from merchant_category order by position, slug')

/** Only onto the version that was read: the later of two editors is told. */
export async function updateMerchant(tx: Tx, after: Merchant, version: number): Promise<void> {
  const updated = await tx.query(
    `update merchant
        set category_slug = $3, name = $4::jsonb, description = $5::jsonb, phone = $6, active = $7, time_zone = $8, strict = $9,
            version = version + 1, updated_at = $10::timestamptz
      where id = $1::uuid and version = $2::int returning id`,
    [
      after.id,
      version,
      after.category,
      toJson(after.name),
      toJson(after.description),
      after.phone,
      after.active,
      after.timeZone,
      after.strict,
      after.updatedAt,
    ],
  )
  if (updated.length === 0) throw problem('merchant.edited-meanwhile', {})
}

export type MerchantMove = { step: MerchantStep; actor: string; cause: string; at: Date }

/** The only writer of `status`: it moves if it still is where it was read, and the step is noted with who took it and why. */
export async function moveMerchant(
  tx: Tx,
  { id, status: from }: Pick<Merchant, 'id' | 'status'>,
  { step, actor, cause, at }: MerchantMove,
): Promise<MerchantStatus> {
  const to = steps[from][step]
  if (to === undefined) throw problem('merchant.step-refused', { status: from, step })
  const refused = to === 'rejected' || to === 'suspended'
  const moved = await tx.query(
    `update merchant
        set status = $3, refused_because = $4, version = version + 1, updated_at = $5::timestamptz,
            verified_at = case when $6 = 'verify' then $5::timestamptz else verified_at end,
            verified_by = case when $6 = 'verify' then $7 else verified_by end
      where id = $1::uuid and status = $2 returning id`,
    [id, from, to, refused ? cause : null, at, step, actor],
  )
  if (moved.length === 0) throw problem('merchant.edited-meanwhile', {})
  await noteMerchantStep(tx, id, { step, actor, cause, at, from, to })
  return to
}

type NotedStep = MerchantMove & { from: MerchantStatus | null; to: MerchantStatus }

export async function noteMerchantStep(
  tx: Tx,
  id: string,
  { step, actor, cause, at, from, to }: NotedStep,
): Promise<void> {
  await tx.query(
    `insert into merchant_step (merchant_id, nth, at, step, from_status, to_status, actor, cause)
     select $1::uuid, count(*) + 1, $2::timestamptz, $3, $4, $5, $6, $7 from merchant_step where merchant_id = $1::uuid`,
    [id, at, step, from, to, actor, cause],
  )
}

export type StepLine = { at: Date; step: string; from: string | null; to: string; actor: string; cause: string }

export const merchantSteps = (db: Tx, id: string): Promise<StepLine[]> =>
  db.query<StepLine>(
    `select at, step, from_status as "from", to_status as "to", actor, cause from merchant_step where merchant_id = $1::uuid order by nth`,
    [id],
  )

/** Those that somebody works for, with what they are there. */
export async function merchantsOf(db: Tx, userId: string): Promise<(Merchant & { role: StaffRole })[]> {
  const rows = await db.query<Row & { role: StaffRole }>(
    `select ${columns}, s.role from merchant_staff s join merchant m on m.id = s.merchant_id
      where s.user_id = $1::uuid order by m.created_at, m.id limit ${merchantsPerUserMax}`,
    [userId],
  )
  return rows.map((row) => ({ ...merchantOf(row), role: row.role }))
}

const merchantsPerUserMax = 500

export type MerchantFilter = {
  status?: MerchantStatus | undefined
  q?: string | undefined
  category?: string | undefined
}

/** The oldest first: who applied first is looked at first. */
export async function listMerchants(
  db: Tx,
  { status, q, category }: MerchantFilter,
  { limit, after }: { limit: number; after: readonly string[] },
): Promise<Merchant[]> {
  const rows = await db.query<Row>(
    `select ${columns} from merchant m
      where ($1::text is null or m.status = $1) and ($2::text is null or m.category_slug = $2)
        and ($3::text is null or lower(m.name ->> 'id') like '%' || lower($3) || '%' or m.slug like lower($3) || '%')
        and ($4::timestamptz is null or (m.created_at, m.id) > ($4::timestamptz, $5::uuid))
      order by m.created_at, m.id limit $6::int`,
    [
      status ?? null,
      category ?? null,
      q === undefined ? null : likeText(q),
      after[0] ?? null,
      after[1] ?? null,
      limit + 1,
    ],
  )
  return rows.map(merchantOf)
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export type Alike = { id: string; slug: string; name: Texts; status: MerchantStatus }

/** Whose names an operator should compare before verifying one. */
export const merchantsAlike = (db: Tx, { id, name }: Pick<Merchant, 'id' | 'name'>): Promise<Alike[]> =>
  db.query<Alike>(
    `select id, slug, name, status from merchant
      where id <> $1::uuid and lower(name ->> 'id') operator(extensions.%) lower($2)
      order by extensions.similarity(lower(name ->> 'id'), lower($2)) desc, id limit 10`,
    [id, name.id],
  )
