import { SERVICES, type ServiceName } from '@konter/service/launch'
import { schemas } from '../schemas.ts'
import type { Installation } from './installation.ts'
import type { Program } from './supervisor.ts'

/** `together`: all services in one Node process. `apart`: one process each, as in production. The code is the same. */
export type Topology = 'together' | 'apart'

/**
 * A process of all services is for a small shop on a small machine: on a large one Node would let the heap grow to gigabytes
 * before it looks for what is no longer needed. Whoever wants more says so in NODE_OPTIONS.
 */
const heapOfAll = '--max-semi-space-size=8 --max-old-space-size=384'

/**
 * glibc gives every thread a heap of its own and seldom takes it back: what passwords are hashed and pictures drawn in stayed
 * with the process, 60 MB of 400.
 */
const arenasMax = '2'

const names: readonly ServiceName[] = [...schemas.map(({ name }) => name), 'gateway']

export function programsOf(
  topology: Topology,
  installation: Installation,
  more: Record<string, string> = {},
): Program[] {
  const memory = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? arenasMax }
  const environmentOf = (name: ServiceName) => ({ ...installation.environmentOf(name), ...more })
  if (topology === 'apart')
    return names.map((name) => ({
      name,
      script: `apps/${name}/src/main.ts`,
      env: { ...memory, ...environmentOf(name) },
    }))
  const environments = Object.fromEntries(names.map((name) => [name, environmentOf(name)]))
  return [
    {
      name: 'konter',
      script: 'tools/launch/host.ts',
      args: [...names],
      env: {
        NODE_OPTIONS: process.env.NODE_OPTIONS ?? heapOfAll,
        ...memory,
        ...more,
        KONTER_ENVIRONMENTS: JSON.stringify(environments),
      },
    },
  ]
}

/** Every port that a start needs, and for whom. */
export const portsOf = (ports: Readonly<Record<string, number>>): [name: string, port: number][] =>
  Object.entries(ports).filter(([name]) => (name in SERVICES ? names.includes(name as ServiceName) : true))
