import type { Ops } from './ops.ts'
import { operationsOf, servicesAsked } from './services.ts'
import { ago, json, table } from './table.ts'

/** How far each reader of events is. */
export async function consumers(ops: Ops): Promise<0 | 1> {
  const all = (await operationsOf(await ops.operator(), servicesAsked(ops))).flatMap(({ service, operations }) =>
    (operations?.consumers ?? []).map((each) => ({ service, ...each })),
  )
  const rows = all.map(({ service, name, event, lag, failing }) => [
    service,
    name,
    ...(lag === null ? ['?', '?', '?'] : [lag.pending, lag.unacknowledged, lag.redelivered].map(String)),
    String(failing),
    event,
  ])
  const head = ['SERVICE', 'READER', 'TO COME', 'AT WORK', 'AGAIN', 'FAILING', 'EVENT']
  ops.print(ops.values.json === true ? json(all) : table(head, rows))
  return all.some(({ failing, lag }) => failing > 0 || lag === null) ? 1 : 0
}

/** What each service has to do later; with `--all`, also the kinds of which there is nothing. */
export async function jobs(ops: Ops): Promise<0 | 1> {
  const all = (await operationsOf(await ops.operator(), servicesAsked(ops))).flatMap(({ service, operations }) =>
    (operations?.jobs ?? []).map((each) => ({ service, ...each })),
  )
  const busy = all.filter((each) => ops.values.all === true || each.nextAt !== null || each.running > 0)
  const rows = busy.map(({ service, name, waiting, due, late, running, failing, nextAt }) => [
    service,
    name,
    ...[waiting, due, late, running, failing].map(String),
    ago(nextAt),
  ])
  const head = ['SERVICE', 'JOB', 'FOR LATER', 'DUE', 'LATE', 'AT WORK', 'FAILING', 'NEXT']
  if (ops.values.json === true) ops.print(json(all))
  else ops.print(rows.length === 0 ? 'Nothing waits to be done.\n' : table(head, rows))
  return all.some(({ late }) => late > 0) ? 1 : 0
}
