import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { customer, staff } from '@konter/testing'
import { launchBrowser } from '@konter/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changed, claimAs, known, merchantRecord, type Redemptions, testRedemptions } from '../fixture.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions()
})
afterAll(() => service.stop())

const pathOf = (scanned: string): string => new URL(scanned).pathname
async function claimed(terms = {}, merchant = merchantRecord()) {
  const { voucher } = await known(service, terms, merchant)
  const owner = customer()
  const { body } = await claimAs(service, voucher.voucherId, owner)
  return { voucher, owner, claim: body, path: pathOf(body.qr?.text ?? '') }
}
const page = async (path: string, language = 'id') => {
  const { status, body, headers } = await service.get<string>(path, { headers: { 'accept-language': language } })
  return { status, body, headers }
}

describe('the page behind a QR code', () => {
  test('says what the voucher is, of whom, until when, under what terms, and how to use it', async () => {
    const { path } = await claimed({ minimumSpend: 50_000, redeemUntil: '2199-01-01T17:00:00.000Z' })
    const { status, body, headers } = await page(path)
    expect([status, headers['content-type'], headers['content-language']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'id',
    ])
    for (const text of [
      'Kopi kedua gratis',
      'Kopi Senja',
      'Diskon 25%, paling banyak Rp20.000',
      'Rp50.000',
      '1 Januari 2199',
      'Satu voucher per meja.',
      'Dago',
      'Cara memakai',
    ])
      expect(body).toContain(text)
    const english = await page(path, 'en-GB,en;q=0.9')
    for (const text of [
      '<html lang="en">',
      'Second coffee free',
      'Dusk Coffee',
      '25% off',
      '1 January 2199',
      'How to use it',
    ])
      expect(english.body).toContain(text)
    expect((await page(`${path}?lang=en`)).body).toContain('Second coffee free')
    expect((await page(path.replace('/V/', '/v1/v/'))).status).toBe(200)
  })

  test('brings no script, and nothing from elsewhere', async () => {
    const { path } = await claimed()
    const { body, headers } = await page(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(body).not.toMatch(/<script|<img|<link|https?:|url\(| on\w+=/i)
    expect(body.length).toBeLessThan(6_000)
  })

  test('is the same whatever became of the code: nobody learns whether somebody’s is still unused', async () => {
    const { path, claim, owner } = await claimed()
    const before = (await page(path)).body
    await service.post(`/v1/claims/${claim.id}/give-back`, { as: owner })
    expect((await page(path)).body).toBe(before)
    const other = await claimed()
    const unused = (await page(other.path)).body
    await service.post(`/v1/admin/codes/${other.claim.id}/revoke`, {
      as: staff('code:operate'),
      body: { because: 'sold' },
    })
    expect((await page(other.path)).body).toBe(unused)
    expect(unused).not.toContain(other.claim.code ?? '?')
  })

  test('says that a voucher is paused, or over', async () => {
    const { path, voucher } = await claimed()
    const paused = await changed(service, voucher, { status: 'paused' })
    expect((await page(path)).body).toContain('sedang dihentikan sementara')
    await changed(service, paused, { status: 'archived' })
    expect((await page(path)).body).toContain('sudah berakhir')
  })

  test('shows what merchants wrote as text, whatever it is', async () => {
    const title = { id: `<script>alert(1)</script> "Kopi" & 'Teh' ☕ \u202eمجانا` }
    const { path } = await claimed({ title })
    const { body } = await page(path)
    expect(body).toContain(
      `<h1 dir="auto">&lt;script&gt;alert(1)&lt;/script&gt; &quot;Kopi&quot; &amp; &#39;Teh&#39; ☕ \u202eمجانا</h1>`,
    )
    expect(body).not.toContain('<script')
  })

  test.each([
    ['digits made up', '4'.repeat(193)],
    ['too few', '4865902820'],
    ['no digits', 'HELLO'],
    ['markup', encodeURIComponent('"><script>alert(1)</script>')],
  ])('is about no voucher where there is none: %s', async (_name, digits) => {
    const { status, body } = await page(`/V/${digits}`)
    expect(status).toBe(200)
    expect(body).toContain('Bukan voucher kami')
    expect(body).not.toContain('<script')
  })

  test('is about no voucher where a digit was changed', async () => {
    const { path } = await claimed()
    const at = path.length - 5
    const { body } = await page(path.slice(0, at) + ((Number(path[at]) + 1) % 10) + path.slice(at + 1))
    expect(body).toContain('Bukan voucher kami')
  })
})

describe('on a phone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'konter-page-'))
  let server: Server | undefined
  afterAll(() => {
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('fits, shows its style by its own policy, and runs nothing', { timeout: 300_000 }, async () => {
    const { path } = await claimed({
      minimumSpend: 50_000,
      description: { id: 'Untuk semua minuman kopi, panas maupun dingin.\nTidak berlaku untuk botol.' },
      conditions: { id: 'Satu voucher per meja. Tidak digabung dengan promo lain. Tunjukkan sebelum memesan.' },
    })
    server = createServer((request, response) => {
      void service.app.inject({ method: 'GET', url: request.url ?? '/' }).then((answer) => {
        response.writeHead(answer.statusCode, answer.headers as Record<string, string>).end(answer.body)
      })
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    const browser = await launchBrowser()
    try {
      const phone = await browser.newPage({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 })
      const complaints: string[] = []
      phone.on('console', (message) => complaints.push(message.text()))
      await phone.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
      const shape = await phone.evaluate(() => {
        const { document: html, getComputedStyle: styleOf } = globalThis as unknown as {
          document: { documentElement: { scrollWidth: number }; querySelector(selector: string): object }
          getComputedStyle(element: object): { borderRadius: string }
        }
        return { width: html.documentElement.scrollWidth, radius: styleOf(html.querySelector('.card')).borderRadius }
      })
      expect(shape).toEqual({ width: 360, radius: '16px' })
      expect(complaints.filter((each) => !each.includes('favicon'))).toEqual([])
      const picture = process.env.SCREENSHOT ?? join(folder, 'page.png')
      await phone.screenshot({ path: picture, fullPage: true })
      expect(statSync(picture).size).toBeGreaterThan(20_000)
    } finally {
      await browser.close()
    }
  })
})
