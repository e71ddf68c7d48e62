import { describe, expect, test } from 'vitest'
import { isInstant, isUuid } from './formats.ts'

describe('a time', () => {
  test.each([
    '2026-01-01T00:00:00Z',
    '2026-01-01t00:00:00.123456z',
    '2024-02-29T23:59:59.999+07:00',
    '0001-01-02T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('%s', (text) => expect(isInstant(text)).toBe(true))

  test.each([
    '2026-12-31T23:59:60Z',
    '1990-12-31T15:59:60-08:00',
    '2026-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+23:59',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-01:00',
    '+275760-09-13T00:00:00Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    'infinity',
    '',
  ])('%s is none that a database keeps', (text) => expect(isInstant(text)).toBe(false))
})

describe('a UUID', () => {
  test.each(['01a1fbbc-0000-7000-8000-000000000000', '01A1FBBC-0000-7000-8000-00000000000F'])('%s', (text) =>
    expect(isUuid(text)).toBe(true),
  )
  test.each(['urn:uuid:01a1fbbc-0000-7000-8000-000000000000', '{01a1fbbc-0000-7000-8000-000000000000}', 'x', ''])(
    '%s is none',
    (text) => expect(isUuid(text)).toBe(false),
  )
})
