import type { Notes } from './notes.ts'
import type { World } from './world.ts'

/** The books that others keep of us must say what ours say. */
export async function booksOfTheWorld(world: World, notes: Notes): Promise<Record<string, string[]>> {
  return {
    'every payment at Tripay is credited once, to the rupiah, and nothing else is': await moneyIn(world),
    'a supplier delivered if, and only if, the order is complete': await deliveries(world, notes),
  }
}

type Transaction = { reference: string; status: string; totalAmount?: number; amount: number; feeCustomer: number }
type Credit = { reference: string; total: string; posted: number; moved: string }

async function moneyIn({ db, control }: World): Promise<string[]> {
  const { transactions } = await control.tripay<{ transactions: Transaction[] }>('transactions')
  const { rows } = await db.query<Credit>(`
    select p.reference, p.total::text, count(distinct t.id)::int as posted, coalesce(-sum(m.amount) filter (where a.code = 'house:clearing:tripay' and m.amount < 0), 0)::text as moved
      from payment.payment p
      left join wallet.transfer t on t.status = 'posted' and t.key in ('deposit:' || p.purpose_id, 'order:' || p.purpose_id || ':pay', 'late:' || p.id)
      left join wallet.mutation m on m.transfer_id = t.id
      left join wallet.account a on a.id = m.account_id
     where p.reference is not null group by p.id`)
  const credits = new Map(rows.map((row) => [row.reference, row]))
  const paid = new Set(transactions.filter(({ status }) => status === 'PAID').map(({ reference }) => reference))
  const broken: string[] = []
  for (const reference of paid) {
    const credit = credits.get(reference)
    if (credit?.posted !== 1 || credit.moved !== credit.total)
      broken.push(
        `${reference} was paid; credited ${credit?.posted ?? 0} times, ${credit?.moved ?? 0} of ${credit?.total}`,
      )
  }
  for (const { reference, posted } of rows)
    if (!paid.has(reference) && posted > 0) broken.push(`${reference} was not paid, and credited ${posted} times`)
  return broken
}

type Counts = { counts: { target: string; delivered: number; reversed: number }[] }

async function deliveries({ db, control }: World, { wanted }: Notes): Promise<string[]> {
  const delivered = new Map<string, { delivered: number; reversed: number }>()
  for (const supplier of ['digiflazz', 'vip'] as const) {
    const { counts } = await control[supplier]<Counts>('fulfilments')
    for (const { target, ...count } of counts) delivered.set(`${supplier} ${target.split('/')[0]}`, count)
  }
  const { rows } = await db.query<{ id: string; status: string }>(`select id, status from "order"."order"`)
  const statuses = new Map(rows.map(({ id, status }) => [id, status]))
  return wanted.flatMap(({ acknowledged, supplierTargets, target }) => {
    const status = statuses.get(acknowledged?.answer.id ?? '') ?? 'absent'
    const found = Object.entries(supplierTargets).map(([supplier, at]) => delivered.get(`${supplier} ${at}`))
    const out = found.reduce((sum, each) => sum + (each?.delivered ?? 0) - (each?.reversed ?? 0), 0)
    const back = found.reduce((sum, each) => sum + (each?.reversed ?? 0), 0)
    const isRight =
      status === 'completed' ? out === 1 : out === 0 && (back === 0 || status === 'reversed' || status === 'refunded')
    return isRight ? [] : [`${target} (${acknowledged?.answer.id}) is ${status}; ${out} delivered, ${back} taken back`]
  })
}
