import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Notes } from './notes.ts'
import { admin, type World } from './world.ts'

const word = /[A-Za-z0-9_-]{8,}/g

/** Of tens of thousands of secrets, and of logs too long to be held: by words. A secret is found by the longest of its own. */
export async function grepLogs(world: World, notes: Notes): Promise<string[]> {
  const secrets = new Map<string, string>()
  for (const secret of [...notes.secrets, ...(await knownSecrets(world, notes))]) {
    const longest = (secret.match(word) ?? []).sort((a, b) => b.length - a.length)[0]
    if (longest !== undefined) secrets.set(longest, secret)
  }
  const found = new Map<string, string>()
  for (const file of logFiles(world)) {
    for await (const line of createInterface({ input: createReadStream(file) }))
      for (const [each] of line.matchAll(word)) {
        const secret = secrets.get(each)
        if (secret !== undefined && line.includes(secret))
          found.set(`${file.slice(world.dir.length)} ${secret.slice(0, 24)}`, line.slice(0, 300))
      }
  }
  return [...found].map(([where, line]) => `${where}: ${line}`)
}

const logFiles = ({ dir }: World): string[] =>
  [join(dir, 'logs'), join(dir, 'servers', 'logs')]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))

/** What was not said to anybody: of the installation, of the simulated world, what was delivered, and whom it was for. */
async function knownSecrets({ dir, db }: World, { wanted }: Notes): Promise<string[]> {
  const { passwords, signingKeys, dataKey } = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')) as {
    passwords: Record<string, { owner: string; service: string }>
    signingKeys: Record<string, string>
    dataKey: string
  }
  const { rows } = await db.query<{ sn: string }>(
    `select distinct serial_number as sn from "order"."order" where serial_number is not null`,
  )
  return [
    ...Object.values(passwords).flatMap(({ owner, service }) => [owner, service]),
    ...Object.values(signingKeys).flatMap((pem) => pem.split('\n').filter((line) => !line.startsWith('-'))),
    dataKey,
    admin.password,
    ...['dev-demo-key', 'demo-secret', 'DEMOKEY123', 'DEV-demo-api-key', 'demo-private-key'],
    ...rows.map(({ sn }) => sn),
    ...wanted.map(({ target }) => target).filter((target) => target.startsWith('0')),
  ]
}
