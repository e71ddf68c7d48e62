import type { UploadedScan } from './offline.repo.ts'

/** Answers are written by their schema: a merchant's leaves out who decided, and about whom. */
export const conflictViewOf = ({ fingerprint: _, bill: __, staffId: ___, ...scan }: UploadedScan) => scan
