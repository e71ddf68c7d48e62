import { type Tx as Queryable, toJson } from '@konter/service'
import type { Db, Tx } from '../context.ts'
import { problem } from '../problems.ts'
import type { LineChange, Report, ReportLine, SyncStatus } from './report.ts'

type Row = Omit<Report, 'supplier' | 'status'> & { supplierCode: string; status: string }
const reportFrom = ({ supplierCode, status, ...row }: Row): Report => ({
  ...row,
  supplier: supplierCode,
  status: status as SyncStatus,
})

export type Beginning = { id: string; supplier: string; askedBy: string; at: Date }

/** Opens a report. Who begins holds the supplier's lock, so one that still runs was cut off by a crash. */
export async function beginReport(tx: Tx, { id, supplier, askedBy, at }: Beginning): Promise<void> {
  await tx.sync.updateMany({
    where: { supplierCode: supplier, status: 'running' },
    data: {
      status: 'failed',
      finishedAt: at,
      errorCode: 'sync.interrupted',
      error: 'The process ended in the middle.',
    },
  })
  await tx.sync.create({ data: { id, supplierCode: supplier, askedBy, status: 'running', startedAt: at } })
}

export type Ending = { status: Exclude<SyncStatus, 'running'>; finishedAt: Date } & Partial<
  Omit<Report, 'id' | 'supplier' | 'askedBy' | 'startedAt' | 'status' | 'finishedAt'>
>

export async function endReport(tx: Tx | Db, id: string, ending: Ending): Promise<Report> {
  return reportFrom(await tx.sync.update({ where: { id }, data: ending }))
}

export async function readReport(db: Db, id: string): Promise<Report> {
  const row = await db.sync.findUnique({ where: { id } })
  if (row === null) throw problem('sync.not-found', { id })
  return reportFrom(row)
}

export type ReportFilter = { supplier?: string; status?: SyncStatus }

/** The newest first: ids are in the order of time. */
export async function findReports(
  db: Db,
  { supplier, status }: ReportFilter,
  page: { limit: number; before: string | undefined },
): Promise<Report[]> {
  const rows = await db.sync.findMany({
    where: {
      ...(supplier === undefined ? {} : { supplierCode: supplier }),
      ...(status === undefined ? {} : { status }),
      ...(page.before === undefined ? {} : { id: { lt: page.before } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  })
  return rows.map(reportFrom)
}

/** When the newest list that we took in was read. */
export async function lastFetchedAt(tx: Tx, supplier: string): Promise<Date | null> {
  const { _max } = await tx.sync.aggregate({
    where: { supplierCode: supplier, status: 'completed' },
    _max: { fetchedAt: true },
  })
  return _max.fetchedAt
}

export const writeLines = (tx: Tx, syncId: string, lines: readonly ReportLine[]): Promise<unknown> =>
  tx.query(
    `insert into sync_change (sync_id, line, change, code, name, before, after, because, sku)
     select $1::uuid, line, change, code, name, before, after, because, sku
       from rows from (jsonb_to_recordset($2::jsonb)
              as (change text, code text, name text, before jsonb, after jsonb, because text, sku text))
            with ordinality as written (change, code, name, before, after, because, sku, line)`,
    [syncId, toJson(lines)],
  )

export const findLines = (
  db: Queryable,
  syncId: string,
  page: { change: LineChange | undefined; after: number; limit: number },
): Promise<(ReportLine & { line: number })[]> =>
  db.query<ReportLine & { line: number }>(
    `select line, change, code, name, before, after, because, sku from sync_change
      where sync_id = $1::uuid and line > $2::int and ($3::text is null or change = $3::text)
      order by line limit $4::int`,
    [syncId, page.after, page.change ?? null, page.limit + 1],
  )

/** The lines only: counts and costs stay. */
export const forgetLines = (db: Queryable, before: Date): Promise<unknown> =>
  db.query(`delete from sync_change where sync_id in (select id from sync where started_at < $1::timestamptz)`, [
    before,
  ])
