import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter, Session } from '../konter.ts'
import {
  claimVoucher,
  done,
  isTold,
  type Merchant,
  openMerchant,
  places,
  publishVoucher,
  redeem,
  scanAt,
  termsFrom,
  watchFeed,
} from '../market.ts'
import { booksAreRight } from '../promises.ts'

type Found = { items: { id: string; title: string; nearest: { distanceM: number } | null }[] }
type Case = { id: string; kind: string; status: string; redemptionId: string | null; customerId: string | null }

/** Journey 7 of product.md: a merchant publishes, a customer near by finds and claims, the cashier scans. */
export const voucherIsUsed = (start: () => Konter) =>
  describe('a voucher', () => {
    let konter: Konter
    let merchant: Merchant
    let far: Merchant
    /** A word that no other voucher of this world has. */
    const word = `Tubruk${randomUUID().replaceAll(/[^a-f]/g, '')}`
    beforeAll(async () => {
      konter = start()
      merchant = await openMerchant(konter)
      far = await openMerchant(konter, { name: { id: 'Rawon Pagi', en: 'Morning Rawon' }, place: places.surabaya })
    })

    test('merchant applies → verified → location, cashier → draft → published → found near by, with a typo', async () => {
      const owner = await konter.register()
      const { token } = owner
      const applied = await konter.post<{ id: string; status: string }>('/v1/merchants', {
        token,
        body: { category: 'kafe', name: { id: `Kopi ${word}` } },
      })
      expect(applied).toMatchObject({ status: 201, body: { status: 'applied', role: 'owner' } })
      const { id } = applied.body
      const path = `/v1/my/merchants/${id}`
      const { body: location } = await konter.post<{ id: string }>(`${path}/locations`, {
        token,
        body: { name: 'Dago', address: 'Jl. Ir. H. Juanda 1', ...places.bandung },
      })
      const draft = await konter.post<{ id: string }>(`${path}/vouchers`, {
        token,
        body: { terms: termsFrom(konter.clock.now(), { title: { id: `Diskon ${word}`, en: `${word} discount` } }) },
      })
      expect(draft).toMatchObject({ status: 201, body: { status: 'draft', version: 0 } })
      const publish = () => konter.post(`${path}/vouchers/${draft.body.id}/publish`, { token, body: null })
      expect((await publish()).status, 'nobody has looked at this merchant yet').toBeGreaterThanOrEqual(400)
      done(await konter.post(`/v1/admin/merchants/${id}/verify`, { token: await konter.staff() }))
      expect(await publish()).toMatchObject({ status: 200, body: { status: 'published', version: 1 } })

      const typo = `${word.slice(0, 3)}${word.slice(4)}`
      const near = `${(places.bandung.latitude + 0.001).toFixed(6)},${places.bandung.longitude}`
      await eventually(async () => {
        const { items } = done(await konter.get<Found>(`/v1/vouchers?q=${typo}&near=${near}&radiusKm=5&facets=true`))
        expect(items.map((each) => each.id)).toEqual([draft.body.id])
        expect(items[0]?.nearest).toMatchObject({ id: location.id, area: 'kota-bandung' })
        expect(items[0]?.nearest?.distanceM).toBeGreaterThan(100)
        expect(items[0]?.nearest?.distanceM).toBeLessThan(125)
      })
      const elsewhere = `${places.surabaya.latitude},${places.surabaya.longitude}`
      expect((await konter.get<Found>(`/v1/vouchers?q=${word}&near=${elsewhere}`)).body.items).toEqual([])
      const shown = await konter.get(`/v1/vouchers/${draft.body.id}`, { headers: { 'accept-language': 'en' } })
      expect(shown.body).toMatchObject({ title: `${word} discount`, claimable: 'now' })
    })

    test.each(['qr', 'code'] as const)(
      'claim → redeemed by %s → told, live too → a second time refused → undone → redeemed again',
      async (by) => {
        const customer = await konter.register()
        const voucherId = await publishVoucher(konter, merchant, { totalLimit: 5 })
        const feed = await watchFeed(konter, merchant)
        try {
          const claim = await claimVoucher(konter, customer, voucherId)
          expect(claim).toMatchObject({ status: 'active', title: 'Kopi kedua gratis' })
          const shown = { [by]: by === 'qr' ? claim.qr.text : claim.code } as { qr: string }
          const key = randomUUID()
          const first = await redeem(konter, merchant, shown, { key, body: { billAmount: 50_000 } })
          expect(first).toMatchObject({
            status: 200,
            body: {
              verdict: 'approved',
              reason: null,
              redemption: { status: 'approved', discountAmount: 10_000, title: 'Kopi kedua gratis' },
            },
          })
          const id = first.body.redemption?.id as string
          const heard = (status: string) =>
            eventually(() =>
              expect(feed.heard).toContainEqual(
                expect.objectContaining({ event: 'redemption', data: expect.objectContaining({ id, status }) }),
              ),
            )
          await heard('approved')
          expect(await redeem(konter, merchant, shown, { key, body: { billAmount: 50_000 } })).toMatchObject({
            status: 200,
            body: first.body,
          })
          expect((await redeem(konter, merchant, shown)).body).toMatchObject({
            verdict: 'refused',
            reason: 'already-redeemed',
            redemption: null,
          })
          await isTold(konter, customer, ['voucher.redeemed', 'voucher.claimed'])
          expect((await konter.get(`/v1/claims/${claim.id}`, { token: customer.token })).body).toMatchObject({
            status: 'redeemed',
            code: null,
            qr: null,
          })

          const undone = await konter.post(`/v1/redemptions/${id}/undo?merchantId=${merchant.id}`, {
            token: merchant.cashier.token,
            body: { because: 'salah meja' },
          })
          expect(undone).toMatchObject({ status: 200, body: { status: 'undone', undoneBecause: 'salah meja' } })
          await heard('undone')
          expect((await redeem(konter, merchant, shown)).body).toMatchObject({ verdict: 'approved' })
          await isTold(konter, customer, ['voucher.redeemed', 'voucher.undone', 'voucher.redeemed', 'voucher.claimed'])
          const { body: list } = await konter.get<{ items: object[] }>(
            `/v1/redemptions?merchantId=${merchant.id}&voucherId=${voucherId}`,
            { token: merchant.owner.token },
          )
          expect(list.items).toMatchObject([{ status: 'approved' }, { status: 'undone' }])
        } finally {
          feed.hang()
        }
      },
    )

    test.each([
      ['qr', 'dismissed', 'approved'],
      ['code', 'confirmed', 'rejected'],
    ] as const)(
      'another claim minutes later and far away, by %s, is held, opens a case, and is %s: it becomes %s',
      async (by, outcome, becomes) => {
        const customer = await konter.register()
        const claimAt = async (each: Merchant) =>
          claimVoucher(konter, customer, await publishVoucher(konter, each, { totalLimit: 1 }))
        const [here, there] = [await claimAt(merchant), await claimAt(far)]
        expect((await redeem(konter, merchant, { qr: here.qr.text })).body.verdict).toBe('approved')
        const shown = { [by]: by === 'qr' ? there.qr.text : there.code } as { qr: string }
        const held = await redeem(konter, far, shown)
        expect(held.body).toMatchObject({ verdict: 'review', hold: false, redemption: { status: 'review' } })
        const id = held.body.redemption?.id as string
        expect((await redeem(konter, far, shown)).body, 'it counts while it is looked at').toMatchObject({
          verdict: 'refused',
          reason: 'already-redeemed',
        })

        const staff = { token: await konter.staff() }
        const { body: cases } = await konter.get<{ items: Case[] }>(
          `/v1/admin/fraud/cases?customerId=${customer.userId}&limit=20`,
          staff,
        )
        expect(cases.items).toMatchObject([{ kind: 'held', status: 'open', redemptionId: id }])
        const path = `/v1/admin/fraud/cases/${cases.items[0]?.id}`
        const { body: whole } = await konter.get<{ explained: object[] }>(path, staff)
        expect(JSON.stringify(whole.explained)).toContain('impossible-travel')
        expect((await konter.post(`${path}/investigate`, staff)).status).toBe(200)
        const body = { outcome, because: 'asked both tills' }
        expect(await konter.post(`${path}/resolve`, { ...staff, body })).toMatchObject({
          status: 200,
          body: { status: 'resolved', outcome },
        })
        const { body: list } = await konter.get<{ items: { id: string; status: string }[] }>(
          `/v1/redemptions?merchantId=${far.id}`,
          { token: far.owner.token },
        )
        expect(list.items.find((each) => each.id === id)).toMatchObject({ status: becomes })
        await isTold(konter, customer, [
          `voucher.${becomes}`,
          'voucher.under-review',
          'voucher.redeemed',
          'voucher.claimed',
          'voucher.claimed',
        ])
        const after = (await redeem(konter, far, shown)).body
        expect(after).toMatchObject({
          verdict: 'refused',
          reason: becomes === 'approved' ? 'already-redeemed' : 'code-refused',
        })
      },
    )

    test('what a till scanned without a connection is counted once, and a second till that brings it is in conflict', async () => {
      const customer = await konter.register()
      const claim = await claimVoucher(konter, customer, await publishVoucher(konter, merchant, { totalLimit: 3 }))
      const upload = (deviceId: string, nonce: string) => {
        const { position, ...till } = scanAt(merchant)
        const at = konter.clock.now()
        const scannedAt = new Date(at.getTime() - 10_000).toISOString()
        return konter.post<{ scans: { verdict: string }[] }>('/v1/redemptions/offline', {
          token: merchant.cashier.token,
          body: {
            merchantId: till.merchantId,
            deviceId,
            clockAtUpload: at.toISOString(),
            scans: [{ nonce, qr: claim.qr.text, locationId: till.locationId, scannedAt, position }],
          },
        })
      }
      const [one, other] = [`till-${randomUUID()}`, `till-${randomUUID()}`]
      expect((await upload(one, 'scan-0001')).body.scans).toMatchObject([{ verdict: 'accepted', reason: null }])
      expect((await upload(other, 'scan-0001')).body.scans).toMatchObject([
        { verdict: 'conflict', reason: 'already-redeemed' },
      ])
      const { rows } = await konter.db.query('select status from redemption.redemption where code_id = $1', [claim.id])
      expect(rows).toHaveLength(1)
    })

    test('a campaign counts what its vouchers gave, and its merchant has a settlement of it', async () => {
      const { token } = merchant.owner
      const now = konter.clock.now()
      const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()
      const campaign = done(
        await konter.post<{ id: string; version: number }>(`/v1/my/merchants/${merchant.id}/campaigns`, {
          token,
          body: { name: { id: 'Akhir tahun' }, startsAt: at(-1), endsAt: at(25), budgetAmount: 1_000_000 },
        }),
      )
      done(await konter.post(`/v1/my/merchants/${merchant.id}/campaigns/${campaign.id}/start`, { token }))
      const voucherId = await publishVoucher(konter, merchant, { campaignId: campaign.id, totalLimit: 10 })
      for (const _ of [1, 2]) {
        const claim = await claimVoucher(konter, await konter.register(), voucherId)
        expect((await redeem(konter, merchant, { qr: claim.qr.text })).body.verdict).toBe('approved')
      }
      await eventually(async () =>
        expect(
          (await konter.get(`/v1/my/merchants/${merchant.id}/campaigns/${campaign.id}`, { token })).body,
        ).toMatchObject({ spentAmount: 20_000 }),
      )
      const day = (days: number) => at(days).slice(0, 10)
      const query = `merchantId=${merchant.id}&campaignId=${campaign.id}&from=${day(-1)}&to=${day(1)}`
      expect((await konter.get(`/v1/redemptions/settlements?${query}`, { token })).body).toMatchObject({
        redemptions: 2,
        undone: 0,
        discountAmount: 20_000,
      })
    })

    test('24 tries at once on a voucher of which there are five: five are claimed, each once', async () => {
      const voucherId = await publishVoucher(konter, merchant, { totalLimit: 5 })
      const customers: Session[] = []
      for (let nth = 0; nth < 12; nth++) customers.push(await konter.register())
      const answers = await Promise.all(
        customers.flatMap(({ token }) =>
          [1, 2].map(() => konter.post<{ code?: string }>('/v1/claims', { token, body: { voucherId } })),
        ),
      )
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
      for (const { status, body } of answers.filter((each) => each.status !== 201))
        expect(`${status} ${body.code}`).toMatch(/^409 claim\.(sold-out|customer-limit)$/)
      await booksAreRight(konter)
    })
  })
