import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  archive,
  jpeg,
  photo,
  png,
  pngOfSize,
  svg,
  withSegment,
} from '../../apps/catalog/src/image/pictures.fixture.ts'
import { checkSymbolOf } from '../../apps/redemption/src/code/short-code.ts'
import { bytesOf, decode, digitsOf, encodeFields, signPayload } from '../../apps/redemption/src/qr/qr-payload.ts'
import type { Konter, Session } from '../konter.ts'
import {
  type Claim,
  claimVoucher,
  done,
  isTold,
  type Merchant,
  openMerchant,
  publishVoucher,
  redeem,
  scanAt,
  termsFrom,
} from '../market.ts'
import { booksAreRight } from '../promises.ts'

/** What comes to a till, and to a merchant's console, of those who mean no good, and of letters that nobody expected. */
export const voucherInput = (start: () => Konter) =>
  describe('bad input at a till', () => {
    let konter: Konter
    let merchant: Merchant
    let other: Merchant
    let customer: Session
    beforeAll(async () => {
      konter = start()
      const names = [{ id: 'Kopi Waspada' }, { id: 'Kopi Tetangga' }]
      ;[merchant, other] = (await Promise.all(
        names.map((name) => openMerchant(konter, { name: name as { id: string; en: string } })),
      )) as [Merchant, Merchant]
    })
    // Who uses many within an hour is looked at: each of these has another customer.
    beforeEach(async () => {
      customer = await konter.register()
    })
    const claimOf = async (each: Merchant, terms: object = {}) =>
      claimVoucher(konter, customer, await publishVoucher(konter, each, terms))
    const digitsOfClaim = ({ qr }: Claim) => /\d{193}$/.exec(qr.text)?.[0] as string
    const bytesOfClaim = (claim: Claim) => bytesOf(digitsOfClaim(claim)) as Buffer
    /** Another till and another cashier each time: who fails often is stopped for that alone. */
    const scanned = async (what: { qr: string } | { code: string }) => {
      const cashier = await konter.register()
      const body = { userId: cashier.userId, role: 'cashier' }
      done(await konter.post(`/v1/my/merchants/${merchant.id}/staff`, { token: merchant.owner.token, body }))
      const answer = await eventually(async () => {
        const found = await redeem(konter, { ...merchant, cashier, deviceId: `till-${randomUUID()}` }, what)
        expect(found.status, 'the till knows its new cashier').toBe(200)
        return found
      })
      const { attemptId: _, ...said } = answer.body
      return said
    }
    const refusal = {
      verdict: 'refused',
      reason: 'code-refused',
      message: 'Kode ini tidak berlaku di sini.',
      hold: false,
      lockedUntil: null,
      redemption: null,
    }

    test('forged, altered, of a wrong or unknown key, cut off, written otherwise: all are refused by the same words', async () => {
      const claim = await claimOf(merchant)
      const [bytes, digits] = [bytesOfClaim(claim), digitsOfClaim(claim)]
      const decoded = decode(bytes)
      if (!decoded.ok) throw new Error(decoded.reason)
      const { privateKey } = generateKeyPairSync('ed25519')
      const signed = (more: Partial<typeof decoded.fields>) =>
        digitsOf(signPayload(encodeFields({ ...decoded.fields, ...more }), privateKey))
      const changed = (at: number) => {
        const copy = Buffer.from(bytes)
        copy[at] = (copy[at] as number) ^ 1
        return digitsOf(copy)
      }
      const forgeries: Record<string, string> = {
        'another day': changed(15),
        'another merchant': changed(13),
        'another id': changed(5),
        'another signature': changed(79),
        'a later version': digitsOf(Buffer.concat([Buffer.from([0x21]), bytes.subarray(1)])),
        'key id 0': digitsOf(Buffer.concat([bytes.subarray(0, 1), Buffer.from([0]), bytes.subarray(2)])),
        'signed by somebody else': signed({}),
        'signed by somebody else, for longer': signed({ lastDay: '2199-01-01' }),
        'signed with a key that there is not': signed({ kid: 251 }),
        'a digit short': digits.slice(0, -1),
        'a digit more': `${digits}0`,
        'a zero in front': `0${digits.slice(1)}`,
        'hexadecimal bytes': bytes.toString('hex'),
        'base64url of the bytes': bytes.toString('base64url'),
        'digits of another script': digits.replaceAll(/\d/g, (each) => String.fromCodePoint(0x660 + Number(each))),
        'percent-encoded': `HTTP://127.0.0.1/V/%3${digits[0]}${digits.slice(1)}`,
        'a path in front': `HTTP://127.0.0.1/X/${digits}`,
        'a line break within': `${digits.slice(0, 90)}\n${digits.slice(90)}`,
        SQL: "' or 1=1; drop table code; --",
      }
      for (const [what, qr] of Object.entries(forgeries)) expect([what, await scanned({ qr })]).toEqual([what, refusal])
      expect(await scanned({ code: `22222222${checkSymbolOf('22222222')}` })).toMatchObject({ reason: 'mistyped' })
      const unknown = '222222222'
      expect(await scanned({ code: unknown + checkSymbolOf(unknown) })).toEqual(refusal)
      // And the code itself is as good as before, in whatever case its URL comes.
      expect(await scanned({ qr: ` ${claim.qr.text.toLowerCase()} ` })).toMatchObject({ verdict: 'approved' })
    })

    test('a code of another merchant is no code: not said by the words, nor by what becomes of it', async () => {
      const claim = await claimOf(other)
      for (const what of [{ qr: claim.qr.text }, { code: claim.code }]) expect(await scanned(what)).toEqual(refusal)
      expect((await konter.get(`/v1/claims/${claim.id}`, { token: customer.token })).body).toMatchObject({
        status: 'active',
      })
      const elsewhere = await konter.post('/v1/redemptions', {
        token: merchant.cashier.token,
        body: { ...scanAt(other), qr: claim.qr.text },
      })
      expect(elsewhere).toMatchObject({ status: 404, body: { code: 'merchant.not-found' } })
      expect((await redeem(konter, other, { qr: claim.qr.text })).body).toMatchObject({ verdict: 'approved' })
    })

    test('letters that look alike are read as meant, those of other alphabets are a typing mistake', async () => {
      const codes = await Promise.all(Array.from({ length: 2 }, () => claimOf(merchant)))
      const [typed, strange] = codes.map(({ code }) => code) as [string, string]
      const asHeard = typed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' - ')
      const alphabets = [
        strange.replace(/[0-9A-Z]/, (each) => String.fromCodePoint(0xfee0 + each.charCodeAt(0))),
        strange.replace(/[0-9A-Z]/, 'А'),
        `${strange.slice(0, 4)}\u200b${strange.slice(4)}`,
        `\u202e${strange}`,
        strange.replace(/[0-9A-Z]/, 'U'),
        strange.slice(0, -1),
        '💥'.repeat(10),
      ]
      for (const code of alphabets)
        expect([code, await scanned({ code })]).toMatchObject([code, { reason: 'mistyped' }])
      expect(await scanned({ code: asHeard })).toMatchObject({ verdict: 'approved' })
      expect(await scanned({ code: strange })).toMatchObject({ verdict: 'approved' })
    })

    test('revoked, its key revoked, given back, paused, expired: each ends as it should', async () => {
      const staff = { token: await konter.staff(), body: { because: 'percetakan bocor' } }
      const revoked = await claimOf(merchant)
      done(await konter.post(`/v1/admin/codes/${revoked.id}/revoke`, staff))
      expect(await scanned({ qr: revoked.qr.text })).toEqual(refusal)

      const signed = await claimOf(merchant)
      const kid = bytesOfClaim(signed)[1]
      done(await konter.post(`/v1/admin/qr-keys/${kid}/revoke`, staff))
      expect(await scanned({ qr: signed.qr.text })).toEqual(refusal)
      const { body: anew } = await konter.get<Claim>(`/v1/claims/${signed.id}`, { token: customer.token })
      expect(bytesOfClaim(anew)[1]).not.toBe(kid)
      expect(await scanned({ qr: anew.qr.text })).toMatchObject({ verdict: 'approved' })

      const back = await claimOf(merchant)
      done(await konter.post(`/v1/claims/${back.id}/give-back`, { token: customer.token }))
      expect(await scanned({ qr: back.qr.text })).toEqual(refusal)

      const voucherId = await publishVoucher(konter, merchant)
      const paused = await claimVoucher(konter, customer, voucherId)
      const path = `/v1/my/merchants/${merchant.id}/vouchers/${voucherId}/pause`
      done(await konter.post(path, { token: merchant.owner.token, body: {} }))
      await eventually(async () => expect(await scanned({ qr: paused.qr.text })).toMatchObject({ reason: 'paused' }), {
        everyMs: 300,
      })

      const soon = konter.clock.now().getTime() + 3_000
      const until = new Date(soon).toISOString()
      const over = await claimOf(merchant, { claimUntil: until, redeemUntil: until })
      await new Promise((resolve) => setTimeout(resolve, soon - konter.clock.now().getTime() + 50))
      expect(await scanned({ qr: over.qr.text })).toMatchObject({ reason: 'expired' })
    })

    test('titles of any script, with emoji, arrive as they were written; what deceives the eye is refused', async () => {
      const title = { id: '☕ Kopi 👩‍👩‍👧 gratis', ar: 'قهوة مجانية ☕', he: 'קפה חינם' }
      const claim = await claimOf(merchant, { title })
      expect(claim.title).toBe(title.id)
      const inArabic = { token: customer.token, headers: { 'accept-language': 'ar, id;q=0.5' } }
      expect((await konter.get(`/v1/claims/${claim.id}`, inArabic)).body).toMatchObject({ title: title.ar })
      expect((await redeem(konter, merchant, { code: claim.code })).body).toMatchObject({
        verdict: 'approved',
        redemption: { title: title.id },
      })
      await eventually(async () => {
        const { body } = await konter.get<{ items: { body: string }[] }>('/v1/notifications', { token: customer.token })
        expect(body.items[0]?.body).toContain(title.id)
      })
      const csv = await konter.get<string>(`/v1/redemptions/export.csv?merchantId=${merchant.id}`, {
        token: merchant.owner.token,
      })
      expect(csv.body).toContain(title.id)
      for (const bad of ['Kopi \u202eitrag', 'Kоpi gratis', 'Kopi\u200bgratis', '   ', `Z${'\u0335'.repeat(40)}`]) {
        const answer = await konter.post<{ errors: { pointer: string }[] }>(
          `/v1/my/merchants/${merchant.id}/vouchers`,
          {
            token: merchant.owner.token,
            body: { terms: termsFrom(konter.clock.now(), { title: { id: bad } }) },
          },
        )
        expect([bad, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([bad, 400, '/terms/title/id'])
      }
    })

    test('pictures that are none, or more than that, are refused; of the others only pixels are kept', async () => {
      const upload = async (bytes: Buffer, type = 'image/jpeg', token = merchant.owner.token) => {
        const answer = await fetch(`${konter.gatewayUrl}/v1/my/merchants/${merchant.id}/images`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
          body: new Uint8Array(bytes),
        })
        return { status: answer.status, body: (await answer.json()) as { code?: string; copies: { url: string }[] } }
      }
      const real = await jpeg({ width: 400, height: 300 })
      const hostile: [what: string, bytes: Buffer, type: string, code: string][] = [
        ['SVG', svg, 'image/svg+xml', 'image.type-unsupported'],
        ['SVG that says it is a PNG', svg, 'image/png', 'image.type-mismatch'],
        ['a page', Buffer.from('<script>alert(1)</script>'), 'text/html', 'image.type-unsupported'],
        ['a JPEG that says it is a PNG', real, 'image/png', 'image.type-mismatch'],
        ['an archive behind a picture', Buffer.concat([real, archive]), 'image/jpeg', 'image.carries-more'],
        ['half a picture', real.subarray(0, real.length / 2), 'image/jpeg', 'image.damaged'],
        [
          'a bomb',
          pngOfSize(await png({ width: 100, height: 100 }), 60_000, 60_000),
          'image/png',
          'image.dimensions-refused',
        ],
        ['nothing', Buffer.alloc(0), 'image/jpeg', 'image.type-mismatch'],
        ['nine megabytes', Buffer.alloc(9 * 1024 * 1024, 255), 'image/jpeg', 'request.too-large'],
      ]
      for (const [what, bytes, type, code] of hostile) {
        const answer = await upload(bytes, type)
        expect([what, answer.body.code]).toEqual([what, code])
      }
      expect((await upload(real, 'image/jpeg', merchant.cashier.token)).status).toBe(403)
      expect((await upload(real, 'image/jpeg', customer.token)).status).toBe(404)
      const kept = await upload(withSegment(await photo(), 0xfe, Buffer.from('<?php system($_GET[0]); ?>')))
      expect(kept.status).toBe(201)
      const copy = await fetch(konter.gatewayUrl + kept.body.copies[0]?.url)
      expect([copy.status, copy.headers.get('content-type')]).toEqual([200, 'image/webp'])
      const shown = Buffer.from(await copy.arrayBuffer()).toString('latin1')
      expect(shown).not.toMatch(/Ibu Sari|Nokia|php|GPS|xmp/i)
    })

    test('nothing of all that took a use that it should not have', async () => {
      await isTold(konter, await konter.register(), [])
      await booksAreRight(konter)
    })
  })
