import { SERVICES, type ServiceName } from '@konter/service/launch'
import { schemas } from '../schemas.ts'
import type { Installation } from './installation.ts'
import type { Program } from './supervisor.ts'

/** `together`: all services in one Node process. `apart`: one process each, as in production. The code is the same. */
export type Topology = 'together' | 'apart'

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
      env: { ...more, KONTER_ENVIRONMENTS: JSON.stringify(environments) },
    },
  ]
}

/** Every port that a start needs, and for whom. */
export const portsOf = (ports: Readonly<Record<string, number>>): [name: string, port: number][] =>
  Object.entries(ports).filter(([name]) => (name in SERVICES ? names.includes(name as ServiceName) : true))
