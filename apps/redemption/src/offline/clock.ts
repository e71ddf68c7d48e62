/** A clock that is off by more than a day was set back to something; what it says is worth nothing. */
export const skewMaxMs = 24 * 60 * 60_000
/** What waited on a device for longer than this is judged as of its arrival. */
export const ageMaxMs = 7 * 24 * 60 * 60_000
/** Two clocks agree to about this, and not better: what is closer together has no order. */
export const toleranceMs = 2 * 60_000

export type DeviceTime = { scannedAt: Date; clockAtUpload: Date; receivedAt: Date }
/** By our clock. `timed`: the device's could be believed. */
export type OurTime = { happenedAt: Date; timed: boolean; skewMs: number }

/**
 * When a scan happened. The device sends what its clock says at the moment of the upload; by how much that differs from ours
 * it was wrong at the scan, too, unless somebody set it in between. A scan after its own upload, one that waited for too
 * long, or a clock that is off by days cannot be corrected: then it happened when we heard of it, which favours nobody.
 */
export function ourTime({ scannedAt, clockAtUpload, receivedAt }: DeviceTime): OurTime {
  const skewMs = receivedAt.getTime() - clockAtUpload.getTime()
  const happened = scannedAt.getTime() + skewMs
  const age = receivedAt.getTime() - happened
  const timed = Math.abs(skewMs) <= skewMaxMs && age >= -toleranceMs && age <= ageMaxMs
  return { happenedAt: timed && age > 0 ? new Date(happened) : receivedAt, timed, skewMs }
}

/** Beyond doubt: both clocks can be believed, and the difference is more than they disagree by. */
export const wasBefore = (
  scan: Pick<OurTime, 'happenedAt' | 'timed'>,
  other: Pick<OurTime, 'happenedAt' | 'timed'>,
): boolean => scan.timed && other.timed && other.happenedAt.getTime() - scan.happenedAt.getTime() > toleranceMs
