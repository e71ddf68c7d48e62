import { describe, expect, test } from 'vitest'
import { someTerms } from '../fixture.ts'
import type { OwnCode } from '../redemption/refusal.ts'
import { ourTime, wasBefore } from './clock.ts'
import { rulingOn, rulingOnUsed } from './offline-rules.ts'

const minute = 60_000
const day = 24 * 60 * minute
const now = new Date('2026-12-10T05:00:00Z')
const at = (ms: number) => new Date(now.getTime() + ms)

describe('the clock of a device', () => {
  const told = (scannedAt: number, clockAtUpload: number) =>
    ourTime({ scannedAt: at(scannedAt), clockAtUpload: at(clockAtUpload), receivedAt: now })

  test('is corrected by how far it was off at the upload', () => {
    expect(told(-30 * minute, 0)).toEqual({ happenedAt: at(-30 * minute), timed: true, skewMs: 0 })
    expect(told(150 * minute, 180 * minute)).toMatchObject({ happenedAt: at(-30 * minute), timed: true })
    expect(told(-330 * minute, -300 * minute)).toMatchObject({ happenedAt: at(-30 * minute), timed: true })
  })
  test.each([
    ['off by more than a day', 2 * day - minute, 2 * day],
    ['ahead of its own upload', 10 * minute, 0],
    ['older than a week', -8 * day, 0],
  ])('%s is not believed: it happened when we heard of it', (_, scannedAt, clock) =>
    expect(told(scannedAt, clock)).toMatchObject({ happenedAt: now, timed: false }),
  )
  test('a scan of the very moment of its upload is no later than that', () =>
    expect(told(minute, 0)).toMatchObject({ happenedAt: now, timed: true }))

  test('says who was first only beyond its tolerance, and only when both are believed', () => {
    const [early, close, late] = [-10, -9, 0].map((minutes) => ({ happenedAt: at(minutes * minute), timed: true }))
    if (early === undefined || close === undefined || late === undefined) throw new Error('there are three')
    expect(wasBefore(early, late)).toBe(true)
    expect(wasBefore(early, close)).toBe(false)
    expect(wasBefore(late, early)).toBe(false)
    expect(wasBefore({ ...early, timed: false }, late)).toBe(false)
    expect(wasBefore(early, { ...late, timed: false })).toBe(false)
  })
})

describe('what becomes of a scan', () => {
  const good: OwnCode = {
    id: 'c',
    kind: 'personal',
    status: 'active',
    uses: 0,
    usesMax: 1,
    validUntil: at(day),
    madeAt: at(-day),
    endedAt: null,
    keyRevokedAt: null,
    voucherId: 'v',
    version: 1,
    voucherStatus: 'published',
    customerId: 'k',
    terms: { ...someTerms(), redeemFrom: at(-20 * day).toISOString(), redeemUntil: at(day).toISOString() },
  }
  const scan = { happenedAt: at(-60 * minute), receivedAt: now, timed: true, skewMs: 0, zone: 'Asia/Jakarta' }
  const where = { locationId: 'l', locationOpen: true, bill: null }
  const ruling = (code: Partial<OwnCode>, more: object = {}) =>
    rulingOn({ ...good, ...code }, { ...scan, ...where, ...more })

  test.each([
    ['good', {}, {}, undefined],
    ['redeemed before: the count decides', { status: 'redeemed', uses: 1 }, {}, undefined],
    ['expired since, good when it was scanned', { status: 'expired', validUntil: at(-minute) }, {}, undefined],
    ['expired within the day of grace', { validUntil: at(-90 * minute) }, {}, ['conflict', 'expired']],
    ['expired before that', { validUntil: at(-2 * day) }, {}, ['refused', 'expired']],
    [
      'expired, by a clock that nobody believes',
      { validUntil: at(-minute) },
      { timed: false, happenedAt: now },
      ['conflict', 'clock-untrusted'],
    ],
    ['revoked after the scan', { status: 'revoked', endedAt: at(-minute) }, {}, ['conflict', 'code-refused']],
    ['revoked before the scan', { status: 'revoked', endedAt: at(-2 * 60 * minute) }, {}, ['refused', 'code-refused']],
    [
      'revoked, by a clock that nobody believes',
      { status: 'revoked', endedAt: at(-minute) },
      { timed: false },
      ['refused', 'code-refused'],
    ],
    ['of a key that was revoked after the scan', { keyRevokedAt: at(-minute) }, {}, ['conflict', 'code-refused']],
    ['paused meanwhile', { voucherStatus: 'paused' }, {}, ['conflict', 'paused']],
    ['at another place', { terms: { ...good.terms, locationIds: ['x'] } }, {}, ['conflict', 'not-here']],
    ['below the minimum', { terms: { ...good.terms, minimumSpend: 10 } }, { bill: 9n }, ['conflict', 'minimum-spend']],
  ] as const)('%s', (_, code, more, expected) => {
    const ruled = ruling(code as Partial<OwnCode>, more)
    expect(ruled === undefined ? undefined : [ruled.verdict, ruled.reason]).toEqual(expected)
  })

  test('the same device twice is one mistake, another device is a conflict', () => {
    const standing = { id: 's', deviceId: 'a', status: 'approved', happenedAt: at(-30 * minute), timed: true } as const
    expect(rulingOnUsed({ ...scan, deviceId: 'a' }, standing)).toMatchObject({
      ruling: { verdict: 'refused' },
      challenges: false,
    })
    expect(rulingOnUsed({ ...scan, deviceId: 'b' }, standing)).toMatchObject({
      ruling: { verdict: 'conflict' },
      challenges: true,
    })
    expect(rulingOnUsed({ ...scan, deviceId: 'b', happenedAt: now }, standing)).toMatchObject({ challenges: false })
    expect(rulingOnUsed({ ...scan, deviceId: 'b' }, undefined)).toMatchObject({
      ruling: { verdict: 'conflict' },
      challenges: false,
    })
  })
})
