import type { Tx } from '@konter/service'

export const resealedPerTurn = 1_000

export type SealedTable = 'secret' | 'qr_key' | 'code'
export type SealedRow = { id: string; about: string; sealed: string; again?: string }

const tables: Record<SealedTable, { id: string; sealed: string; about: string; type: string }> = {
  secret: { id: 'name', sealed: 'sealed', about: 'secret', type: 'text' },
  qr_key: { id: 'id', sealed: 'sealed_private_key', about: 'qr-key', type: 'uuid' },
  code: { id: 'id', sealed: 'sealed_code', about: 'code', type: 'uuid' },
}

export function rowsSealedOtherwise(
  db: Tx,
  table: SealedTable,
  mark: string,
  after: string | null,
): Promise<SealedRow[]> {
  const { id, sealed, about, type } = tables[table]
  return db.query<SealedRow>(
    `select ${id}::text as id, '${about}:' || ${id}::text as about, ${sealed} as sealed from ${table}
      where ${sealed} is not null and not starts_with(${sealed}, $1) and ($2::${type} is null or ${id} > $2::${type})
      order by ${id} limit ${resealedPerTurn}`,
    [mark, after],
  )
}

/** Unless it was changed meanwhile. */
export async function writeSealed(db: Tx, table: SealedTable, rows: readonly SealedRow[]): Promise<void> {
  if (rows.length === 0) return
  const { id, sealed, type } = tables[table]
  await db.query(
    `update ${table} t set ${sealed} = s.again from unnest($1::${type}[], $2::text[], $3::text[]) s (id, was, again)
      where t.${id} = s.id and t.${sealed} = s.was`,
    [rows.map((row) => row.id), rows.map((row) => row.sealed), rows.map((row) => row.again)],
  )
}
