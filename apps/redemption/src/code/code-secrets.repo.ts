import { only, type Tx } from '@konter/service'

/** What is kept under this name: the first that was offered. */
export async function insertSecretOnce(db: Tx, name: string, sealed: string): Promise<string> {
  await db.query('insert into secret (name, sealed) values ($1, $2) on conflict do nothing', [name, sealed])
  return only(await db.query<{ sealed: string }>('select sealed from secret where name = $1', [name])).sealed
}
