import type { Tx } from '@konter/service'
import { type Snapshot, snapshotsOf } from './features.repo.ts'
import type { Scan } from './scan.ts'

const queriesAtOnceMax = 3
const scansPerQueryMax = 50

type Waiting = { scan: Scan; resolve(snapshot: Snapshot): void; reject(error: unknown): void }

/** Scans that come while others are being asked about share the next question: under load a few queries serve hundreds. */
export function gatherSnapshots(tx: Tx): (scan: Scan) => Promise<Snapshot> {
  const waiting: Waiting[] = []
  let asking = 0

  function askNext(): void {
    while (waiting.length > 0 && asking < queriesAtOnceMax) {
      const together = waiting.splice(0, scansPerQueryMax)
      asking += 1
      snapshotsOf(
        tx,
        together.map(({ scan }) => scan),
      )
        .then(
          (snapshots) => {
            for (const [index, { resolve }] of together.entries()) resolve(snapshots[index] as Snapshot)
          },
          (error: unknown) => {
            for (const { reject } of together) reject(error)
          },
        )
        .finally(() => {
          asking -= 1
          askNext()
        })
    }
  }

  return (scan) =>
    new Promise((resolve, reject) => {
      waiting.push({ scan, resolve, reject })
      askNext()
    })
}
