import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { ago, json, table } from './table.ts'

type Stuck = {
  number: string
  status: string
  total: { amount: number; currency: string }
  since: string
  reason: string
  words: string
}
type Page = { items: Stuck[]; nextCursor: string | null }

const pagesMax = 20

/** Orders that hold money and do not move, the longest first. */
export async function stuck({ words, values, operator, print }: Ops): Promise<0 | 1> {
  if (words[0] !== 'stuck') throw new OpsError('orders stuck [--older-than <seconds>]', 2)
  const older = values['older-than'] ?? '60'
  if (!/^\d{1,7}$/.test(older)) throw new OpsError('--older-than wants a number of seconds.', 2)
  const staff = await operator()
  const items: Stuck[] = []
  let cursor: string | null = ''
  for (let page = 0; cursor !== null && page < pagesMax; page++) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer: Page = await staff.get(`/v1/admin/orders/stuck?limit=100&olderThanSeconds=${older}${more}`)
    items.push(...answer.items)
    cursor = answer.nextCursor
  }
  const rows = items.map((each) => [
    each.number,
    each.status,
    `${each.total.currency} ${each.total.amount.toLocaleString('id-ID')}`,
    ago(each.since),
    each.words,
  ])
  if (values.json === true) print(json(items))
  else print(items.length === 0 ? 'No order is stuck.\n' : table(['ORDER', 'STATUS', 'TOTAL', 'SINCE', 'WHY'], rows))
  if (cursor !== null) print(`There are more than ${items.length}.\n`)
  return items.length === 0 ? 0 : 1
}
