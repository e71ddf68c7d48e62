import type { Health } from './operator.ts'
import type { Ops } from './ops.ts'
import { isClosed, type Operations, operationsOf, type Standing, servicesAsked, standingsOf } from './services.ts'
import { ago, counted, json, table } from './table.ts'

/** An event that waits for longer than this is not merely on its way. */
const unsentMsMax = 30_000

type Seen = { service: string; operations: Operations | undefined }

export async function status(ops: Ops): Promise<0 | 1> {
  const operator = await ops.operator()
  const [health, services, suppliers] = await Promise.all([
    operator.health(),
    operationsOf(operator, servicesAsked(ops)),
    standingsOf(operator),
  ])
  const troubles = troublesOf(health, services, suppliers)
  if (ops.values.json === true) ops.print(json({ url: operator.url, health, services, suppliers, troubles }))
  else ops.print(asText(operator.url, health, services, suppliers, troubles))
  return troubles.length === 0 ? 0 : 1
}

function asText(
  url: string,
  health: Health,
  services: readonly Seen[],
  suppliers: readonly Standing[],
  troubles: readonly string[],
): string {
  const head = [
    'SERVICE',
    'STATE',
    'BREAKER',
    'UNSENT',
    'OLDEST',
    'TO HEAR',
    'FAILING',
    'JOBS DUE',
    'LATE',
    'DEAD LETTERS',
  ]
  const rows = services.map(({ service, operations }) => rowOf(service, operations, health))
  const supplierRows = suppliers.map((each) => [
    each.supplier,
    each.configured ? 'configured' : 'not configured',
    isClosed(each) ? `resting until ${each.closedUntil}` : 'closed',
    String(each.failures),
    String(each.succeeded),
    String(each.failed),
  ])
  return `Konter at ${url}: ${health.status}
Gateway: ${Object.entries(health.gateway)
    .map(([name, { ok, latencyMs }]) => `${name} ${ok ? `${latencyMs} ms` : 'is away'}`)
    .join(', ')}

${table(head, rows)}
${table(['SUPPLIER', 'STATE', 'BREAKER', 'SILENT CALLS', 'DELIVERED 24 H', 'FAILED 24 H'], supplierRows)}
${troubles.length === 0 ? 'All is well.\n' : troubles.map((each) => `! ${each}\n`).join('')}`
}

function rowOf(service: string, operations: Operations | undefined, health: Health): string[] {
  const breaker = health.services[service]?.breaker ?? '?'
  if (operations === undefined) return [service, 'away', breaker, '?', '?', '?', '?', '?', '?', '?']
  const { outbox, consumers, jobs, deadLetters, dependencies } = operations
  const ok = Object.values(dependencies).every((each) => each.ok)
  return [
    service,
    ok ? 'ok' : 'degraded',
    breaker,
    String(outbox.unsent),
    ago(outbox.oldestUnsentAt),
    toHear(consumers),
    String(sum(consumers.map(({ failing }) => failing)) + sum(jobs.map(({ failing }) => failing))),
    String(sum(jobs.map(({ due }) => due))),
    String(sum(jobs.map(({ late }) => late))),
    String(deadLetters.waiting),
  ]
}

const toHear = (consumers: Operations['consumers']): string =>
  consumers.some(({ lag }) => lag === null)
    ? '?'
    : String(sum(consumers.map(({ lag }) => (lag?.pending ?? 0) + (lag?.unacknowledged ?? 0))))

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)

/** What somebody ought to look at, one sentence each, with the command that shows more. */
export function troublesOf(health: Health, services: readonly Seen[], suppliers: readonly Standing[]): string[] {
  return [
    ...Object.entries(health.gateway)
      .filter(([, { ok }]) => !ok)
      .map(([name]) => `gateway: ${name} is away`),
    ...services.flatMap(({ service, operations }) =>
      operations === undefined ? [`${service}: does not answer`] : troublesOfService(service, operations, health),
    ),
    ...suppliers
      .filter(isClosed)
      .map(
        ({ supplier, closedUntil }) => `${supplier}: gives no answer; nobody new is sent there until ${closedUntil}`,
      ),
  ]
}

function troublesOfService(service: string, operations: Operations, health: Health): string[] {
  const { dependencies, outbox, consumers, jobs, deadLetters } = operations
  const breaker = health.services[service]?.breaker ?? 'closed'
  const oldestMs = outbox.oldestUnsentAt === null ? 0 : Date.now() - Date.parse(outbox.oldestUnsentAt)
  const when = (condition: boolean, sentence: string) => (condition ? [`${service}: ${sentence}`] : [])
  return [
    ...Object.entries(dependencies).flatMap(([name, { ok, error }]) =>
      when(!ok, `${name} is away (${error ?? 'no answer'})`),
    ),
    ...when(breaker !== 'closed', `the gateway's breaker is ${breaker}`),
    ...when(
      oldestMs > unsentMsMax,
      `${counted(outbox.unsent, 'event')} not sent, the oldest since ${ago(outbox.oldestUnsentAt)}`,
    ),
    ...consumers.flatMap(({ name, failing }) =>
      when(failing > 0, `${name} fails on ${counted(failing, 'event')} (consumers)`),
    ),
    ...jobs.flatMap(({ name, late }) => when(late > 0, `${counted(late, 'job')} "${name}" late (jobs)`)),
    ...when(
      deadLetters.waiting > 0,
      `${counted(deadLetters.waiting, 'dead letter')}, the oldest since ${ago(deadLetters.oldestAt)} (dead-letters)`,
    ),
  ]
}
