import { newId } from '@konter/core'
import { decodeCursor, pageOf, type Tx } from '@konter/service'
import { problem } from '../problems.ts'

export const BLOCK_KINDS = ['account', 'device', 'merchant'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

type Row = {
  id: string
  kind: BlockKind
  entity: string
  case_id: string | null
  added_at: Date
  added_by: string
  because: string
  removed_at: Date | null
  removed_by: string | null
  removed_because: string | null
}

export type Block = {
  id: string
  kind: BlockKind
  /** An id; of a device its hash. */
  entity: string
  caseId: string | null
  addedAt: Date
  addedBy: string
  because: string
  removedAt: Date | null
  removedBy: string | null
  removedBecause: string | null
}

const blockOf = (row: Row): Block => ({
  id: row.id,
  kind: row.kind,
  entity: row.entity,
  caseId: row.case_id,
  addedAt: row.added_at,
  addedBy: row.added_by,
  because: row.because,
  removedAt: row.removed_at,
  removedBy: row.removed_by,
  removedBecause: row.removed_because,
})

type NewBlock = { kind: BlockKind; entity: string; caseId: string | null; actor: string; because: string; at: Date }

/** Undefined when it stands on the list already. */
export async function insertBlock(tx: Tx, block: NewBlock): Promise<Block | undefined> {
  const { kind, entity, caseId, actor, because, at } = block
  const [row] = await tx.query<Row>(
    `insert into block_list (id, kind, entity, case_id, added_at, added_by, because)
     values ($1::uuid, $2, $3, $4::uuid, $5::timestamptz, $6, $7)
     on conflict (kind, entity) where removed_at is null do nothing returning *`,
    [newId(), kind, entity, caseId, at, actor, because],
  )
  return row && blockOf(row)
}

type Removal = { id: string; actor: string; because: string; at: Date }

/** A merchant comes off by another person than the one who put it there; the database refuses it, too. */
export async function removeBlock(tx: Tx, { id, actor, because, at }: Removal): Promise<Block> {
  const [found] = await tx.query<Row>('select * from block_list where id = $1::uuid for update', [id])
  if (found === undefined) throw problem('block.not-found', { id })
  if (found.removed_at !== null) return blockOf(found)
  if (found.kind === 'merchant' && found.added_by === actor) throw problem('block.second-person', {})
  const [row] = await tx.query<Row>(
    `update block_list set removed_at = $2::timestamptz, removed_by = $3, removed_because = $4 where id = $1::uuid returning *`,
    [id, at, actor, because],
  )
  return blockOf(row as Row)
}

export type BlockFilter = { limit?: number; cursor?: string; kind?: BlockKind; entity?: string; removed?: boolean }

export async function listBlocks(tx: Tx, { limit = 20, cursor, kind, entity, removed = false }: BlockFilter) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from block_list
      where (removed_at is not null) = $1::boolean and ($2::text is null or kind = $2) and ($3::text is null or entity = $3)
        and ($4::timestamptz is null or (added_at, id) < ($4, $5::uuid))
      order by added_at desc, id desc limit $6::int`,
    [removed, kind ?? null, entity ?? null, at, id, limit + 1],
  )
  return pageOf(rows, limit, blockOf, (row) => [row.added_at.toISOString(), row.id])
}

type NewSnooze = {
  rule: string
  kind: BlockKind
  entity: string
  until: Date
  caseId: string | null
  actor: string
  because: string
  at: Date
}

export async function insertSnooze(tx: Tx, snooze: NewSnooze): Promise<void> {
  const { rule, kind, entity, until, caseId, actor, because, at } = snooze
  await tx.query(
    `insert into snooze (id, rule, kind, entity, case_id, at, until, actor, because)
     values ($1::uuid, $2, $3, $4, $5::uuid, $6::timestamptz, $7::timestamptz, $8, $9)`,
    [newId(), rule, kind, entity, caseId, at, until, actor, because],
  )
}

export type Snooze = { rule: string; kind: BlockKind; entity: string; until: Date; actor: string; because: string }
const snoozesMax = 200

export async function snoozesAt(tx: Tx, at: Date): Promise<Snooze[]> {
  return tx.query<Snooze>(
    `select rule, kind, entity, until, actor, because from snooze where until > $1::timestamptz
      order by until limit ${snoozesMax}`,
    [at],
  )
}
