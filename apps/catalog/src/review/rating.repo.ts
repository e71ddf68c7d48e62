import type { Tx } from '@konter/service'

/** What the reviews that are shown come to. */
export type Rating = { count: number; sum: number; average: number | null; stars: number[] }

type Row = { count: number; sum: number; stars: number[] }
const columns = 'reviews as count, stars as sum, array[one, two, three, four, five] as stars'

const unrated: Row = { count: 0, sum: 0, stars: [0, 0, 0, 0, 0] }

/** To two places: 4.67. */
const rated = ({ count, sum, stars }: Row = unrated): Rating => ({
  count,
  sum,
  average: count === 0 ? null : Math.round((sum * 100) / count) / 100,
  stars,
})

export async function ratingOfMerchant(db: Tx, merchantId: string): Promise<Rating> {
  const [row] = await db.query<Row>(`select ${columns} from merchant_rating where merchant_id = $1::uuid`, [merchantId])
  return rated(row)
}

export async function ratingOfVoucher(db: Tx, voucherId: string): Promise<Rating> {
  const [row] = await db.query<Row>(`select ${columns} from voucher_rating where voucher_id = $1::uuid`, [voucherId])
  return rated(row)
}
