import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launchBrowser, type Page } from '@konter/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from './build.ts'
import { cases, sayingOf, snapshot, vector } from './offline-vectors.fixture.ts'
import { createOfflineVerifier, type OfflineVerdict, parseTypedCode, type TypedCode } from './src/offline-verifier.ts'

const typed: [typed: string, says: string][] = [
  ['7Q4M2-XK9DW', '7Q4M2XK9DW'],
  [' 7q4m2 xk9dw ', '7Q4M2XK9DW'],
  ['1010I-OLO1T', 'check-symbol'],
  ['7Q4M2-XK9DX', 'check-symbol'],
  ['Q74M2-XK9DW', 'check-symbol'],
  ['7Q4M2-XK9D', 'malformed'],
  ['7Q4M2-XK9DWW', 'malformed'],
  ['7Q4M2-XK9DU', 'malformed'],
  ['7Q4M2-ХK9DW', 'malformed'],
  ['ı00000000T', 'malformed'],
  ['7Q4M2-XK9ſW', 'malformed'],
  ['IOOOOOOOOT', '100000000T'],
  ['l00000000t', '100000000T'],
]
const readingOf = (code: TypedCode) => (code.ok ? code.symbols : code.reason)

const noonOf = (day: string): Date => new Date(`${day}T12:00:00+07:00`)
const verdictOf = async (scanned: string, day: string): Promise<OfflineVerdict> =>
  (await createOfflineVerifier({ keys: snapshot, merchant: 1001, now: () => noonOf(day) })).verify(scanned)

describe('in Node', () => {
  test('the published vector is genuine, and says what it is', async () =>
    expect(await verdictOf(vector.digits, '2026-12-01')).toEqual({ provisional: true, ...vector.fields }))

  test('every case is told as it is', async () => {
    for (const { name, scanned, day, says } of cases)
      expect(sayingOf(await verdictOf(scanned, day), says), name).toBe(says)
  })

  test('a code of another merchant, or one that is over, says what it is once it was found genuine; a forged one nothing', async () => {
    expect(await verdictOf(vector.digits, '2027-03-01')).toEqual({
      provisional: false,
      reason: 'expired',
      fields: vector.fields,
    })
    const forged = cases.find(({ says }) => says === 'forged')?.scanned ?? ''
    expect(await verdictOf(forged, '2026-12-01')).toEqual({ provisional: false, reason: 'forged' })
  })

  test("the last day is one of the merchant's own calendar", async () => {
    // In Jayapura it is the 2nd already; in Jakarta still the 1st.
    const now = () => new Date('2027-01-01T16:00:00Z')
    const verify = async (timeZone: string) =>
      (await (await createOfflineVerifier({ keys: snapshot, merchant: 1001, timeZone, now })).verify(vector.digits))
        .provisional
    expect([await verify('Asia/Jayapura'), await verify('Asia/Jakarta')]).toEqual([false, true])
  })

  test('without a key there is no verifier', async () =>
    expect(createOfflineVerifier({ keys: { keys: [] }, merchant: 1001 })).rejects.toThrow('holds no Ed25519 key'))

  test.each(typed)('%s, typed, is %s', (text, says) => expect(readingOf(parseTypedCode(text))).toBe(says))
})

/** A merchant's page, which puts the verifier where the tests find it. */
const till = `<!doctype html><title>till</title>
  <script type="module">import * as verifier from '/offline-verifier.js'; globalThis.verifier = verifier</script>`
type Till = typeof globalThis & { verifier: typeof import('./src/offline-verifier.ts') }

describe('in Chromium', () => {
  let folder: string
  let server: Server
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'konter-verifier-'))
    buildPackage(folder)
    // As it is published: what imports anything that is not beside it fails here.
    const files = new Map(
      readdirSync(folder, { recursive: true }).map((file) => [`/${file}`, join(folder, String(file))]),
    )
    server = createServer(({ url = '/' }, response) => {
      const file = files.get(url)
      response.statusCode = file === undefined && url !== '/' ? 404 : 200
      response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript')
      response.end(file === undefined ? till : readFileSync(file))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    browser = await launchBrowser()
    page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'verifier' in globalThis)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the package as it is published says the same of every case as in Node', async () => {
    const said = await page.evaluate(
      async ({ keys, scans }) => {
        const { createOfflineVerifier: create } = (globalThis as Till).verifier
        const verdicts: OfflineVerdict[] = []
        for (const { scanned, at } of scans) {
          const verifier = await create({ keys, merchant: 1001, now: () => new Date(at) })
          verdicts.push(await verifier.verify(scanned))
        }
        return verdicts
      },
      { keys: snapshot, scans: cases.map(({ scanned, day }) => ({ scanned, at: noonOf(day).toISOString() })) },
    )
    expect(said).toHaveLength(cases.length)
    for (const [index, { name, scanned, day, says }] of cases.entries()) {
      expect(sayingOf(said[index] as OfflineVerdict, says), name).toBe(says)
      expect(said[index], name).toEqual(await verdictOf(scanned, day))
    }
  })

  test('what is typed is read as in Node', async () => {
    const read = await page.evaluate(
      (texts) => {
        const { parseTypedCode: parse } = (globalThis as Till).verifier
        return texts.map((text) => parse(text))
      },
      typed.map(([text]) => text),
    )
    expect(read.map(readingOf)).toEqual(typed.map(([, says]) => says))
  })
})
