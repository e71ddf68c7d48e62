import type { ServiceName } from '@konter/service'
import type { ProbeName } from './probes.ts'
import { type SimulatorName, serverNames, services, simulators, type World } from './world.ts'

/** One thing away for a while: what still works, how the rest fails, and how long it takes until all is as before. */

export type Outage = {
  /** `NATS, dead` */
  name: string
  begin(world: World): Promise<void>
  end(world: World): Promise<void>
  /** Probes that work on as if nothing had happened. Null: it is measured, and nothing is demanded. */
  works: readonly ProbeName[] | null
}

const everything: readonly ProbeName[] = [
  'product',
  'quote',
  'sign-in',
  'me',
  'wallet',
  'order',
  'notifications',
  'buy',
  'buy-game',
  'buy-by-key',
  'buy-as-guest',
  'top-up',
  'callback',
  'find-voucher',
  'claim',
  'scan',
]
const but = (...away: ProbeName[]): ProbeName[] => everything.filter((each) => !away.includes(each))

/** What a service that is gone takes with it. */
const without: Record<ServiceName, readonly ProbeName[]> = {
  gateway: [],
  // Who is signed in stays so; a till's key was seen a moment ago.
  user: but('sign-in', 'me', 'buy-as-guest', 'top-up'),
  catalog: but('product', 'quote', 'buy', 'buy-game', 'buy-by-key', 'buy-as-guest'),
  order: but('quote', 'order', 'buy', 'buy-game', 'buy-by-key', 'buy-as-guest'),
  wallet: but('wallet', 'buy', 'buy-game', 'buy-by-key', 'top-up'),
  payment: but('quote', 'buy-as-guest', 'top-up', 'callback'),
  // What a till has to know of vouchers it knows, and the gateway what it found a moment ago.
  redemption: but('claim', 'scan'),
  notification: but('notifications'),
}

const titles = {
  postgres: 'Postgres',
  nats: 'NATS',
  redis: 'Redis',
  digiflazz: 'Digiflazz',
  vip: 'VIP Reseller',
  tripay: 'Tripay',
}
const withoutServer = { postgres: [], nats: everything, redis: everything } as const

/** Dead: nobody answers, and connections break. Hung: everything is taken, and nothing comes back. */
export const outages: readonly Outage[] = [
  ...serverNames.flatMap((name): Outage[] => [
    {
      name: `${titles[name]}, dead`,
      begin: async ({ servers }) => servers.kill(name, 'SIGKILL'),
      end: ({ servers }) => servers.restart(name),
      works: withoutServer[name],
    },
    {
      name: `${titles[name]}, hung`,
      begin: async ({ links }) => void links[name].add({ kind: 'black-hole' }),
      end: async ({ links }) => links[name].clear(),
      works: name === 'postgres' ? [] : everything,
    },
  ]),
  // Of the connections that are open now neither side is ever told; new ones are as good as any.
  ...(['postgres', 'nats', 'redis', 'order'] as const).map(
    (name): Outage => ({
      name: `${name === 'order' ? name : titles[name]}, connections lost`,
      begin: async ({ links }) => void links[name].cut('lose', 1),
      end: async () => {},
      works: null,
    }),
  ),
  ...services.flatMap((name): Outage[] => [
    {
      name: `${name}, dead`,
      begin: async ({ launched }) => launched.programs.get(name)?.hold(),
      end: async ({ launched }) => launched.programs.get(name)?.release(),
      works: without[name],
    },
    {
      name: `${name}, hung`,
      begin: async ({ launched }) => launched.programs.get(name)?.kill('SIGSTOP'),
      end: async ({ launched }) => launched.programs.get(name)?.kill('SIGCONT'),
      works: without[name],
    },
  ]),
  ...simulators.map(
    (name: SimulatorName): Outage => ({
      name: `${titles[name]}, silent`,
      begin: async ({ control }) => void (await control[name]('faults', { kind: 'silence' })),
      end: async ({ control }) => void (await control[name]('faults', undefined, 'DELETE')),
      works: everything,
    }),
  ),
]
