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

const names: readonly ServiceName[] = [...schemas.map(({ name }) => name), 'gateway']

export function programsOf(
  topology: Topology,
  installation: Installation,
  more: Record<string, string> = {},
): Program[] {
  const environmentOf = (name: ServiceName) => ({ ...installation.environmentOf(name), ...more })
  if (topology === 'apart')
    return names.map((name) => ({ name, script: `apps/${name}/src/main.ts`, env: environmentOf(name) }))
  const environments = Object.fromEntries(names.map((name) => [name, environmentOf(name)]))
  return [
    {
      name: 'konter',
      script: 'tools/launch/host.ts',
      args: [...names],
      env: {
        NODE_OPTIONS: process.env.NODE_OPTIONS ?? heapOfAll,
        ...more,
        KONTER_ENVIRONMENTS: JSON.stringify(environments),
      },
    },
  ]
}

/** Every port that a start needs, and for whom. */
export const portsOf = (ports: Readonly<Record<string, number>>): [name: string, port: number][] =>
  Object.entries(ports).filter(([name]) => (name in SERVICES ? names.includes(name as ServiceName) : true))
