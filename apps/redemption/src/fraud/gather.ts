import { type Tx, together } from '@konter/service'
import { type Snapshot, snapshotsOf } from './features.repo.ts'
import type { Scan } from './scan.ts'

/** Scans that come while others are being asked about share the next question. */
export const gatherSnapshots = (tx: Tx): ((scan: Scan) => Promise<Snapshot>) =>
  together((scans) => snapshotsOf(tx, scans), { callsMax: 3, sizeMax: 50 })
