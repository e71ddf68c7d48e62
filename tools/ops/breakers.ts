import type { Ops } from './ops.ts'
import { isClosed, standingsOf } from './services.ts'
import { ago, json, table } from './table.ts'

/** Who is spared right now. The gateway's are those of the replica that answered. */
export async function breakers(ops: Ops): Promise<0 | 1> {
  const operator = await ops.operator()
  const [health, suppliers] = await Promise.all([operator.health(), standingsOf(operator)])
  const all = [
    ...Object.entries(health.services).map(([name, { breaker }]) => ({ by: 'gateway', name, breaker, until: null })),
    ...suppliers.map((each) => ({
      by: 'order',
      name: each.supplier,
      breaker: isClosed(each) ? 'open' : each.closedUntil === null ? 'closed' : 'half-open',
      until: each.closedUntil,
    })),
  ]
  const rows = all.map(({ by, name, breaker, until }) => [by, name, breaker, breaker === 'open' ? ago(until) : '-'])
  ops.print(ops.values.json === true ? json(all) : table(['BY', 'WHO', 'BREAKER', 'TRIED AGAIN'], rows))
  return all.every(({ breaker }) => breaker === 'closed') ? 0 : 1
}
