import { Milliseconds, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export const Config = Type.Object({
  ...ServiceConfig,
  STREAMS_PER_USER_MAX: Type.Integer({
    minimum: 1,
    default: 5,
    description: 'Live streams of one user, in each process.',
  }),
  STREAMS_MAX: Type.Integer({ minimum: 1, default: 10_000, description: 'Live streams of one process.' }),
  STREAM_LIFE_MS: Milliseconds(15 * 60 * 1000),
  STREAM_HEARTBEAT_MS: Milliseconds(15_000),
  STREAM_POLL_MS: Milliseconds(5_000),
  STREAM_STALLED_MS: Milliseconds(30_000),
})
