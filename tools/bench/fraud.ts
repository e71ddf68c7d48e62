import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assess } from '../../apps/redemption/src/fraud/assess.ts'
import { type Features, unremarkable } from '../../apps/redemption/src/fraud/features.ts'
import type { Rules } from '../../apps/redemption/src/fraud/rule-set.ts'
import type { Lab, Row } from './lab.ts'

const goalUs = 1_000
const callsPerRound = 200_000
const callsWarm = 20_000

const everything: Partial<Features> = {
  foreignCode: true,
  failedCodes: 12,
  staleSuffix: true,
  redeemedBefore: true,
  locationMocked: true,
  storeDistanceM: 9_000,
  customerDistanceM: 5_000,
  travelM: 120_000,
  travelKmh: 400,
  customerHour: 9,
  customerDay: 20,
  merchantHour: 90,
  merchantPacePercent: 450,
  quickRedemptions: 7,
  deviceAccounts: 8,
  deviceMinutesBeforeClaim: 1,
  accountAgeHours: 2,
  customerRedemptions: 20,
  reversalPercent: 60,
  accountListed: true,
  merchantListed: true,
}
const snapshots: Record<string, Partial<Features>> = {
  'nothing fires': { accountAgeHours: 9_000, storeDistanceM: 0, customerHour: 1, customerDay: 1 },
  'four rules fire': { locationMissing: true, customerHour: 5, accountAgeHours: 30, deviceMinutesBeforeClaim: 2 },
  'nearly all rules fire': everything,
}

export const title = 'A fraud score'
export const goal = `assess() by the rules of the first day: p99 under ${goalUs} µs`

/** How long the pure part of a judgement takes; what it is computed from is one question to the database. */
export async function run(lab: Lab): Promise<Row[]> {
  const rules = startRules()
  const contestants = Object.entries(snapshots).map(([name, seen]) => [
    name,
    async () => timesOf({ ...unremarkable, ...seen }, rules, lab),
  ])
  const timed = await lab.inTurns(Object.fromEntries(contestants) as Record<string, () => Promise<Times>>)
  return Object.entries(timed).map(([name, rounds]) => rowOf(name, rounds))
}

/** In µs; of one round. */
type Times = { p50: number; p99: number; p999: number }

function startRules(): Rules {
  const path = fileURLToPath(new URL('../../apps/redemption/migrations/0003-fraud.sql', import.meta.url))
  return JSON.parse(readFileSync(path, 'utf8').split('$rules$')[1] ?? '') as Rules
}

function timesOf(features: Features, rules: Rules, { quick }: Lab): Times {
  const set = { version: 1, rules }
  for (let call = 0; call < callsWarm; call++) assess(features, set)
  const times = Array.from({ length: quick ? callsWarm : callsPerRound }, () => {
    const began = performance.now()
    assess(features, set)
    return (performance.now() - began) * 1_000
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999) }
}

function rowOf(name: string, rounds: Times[]): Row {
  const median = (of: (times: Times) => number) => rounds.map(of).sort((a, b) => a - b)[rounds.length >> 1] ?? 0
  const p99 = median((times) => times.p99)
  return {
    snapshot: name,
    'p50 µs': median((times) => times.p50),
    'p99 µs': p99,
    'p99.9 µs': median((times) => times.p999),
    goal: p99 < goalUs ? 'met' : 'missed',
  }
}
