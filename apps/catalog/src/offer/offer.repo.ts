import type { Tx as Queryable } from '@konter/service'
import { problem } from '../problems.ts'
import { type Offer, type OfferJson, obstacleTo, offerFrom } from './offer.ts'

export type ListedOffer = Offer & { sku: string; updatedAt: Date }
type OfferRow = Omit<OfferJson, 'cutOff' | 'cost'> & {
  cost: bigint | null
  cutOffFrom: number | null
  cutOffTo: number | null
  sku: string
  updatedAt: Date
}

const offers = `
  select o.id, p.sku, i.supplier, s.enabled as "supplierEnabled", i.code as "itemCode", i.name as "itemName", o.priority,
         o.enabled, o.held_because is not null as held, o.zone_join as "zoneJoin", i.cost, i.sellable, i.stock, i.multi,
         i.cut_off_from as "cutOffFrom", i.cut_off_to as "cutOffTo", i.vanished_at is not null as vanished,
         i.refused_because is not null as refused, o.updated_at as "updatedAt"
    from offer o join product p on p.id = o.product_id join supplier_item i on i.id = o.supplier_item_id
    join supplier s on s.code = i.supplier`

function listed({ cutOffFrom, cutOffTo, cost, ...row }: OfferRow): ListedOffer {
  const cutOff = cutOffFrom === null || cutOffTo === null ? null : { fromMinute: cutOffFrom, toMinute: cutOffTo }
  const { sku, updatedAt, ...offer } = row
  return { ...offerFrom({ ...offer, cutOff, cost: cost === null ? null : Number(cost) }), sku, updatedAt }
}

export type OfferFilter = {
  sku?: string | undefined
  supplier?: string | undefined
  enabled?: boolean | undefined
  held?: boolean | undefined
}

export async function findOffers(
  db: Queryable,
  filter: OfferFilter,
  page: { limit: number; after: string | undefined },
): Promise<ListedOffer[]> {
  const rows = await db.query<OfferRow>(
    `${offers}
      where ($1::text is null or p.sku = $1::text) and ($2::text is null or i.supplier = $2::text)
        and ($3::boolean is null or o.enabled = $3::boolean)
        and ($4::boolean is null or (o.held_because is not null) = $4::boolean)
        and ($5::uuid is null or o.id > $5::uuid)
      order by o.id limit $6::int`,
    [
      filter.sku ?? null,
      filter.supplier ?? null,
      filter.enabled ?? null,
      filter.held ?? null,
      page.after ?? null,
      page.limit + 1,
    ],
  )
  return rows.map(listed)
}

export async function readOffer(db: Queryable, id: string): Promise<ListedOffer> {
  const [row] = await db.query<OfferRow>(`${offers} where o.id = $1::uuid`, [id])
  if (row === undefined) throw problem('offer.not-found', { id })
  return listed(row)
}

/** As staff sees it: with what is in its way right now. */
export function offerView<O extends Offer>({ supplierEnabled, vanished, refused, sellable, ...offer }: O, now: Date) {
  const obstacle = obstacleTo({ ...offer, supplierEnabled, vanished, refused, sellable }, now) ?? null
  return { ...offer, usable: obstacle === null, obstacle }
}
