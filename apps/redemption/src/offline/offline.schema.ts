import { Id, Instant, Nullable, OneOf, Page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { REASONS } from '../redemption/reason.ts'
import { Bill, DeviceId, PositionSchema, Qr, RedemptionView } from '../redemption/redemption.schema.ts'

export const scansPerUploadMax = 200

const Nonce = Type.String({
  pattern: '^[A-Za-z0-9._:-]{8,64}$',
  description: 'Made by the device, once per scan: an upload that is repeated gets the same verdict.',
})

export type OfflineScan = Static<typeof OfflineScan>
const OfflineScan = Type.Object(
  {
    nonce: Nonce,
    qr: Qr,
    scannedAt: Type.String({ format: 'date-time', description: "By the device's clock." }),
    locationId: Id,
    position: Type.Optional(PositionSchema),
    billAmount: Type.Optional(Bill),
  },
  { additionalProperties: false, title: 'OfflineScan' },
)

export type Upload = Static<typeof Upload>
export const Upload = Type.Object(
  {
    merchantId: Id,
    deviceId: DeviceId,
    clockAtUpload: Type.String({ format: 'date-time', description: "What the device's clock says right now." }),
    scans: Type.Array(OfflineScan, { minItems: 1, maxItems: scansPerUploadMax }),
  },
  { additionalProperties: false, title: 'OfflineUpload' },
)

export const OFFLINE_VERDICTS = ['accepted', 'conflict', 'refused'] as const
const Verdict = OneOf(OFFLINE_VERDICTS, {
  description:
    '`accepted` is counted; `conflict` is looked at by people and counted only if they say so; `refused` never is.',
})

export const OfflineVerdict = Type.Object(
  {
    nonce: Type.String(),
    verdict: Verdict,
    reason: Nullable(OneOf(REASONS)),
    message: Nullable(Type.String()),
    happenedAt: Instant,
    clockTrusted: Type.Boolean(),
    redemption: Nullable(RedemptionView),
  },
  { title: 'OfflineVerdict' },
)
export const UploadAnswer = Type.Object({ scans: Type.Array(OfflineVerdict) }, { title: 'OfflineUploadAnswer' })

const ScanFields = {
  id: Id,
  merchantId: Id,
  deviceId: Type.String(),
  nonce: Type.String(),
  locationId: Id,
  codeId: Nullable(Id),
  voucherId: Nullable(Id),
  scannedAt: Instant,
  happenedAt: Instant,
  clockTrusted: Type.Boolean(),
  receivedAt: Instant,
  verdict: Verdict,
  reason: Nullable(OneOf(REASONS)),
  redemptionId: Nullable(Id),
  outcome: Nullable(OneOf(['accepted', 'refused'], { description: 'What an operator made of a conflict.' })),
  settledAt: Nullable(Instant),
}
export const OfflineScanView = Type.Object(ScanFields, { title: 'UploadedScan' })
export const ConflictView = Type.Object(
  {
    ...ScanFields,
    againstId: Nullable(Id),
    challenged: Type.Boolean({ description: 'The redemption it stands against is under review because of it.' }),
    settledBy: Nullable(Type.String()),
    settledBecause: Nullable(Type.String()),
  },
  { title: 'OfflineConflict' },
)

export const OfflineFilter = Type.Object(
  { ...Page, merchantId: Id, verdict: Type.Optional(OneOf(OFFLINE_VERDICTS)) },
  { additionalProperties: false },
)
export const ConflictFilter = Type.Object(
  { ...Page, merchantId: Type.Optional(Id), settled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export type SettleConflict = Static<typeof SettleConflict>
export const SettleConflict = Type.Object(
  { outcome: OneOf(['accepted', 'refused']), because: Type.String({ minLength: 3, maxLength: 300 }) },
  { additionalProperties: false, title: 'SettleConflict' },
)
