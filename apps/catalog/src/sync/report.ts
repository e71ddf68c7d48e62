/** What a sync did. `refused`: the list as a whole made no sense, nothing was changed. `failed`: there was no list. */
export const SYNC_STATUSES = ['running', 'completed', 'refused', 'failed'] as const
export type SyncStatus = (typeof SYNC_STATUSES)[number]

export const LINE_CHANGES = ['new', 'changed', 'vanished', 'revived', 'refused', 'parked', 'held'] as const
export type LineChange = (typeof LINE_CHANGES)[number]

export type Report = {
  id: string
  supplier: string
  /** `schedule`, or the staff member who asked. */
  askedBy: string
  status: SyncStatus
  startedAt: Date
  finishedAt: Date | null
  /** When the list was read from the supplier. */
  fetchedAt: Date | null
  items: number
  newItems: number
  changedItems: number
  vanishedItems: number
  revivedItems: number
  refusedItems: number
  parkedProducts: number
  proposals: number
  errorCode: string | null
  error: string | null
}

export type ReportLine = {
  change: LineChange
  code: string
  name: string
  /** Only the fields that differ. */
  before: unknown
  after: unknown
  because: string | null
  sku: string | null
}
