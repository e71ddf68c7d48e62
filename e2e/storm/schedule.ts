import type { Cut, Toxic } from './chaos-proxy.ts'
import type { Random } from './random.ts'
import { type LinkName, type ProgramName, type SimulatorName, serverNames, services, simulators } from './world.ts'

type ServerName = (typeof serverNames)[number]
type OutsideFault = { kind: string; phase?: 'before' | 'after'; ms?: number; copies?: number; times: number }

/** One trouble. `forMs` is how long it lasts where it lasts. */
export type Trouble =
  | { kind: 'kill'; program: ProgramName }
  | { kind: 'down'; program: ProgramName; forMs: number }
  | { kind: 'restart'; program: ProgramName }
  | { kind: 'freeze'; program: ProgramName; forMs: number }
  | { kind: 'server-kill'; server: ServerName; forMs: number }
  | { kind: 'server-freeze'; server: ServerName; forMs: number }
  | { kind: 'server-restart'; server: ServerName }
  | { kind: 'toxic'; link: LinkName; toxic: Toxic; forMs: number }
  | { kind: 'cut'; link: LinkName; how: Cut; share: number }
  | { kind: 'outside'; simulator: SimulatorName; fault: OutsideFault }
  | { kind: 'clock'; aheadMs: number }

export type Planned = Trouble & { atMs: number }

export type Severity = {
  durationMs: number
  /** Between two troubles, on average. */
  everyMs: number
  /** Most last less, one in ten lasts so long. */
  forMsMax: number
  /** Longer than time-outs, leases and the patience of NATS: how long, and how often in all. */
  longMs: number
  longs: number
}

const programs: readonly ProgramName[] = [...services, 'simulators']
const links: readonly LinkName[] = [...services, ...serverNames, ...simulators]

/**
 * What goes wrong, and when: data, made of the seed alone, to be printed, kept and played again. Dealt from a shuffled
 * deck, so that everybody is killed and everything is cut before anybody is a second time.
 */
export function planTroubles(random: Random, severity: Severity): Planned[] {
  const { durationMs, everyMs } = severity
  const planned: Planned[] = []
  let deck: Trouble[] = []
  for (let atMs = everyMs; atMs < durationMs; atMs += everyMs * (0.5 + random.next())) {
    if (deck.length === 0) deck = newDeck(random, severity)
    planned.push({ atMs: Math.round(atMs), ...(deck.pop() as Trouble) })
  }
  return [...planned, ...longOnes(random, severity)].sort((a, b) => a.atMs - b.atMs)
}

function newDeck(random: Random, severity: Severity): Trouble[] {
  const forMs = () => random.int(100, random.chance(0.1) ? severity.forMsMax : Math.ceil(severity.forMsMax / 4))
  const first: Trouble[] = [
    ...programs.map((program): Trouble => ({ kind: 'kill', program })),
    ...serverNames.map((server): Trouble => ({ kind: 'server-kill', server, forMs: forMs() })),
    ...services.map((link): Trouble => ({ kind: 'cut', link, ...cutOf(random) })),
    ...serverNames.map((link): Trouble => ({ kind: 'cut', link, ...cutOf(random) })),
    ...simulators.map((simulator): Trouble => ({ kind: 'outside', simulator, fault: outsideFault(simulator, random) })),
    { kind: 'toxic', link: random.pick(links), toxic: toxicOf(random), forMs: forMs() },
    { kind: 'freeze', program: random.pick(programs), forMs: forMs() },
    { kind: 'clock', aheadMs: 65_000 },
  ]
  const second: Trouble[] = [
    ...programs.map((program): Trouble => ({ kind: 'freeze', program, forMs: forMs() })),
    ...programs.map(
      (program): Trouble =>
        random.chance(0.5) ? { kind: 'restart', program } : { kind: 'down', program, forMs: forMs() },
    ),
    ...serverNames.map((server): Trouble => ({ kind: 'server-freeze', server, forMs: forMs() })),
    ...serverNames.map((server): Trouble => ({ kind: 'server-restart', server })),
    ...links.map((link): Trouble => ({ kind: 'toxic', link, toxic: toxicOf(random), forMs: forMs() })),
    ...[...simulators, ...simulators].map(
      (simulator): Trouble => ({ kind: 'outside', simulator, fault: outsideFault(simulator, random) }),
    ),
    { kind: 'clock', aheadMs: 65_000 },
    { kind: 'clock', aheadMs: 65_000 },
  ]
  // Dealt from the end.
  return [...random.shuffled(second), ...random.shuffled(first)]
}

function longOnes(random: Random, { durationMs, longMs, longs }: Severity): Planned[] {
  return Array.from({ length: longs }, (): Planned => {
    const atMs = random.int(0, durationMs)
    return random.chance(0.5)
      ? { atMs, kind: 'freeze', program: random.pick(services), forMs: longMs }
      : { atMs, kind: 'toxic', link: random.pick(links), toxic: { kind: 'black-hole' }, forMs: longMs }
  })
}

const cutOf = (random: Random): { how: Cut; share: number } => ({
  how: random.pick(['reset', 'reset', 'half-close', 'lose'] as const),
  share: random.pick([0.2, 0.5, 1]),
})

const toxicOf = (random: Random): Toxic =>
  random.pick<() => Toxic>([
    () => ({ kind: 'latency', ms: random.int(5, 300), jitterMs: random.int(0, 300) }),
    () => ({ kind: 'slow', bytesPerSecond: random.int(2_000, 50_000) }),
    () => ({ kind: 'black-hole' }),
    () => ({ kind: 'refuse' }),
  ])()

const outsideFault = (simulator: SimulatorName, random: Random): OutsideFault => ({
  ...random.pick<() => Omit<OutsideFault, 'times'>>([
    () => ({ kind: 'latency', ms: random.int(200, 4_000) }),
    // VIP Reseller knows no reference of ours: what it never heard of is for staff to find out. The storm brings enough of these.
    () => ({ kind: 'drop', phase: simulator === 'vip' ? 'after' : random.pick(['before', 'after'] as const) }),
    () => ({ kind: 'silence', phase: 'after' }),
    () => ({ kind: 'bad-gateway', phase: 'after' }),
    () => ({ kind: 'webhook-delay', ms: random.int(500, 10_000) }),
    () => ({ kind: 'webhook-duplicate', copies: random.int(2, 6) }),
    () => ({ kind: 'webhook-reorder', ms: random.int(200, 3_000) }),
    () => ({ kind: 'webhook-first' }),
    () => ({ kind: 'webhook-none' }),
    () => ({ kind: 'webhook-forged' }),
  ])(),
  times: random.int(2, 12),
})

/** For people: one line each. */
export const inWords = ({ atMs, kind, ...rest }: Planned): string =>
  `${(atMs / 1000).toFixed(1).padStart(6)} s  ${kind} ${Object.values(rest)
    .map((each) => (typeof each === 'object' ? JSON.stringify(each) : each))
    .join(' ')}`
