import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { servicesAsked } from './services.ts'
import { counted, json } from './table.ts'

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `2026-11-20T10:00:00Z`, or how long ago: `90m`, `36h`, `14d`. */
export function instantOf(text: string, now = Date.now()): string {
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const ms = amount === undefined ? Date.parse(text) : now - Number(amount) * units[unit as keyof typeof units]
  if (!Number.isFinite(ms) || (amount === undefined && !/^\d{4}-\d\d-\d\dT/.test(text)))
    throw new OpsError(`--since ${text}? An instant (2026-11-20T10:00:00Z), or how long ago (90m, 36h, 14d).`, 2)
  return new Date(ms).toISOString()
}

/** Sends again what was told. */
export async function republish(ops: Ops): Promise<0 | 1> {
  const { words, values, print } = ops
  if (words[0] !== 'republish' || values.since === undefined)
    throw new OpsError('outbox republish --since <instant, 90m, 36h or 14d>', 2)
  const since = instantOf(values.since)
  const staff = await ops.operator()
  const done: Record<string, number> = {}
  for (const service of servicesAsked(ops)) {
    const { events } = await staff.post<{ events: number }>(`/v1/admin/${service}/outbox/republish`, { since })
    done[service] = events
    if (values.json !== true) print(`${service} sends ${counted(events, 'event')} again, from ${since}.\n`)
  }
  if (values.json === true) print(json({ since, events: done }))
  return 0
}
