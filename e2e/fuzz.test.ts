import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deadLettersOf } from './fuzz/furnish.ts'
import { errorsLogged, fuzz } from './fuzz/fuzz.ts'
import { type Konter, startKonter } from './konter.ts'
import { booksAreRight } from './promises.ts'

/** A taste of `npm run test:fuzz`. With FUZZ_SEED another one. */
const seed = process.env.FUZZ_SEED ?? 'npm test'
const perRoute = 15

describe('fuzzed', () => {
  let konter: Konter
  beforeAll(async () => {
    konter = await startKonter('together')
  })
  afterAll(() => konter.stop())

  test(`${perRoute} requests for every route, by everybody, few meant well: no 5xx, and the books are right, seed ${seed}`, async () => {
    const report = await fuzz(konter, { seed, perRoute })
    expect(report.findings).toEqual([])
    expect(report.routes).toBeGreaterThan(140)
    // What is refused at once proves little.
    expect(report.answers['200']).toBeGreaterThan(report.requests / 5)
    expect(report.neverOk.length, report.neverOk.join(', ')).toBeLessThan(report.routes / 3)
    expect(await deadLettersOf(konter)).toEqual([])
    expect(await errorsLogged(konter)).toEqual([])
    // A service is believed: here one takes back the credit of payments that never were.
    await booksAreRight(konter, ['money-in.nothing-else'])
  }, 120_000)
})
