import { newId } from '@konter/core'
import { type Tx as Queryable, toJson } from '@konter/service'
import type { Tx } from '../context.ts'
import { problem } from '../problems.ts'
import type { Agreed } from './plan.ts'
import type { Choice, Proposal, ProposalStatus } from './proposal.ts'
import { type Dictionary, type Naming, type Reading, read } from './reading.ts'

type Unplaced = Naming & {
  itemId: string
  proposalId: string | null
  brandSlug: string | null
  brandName: string | null
  denomination: string | null
  readKind: string | null
  confidence: number | null
}

/**
 * Reads the items of a supplier that are no offer yet: new ones get a proposal, open ones that staff has not touched are
 * read again, because the dictionary may have learned. What was rejected stays so until it has another name.
 */
export async function proposeItems(
  tx: Tx,
  supplier: string,
  renamed: readonly string[],
  { dictionary, at }: { dictionary: Dictionary; at: Date },
): Promise<number> {
  const readings = (await findUnplaced(tx, supplier, renamed)).map((item) => ({
    item,
    reading: read(item, dictionary),
  }))
  const fresh = readings.filter(({ item }) => item.proposalId === null)
  await insertProposals(
    tx,
    fresh.map(({ item, reading }) => ({ id: newId(), itemId: item.itemId, ...columnsOf(reading) })),
    at,
  )
  const reread = readings.filter(({ item, reading }) => item.proposalId !== null && differs(item, reading))
  await rewriteProposals(
    tx,
    reread.map(({ item, reading }) => ({ id: item.proposalId, ...columnsOf(reading) })),
  )
  return fresh.length
}

const findUnplaced = (tx: Tx, supplier: string, renamed: readonly string[]): Promise<Unplaced[]> =>
  tx.query<Unplaced>(
    `select i.id as "itemId", i.name, i.brand, i.category, i.type, i.kind, i.needs_zone as "needsZone",
            open.id as "proposalId", open.brand_slug as "brandSlug", open.brand_name as "brandName",
            open.kind as "readKind", open.denomination, open.confidence
       from supplier_item i
       left join offer o on o.supplier_item_id = i.id
       left join proposal open on open.supplier_item_id = i.id and open.status = 'open'
      where i.supplier = $1::text and i.vanished_at is null
        and (o.id is null or i.id = any($2::uuid[]))
        and case when open.id is not null then not open.edited
                 else i.id = any($2::uuid[]) or not exists (select 1 from proposal p where p.supplier_item_id = i.id) end`,
    [supplier, renamed],
  )

const columnsOf = ({ brand, kind, denomination, confidence, why }: Reading) => ({
  brandSlug: brand?.slug ?? null,
  brandName: brand?.name ?? null,
  kind,
  denomination,
  confidence,
  why,
})

const differs = (item: Unplaced, { brand, kind, denomination, confidence }: Reading): boolean =>
  item.brandSlug !== (brand?.slug ?? null) ||
  item.brandName !== (brand?.name ?? null) ||
  item.readKind !== kind ||
  item.denomination !== denomination ||
  item.confidence !== confidence

type Columns = ReturnType<typeof columnsOf>

const insertProposals = (tx: Tx, rows: readonly (Columns & { id: string; itemId: string })[], at: Date) =>
  tx.query(
    `insert into proposal (id, supplier_item_id, status, brand_slug, brand_name, kind, denomination, confidence, why, created_at)
     select id, "itemId", 'open', "brandSlug", "brandName", kind, denomination, confidence,
            array(select jsonb_array_elements_text(why)), $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as made (id uuid, "itemId" uuid, "brandSlug" text, "brandName" text, kind text,
            denomination text, confidence smallint, why jsonb)`,
    [toJson(rows), at],
  )

const rewriteProposals = (tx: Tx, rows: readonly (Columns & { id: string | null })[]) =>
  tx.query(
    `update proposal p
        set brand_slug = again."brandSlug", brand_name = again."brandName", kind = again.kind,
            denomination = again.denomination, confidence = again.confidence,
            why = array(select jsonb_array_elements_text(again.why))
       from jsonb_to_recordset($1::jsonb) as again (id uuid, "brandSlug" text, "brandName" text, kind text,
            denomination text, confidence smallint, why jsonb)
      where p.id = again.id and p.status = 'open' and not p.edited`,
    [toJson(rows)],
  )

