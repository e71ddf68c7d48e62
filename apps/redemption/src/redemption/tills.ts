import type { VoucherTerms } from '@konter/contracts'
import { type Base, createStreams, type Streams, startStreamPoll } from '@konter/service'
import type { Static } from 'typebox'
import type { RedemptionConfig } from '../config.ts'
import { changeFrame } from '../feed/frame.ts'
import { type Live, openLive } from '../feed/live.ts'
import { problem } from '../problems.ts'
import { type Asked, type Target, targetsIn } from './redeem.repo.ts'
import { createRedeemer, type Redeemer } from './redeem-batch.ts'
import { feedsOf } from './redemption.repo.ts'
import type { Redemption } from './redemption.ts'
import { rememberTerms } from './terms.ts'

/** What redeeming needs of its process. */
export type Tills = {
  readonly redeemer: Redeemer
  /** What somebody wants to use, with all that it is judged by. Undefined for who does not work at that merchant. */
  targetOf(asked: Asked): Promise<Target | undefined>
  /** What a code was made under. */
  termsOf(voucherId: string, version: number): Promise<VoucherTerms>
  /** The open feeds of merchants, and what all replicas are told of them. */
  readonly streams: Streams<Redemption>
  readonly live: Live
  readonly count: ReturnType<typeof countersOf>
  /** Something was told by a function of the database, about these merchants: it is sent, and shown, at once. */
  told(merchantIds: Iterable<string>): void
  /** Ends what runs beside. */
  closeTills(): Promise<void>
}

export function openTills({ config, log, metrics, db, bus, now, nudge }: Base<Static<RedemptionConfig>>): Tills {
  const streams = createStreams<Redemption>({
    frameOf: changeFrame,
    times: {
      heartbeatMs: config.STREAM_HEARTBEAT_MS,
      lifeMs: config.STREAM_LIFE_MS,
      stalledMs: config.STREAM_STALLED_MS,
    },
    perOwnerMax: config.STREAMS_PER_USER_MAX,
    max: config.STREAMS_MAX,
    refuse: {
      tooMany: (max, headers) => problem('redemption.too-many-streams', { max }, { headers }),
      exhausted: (seconds, headers) => problem('redemption.streams-exhausted', { seconds }, { headers }),
    },
    log,
  })
  const poll = startStreamPoll((feeds) => feedsOf(db, feeds), streams, config.STREAM_POLL_MS, log)
  const live = openLive(bus, streams)
  metrics.gauge('redemption_streams', 'Open feeds of merchants', (set) => set(streams.count()))
  const told = (merchantIds: Iterable<string>) => {
    nudge()
    for (const merchantId of new Set(merchantIds)) live.nudge(merchantId)
  }
  return {
    redeemer: createRedeemer(db, now, (requests) => told(requests.map(({ till }) => till.merchantId))),
    targetOf: targetsIn(db),
    told,
    termsOf: rememberTerms(db),
    streams,
    live,
    count: countersOf(metrics),
    closeTills: () => poll.stop(),
  }
}

const countersOf = (metrics: Base<unknown>['metrics']) => ({
  attempts: metrics.counter('redemption_attempts_total', 'Tries to redeem a code, by how and what came of them', [
    'entry',
    'verdict',
  ]),
  offline: metrics.counter('offline_scans_total', 'Scans uploaded later, by what came of them', ['verdict']),
  guessing: metrics.counter('guessing_noticed_total', 'Alarms about guessed codes', ['rule']),
})
