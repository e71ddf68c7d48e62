export type BatchKind = 'print' | 'shared' | 'import'
export type BatchStatus = 'making' | 'made' | 'failed' | 'revoked'

/** A number of codes made, or brought, at once. */
export type Batch = {
  id: string
  kind: BatchKind
  voucherId: string
  version: number
  merchantId: string
  qrKeyId: string
  /** The print run whose key signs it. */
  run: string
  kid: number
  wanted: number
  made: number
  refused: RefusedLine[] | null
  usesMax: number | null
  status: BatchStatus
  note: string | null
  requestedBy: string
  requestedAt: Date
  endedAt: Date | null
  /** From when on devices know its key: a day after it was announced. */
  keyKnownFrom: Date
}

/** Of an import: why a line brought nothing. */
export type RefusedLine = { line: number; reason: 'malformed' | 'check-symbol' | 'twice' | 'taken' }

export const codesPerBatchMax = 1_000_000
export const sharedPerBatchMax = 1_000
export const linesPerImportMax = 20_000
/** Committed together: work that is lost when the process ends is at most this. */
export const codesPerTurn = 500
