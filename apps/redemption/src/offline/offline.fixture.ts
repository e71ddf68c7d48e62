import { randomUUID } from 'node:crypto'
import type { Answer } from '@konter/testing'
import type { Redemptions } from '../fixture.ts'
import type { Till } from '../redemption/redemption.fixture.ts'

/** For tests: a merchant's device, its clock, and what it uploads. */

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export type OfflineAnswer = {
  scans: {
    nonce: string
    verdict: 'accepted' | 'conflict' | 'refused'
    reason: string | null
    happenedAt: string
    clockTrusted: boolean
    redemption: { id: string; status: string } | null
  }[]
}

export type Device = { deviceId: string /** By how much its clock is ahead of ours. */; aheadMs: number }
export const device = (aheadMs = 0): Device => ({ deviceId: `till-${randomUUID()}`, aheadMs })

export type Scanned = { qr: string; minutesAgo: number; nonce?: string; billAmount?: number; locationId?: string }

/** All in one upload, by the device's own clock. */
export const upload = (
  service: Redemptions,
  { cashier, body }: Till,
  { deviceId, aheadMs }: Device,
  scans: readonly Scanned[],
): Promise<Answer<OfflineAnswer>> => {
  const clock = (ms: number) => new Date(Date.now() + aheadMs - ms).toISOString()
  return service.post<OfflineAnswer>('/v1/redemptions/offline', {
    as: cashier,
    body: {
      merchantId: body.merchantId,
      deviceId,
      clockAtUpload: clock(0),
      scans: scans.map(({ minutesAgo, nonce = randomUUID(), locationId = body.locationId, ...scan }) => ({
        nonce,
        locationId,
        scannedAt: clock(minutesAgo * minuteMs),
        position: body.position,
        ...scan,
      })),
    },
  })
}

export const uploadOne = async (service: Redemptions, till: Till, from: Device, scan: Scanned) => {
  const { status, body } = await upload(service, till, from, [scan])
  const [first] = body.scans ?? []
  if (status !== 200 || first === undefined) throw new Error(`not uploaded: ${status} ${JSON.stringify(body)}`)
  return first
}
