import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { worldEnvironment } from '../../tools/launch/simulated-world.ts'

type Secrets = {
  passwords: Record<string, { owner: string; service: string }>
  auditorPassword: string
  signingKeys: Record<string, string>
  dataKey: string
}

/** What the outside world and we know of each other, as the demo has it. */
const shared = Object.entries(worldEnvironment({ digiflazz: 0, vip: 0, tripay: 0 }))
  .filter(([name]) => /KEY|SECRET/.test(name))
  .map(([, value]) => value)

/** What an installation in this folder knows and nobody else does. */
export function secretsOfInstallation(dir: string): string[] {
  const { passwords, auditorPassword, signingKeys, dataKey } = JSON.parse(
    readFileSync(join(dir, 'secrets.json'), 'utf8'),
  ) as Secrets
  return [
    ...Object.values(passwords).flatMap(({ owner, service }) => [owner, service]),
    auditorPassword,
    ...Object.values(signingKeys).flatMap((pem) => pem.split('\n').filter((line) => !line.startsWith('-'))),
    dataKey,
    ...shared,
  ]
}