export const confirmMax = 2_000

/** The open ones among those chosen, locked. Confirmations take turns, so that one thing never becomes two products. */
export async function lockAgreed(tx: Tx, choice: Choice): Promise<Agreed[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('confirm proposals', 0)) is null as locked`)
  const [ids, supplier, minConfidence] =
    'ids' in choice ? [choice.ids, null, 0] : [null, choice.supplier ?? null, choice.minConfidence]
  return tx.query<Agreed>(
    `select p.id, p.supplier_item_id as "itemId", p.brand_slug as "brandSlug", p.brand_name as "brandName", p.kind,
            p.denomination, p.product_id as "productId", i.needs_zone as "needsZone", s.zone_join as "zoneJoin"
       from proposal p join supplier_item i on i.id = p.supplier_item_id join supplier s on s.code = i.supplier
      where p.status = 'open'
        and ($1::uuid[] is null or p.id = any($1::uuid[]))
        and ($1::uuid[] is not null or i.vanished_at is null)
        and ($2::text is null or i.supplier = $2::text)
        and p.confidence >= $3::int
      order by p.id limit ${confirmMax}
        for update of p`,
    [ids, supplier, minConfidence],
  )
}

export const closeProposals = (
  tx: Tx,
  ids: readonly string[],
  { status, actor, at }: { status: 'confirmed' | 'rejected'; actor: string; at: Date },
): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `update proposal set status = $2::text, decided_at = $3::timestamptz, decided_by = $4::text
      where id = any($1::uuid[]) and status = 'open' returning id`,
    [ids, status, at, actor],
  )

export async function readStatus(tx: Tx, id: string): Promise<string> {
  const row = await tx.proposal.findUnique({ where: { id }, select: { status: true } })
  if (row === null) throw problem('proposal.not-found', { id })
  return row.status
}

export type ProposalFilter = {
  status?: ProposalStatus | undefined
  supplier?: string | undefined
  kind?: string | undefined
  brand?: string | undefined
  minConfidence?: number | undefined
  q?: string | undefined
}

const proposals = `
  select p.id, p.status, i.supplier, i.id as "itemId", i.code as "itemCode", i.name as "itemName", i.brand as "itemBrand",
         i.category as "itemCategory", i.cost, i.vanished_at is not null as vanished, p.brand_slug as brand,
         p.brand_name as "brandName", p.brand_slug is not null and b.id is null as "brandIsNew", p.kind, p.denomination,
         coalesce(chosen.sku, same.sku) as "productSku", p.confidence, p.why, p.edited, p.created_at as "createdAt",
         p.decided_at as "decidedAt", p.decided_by as "decidedBy"
    from proposal p
    join supplier_item i on i.id = p.supplier_item_id
    left join brand b on b.slug = p.brand_slug
    left join product chosen on chosen.id = p.product_id
    left join product same on same.brand_id = b.id and same.kind = p.kind and same.denomination = p.denomination`

/** The surest first. */
export const findProposals = (
  tx: Queryable,
  filter: ProposalFilter,
  page: { limit: number; after: { confidence: number; id: string } | undefined },
): Promise<Proposal[]> =>
  tx.query<Proposal>(
    `${proposals}
      where ($1::text is null or p.status = $1::text) and ($2::text is null or i.supplier = $2::text)
        and ($3::text is null or p.kind = $3::text) and ($4::text is null or p.brand_slug = $4::text)
        and p.confidence >= $5::int and ($6::text is null or i.name ilike '%' || $6::text || '%')
        and ($7::int is null or p.confidence < $7::int or (p.confidence = $7::int and p.id > $8::uuid))
      order by p.confidence desc, p.id limit $9::int`,
    [
      filter.status ?? null,
      filter.supplier ?? null,
      filter.kind ?? null,
      filter.brand ?? null,
      filter.minConfidence ?? 0,
      filter.q === undefined ? null : filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`),
      page.after?.confidence ?? null,
      page.after?.id ?? null,
      page.limit + 1,
    ],
  )

export async function readProposal(tx: Queryable, id: string): Promise<Proposal> {
  const [proposal] = await tx.query<Proposal>(`${proposals} where p.id = $1::uuid`, [id])
  if (proposal === undefined) throw problem('proposal.not-found', { id })
  return proposal
}
