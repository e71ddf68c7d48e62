import { DataKeys, Milliseconds, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export type RedemptionConfig = typeof RedemptionConfig
export const RedemptionConfig = Type.Object({
  ...ServiceConfig,
  DATA_KEYS: DataKeys,
  FRAUD_BUDGET_MS: Milliseconds(50),
  QR_URL_PREFIX: Type.String({
    // What a QR symbol writes in its dense letters; with more of them it would need a larger version.
    pattern: '^HTTPS?://[0-9A-Z.:-]+/V/$',
    maxLength: 35,
    default: 'HTTP://127.0.0.1:9000/V/',
    description: 'What a QR code begins with, in capitals: where clients reach the gateway, and `/V/`.',
  }),
  STREAMS_PER_USER_MAX: Type.Integer({
    minimum: 1,
    default: 5,
    description: 'Live feeds of one member of staff, in each process.',
  }),
  STREAMS_MAX: Type.Integer({ minimum: 1, default: 10_000, description: 'Live feeds of one process.' }),
  STREAM_LIFE_MS: Milliseconds(15 * 60 * 1000),
  STREAM_HEARTBEAT_MS: Milliseconds(15_000),
  STREAM_POLL_MS: Milliseconds(5_000),
  STREAM_STALLED_MS: Milliseconds(30_000),
})
