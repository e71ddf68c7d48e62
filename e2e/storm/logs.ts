import { join } from 'node:path'
import { finder } from '../secrets/finder.ts'
import { secretsOfInstallation } from '../secrets/installation.ts'
import { logLines } from '../secrets/places.ts'
import type { Notes } from './notes.ts'
import { admin, type World } from './world.ts'

/** What must be in no log, and is. */
export async function grepLogs(world: World, notes: Notes): Promise<string[]> {
  const holds = finder([...notes.secrets, ...(await knownSecrets(world, notes))])
  const found = new Map<string, string>()
  for await (const { where, text } of logLines(join(world.dir, 'logs'), join(world.dir, 'servers', 'logs')))
    for (const secret of holds(text)) found.set(`${where} ${secret.slice(0, 24)}`, text.slice(0, 300))
  return [...found].map(([where, line]) => `${where}: ${line}`)
}

/** What was not said to anybody: of the installation, of the simulated world, what was delivered, and whom it was for. */
async function knownSecrets({ dir, db }: World, { wanted }: Notes): Promise<string[]> {
  const { rows } = await db.query<{ sn: string }>(
    `select distinct serial_number as sn from "order"."order" where serial_number is not null`,
  )
  return [
    ...secretsOfInstallation(dir),
    admin.password,
    ...rows.map(({ sn }) => sn),
    ...wanted.map(({ target }) => target).filter((target) => target.startsWith('0')),
  ]
}
