import { money } from '@konter/core'
import { service } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { editOffer } from '../offer/edit-offer.ts'
import { createPriceRule } from '../price/edit-price-rule.ts'
import { editProduct, stepProduct } from '../product/edit-product.ts'
import { findProduct } from '../product/product.repo.ts'
import { editSupplier } from '../supplier/edit-supplier.ts'
import { fillShelves, noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { makeQuote, type Question } from './make-quote.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
})
afterAll(() => catalog.stop())
beforeEach(() => {
  catalog.ctx.now = () => noon
})

const account = { userId: '12345678', zoneId: '2001' }
const ask = (sku: string, input: Record<string, unknown>, more: Partial<Question> = {}) =>
  makeQuote(catalog.ctx, { sku, input, customerType: 'retail', memberLevel: 'bronze', language: 'en', ...more })
const offersOf = async (sku: string) => (await findProduct(catalog.ctx.db, sku))?.offers ?? []
const accepted = async (sku: string, input: Record<string, unknown>) => {
  const quote = await ask(sku, input)
  if (quote.verdict === 'refused') throw new Error(quote.reason)
  return quote
}

describe('an accepted quote', () => {
  test('names the price, the target and every offer in the order to ask, each as its supplier wants it', async () => {
    expect(await ask('mobile-legends-86-diamond', account)).toEqual({
      verdict: 'accepted',
      product: {
        sku: 'mobile-legends-86-diamond',
        name: 'Mobile Legends 86 Diamond',
        kind: 'game',
        brand: 'mobile-legends',
      },
      target: '12345678 (2001)',
      price: money(20_700),
      offers: [
        {
          offerId: expect.any(String),
          supplier: 'vip',
          itemCode: 'ML86-S1',
          itemName: '86 Diamonds',
          target: '12345678',
          zone: '2001',
          cost: money(19_500),
          priority: 100,
          multi: true,
        },
        {
          offerId: expect.any(String),
          supplier: 'digiflazz',
          itemCode: 'ml86',
          itemName: 'MOBILELEGENDS - 86 Diamond',
          target: '123456782001',
          zone: null,
          cost: money(20_150),
          priority: 100,
          multi: true,
        },
      ],
    })
  })

  test('is for one customer: a reseller pays less', async () =>
    expect(
      await ask('mobile-legends-86-diamond', account, { customerType: 'reseller', memberLevel: 'reseller' }),
    ).toMatchObject({ price: money(19_890) }))

  test('never offers a supplier who takes more than the price', async () => {
    const rule = { kind: null, category: null, customerType: null, note: '', minimumMargin: 0n, roundingStep: 1n }
    await createPriceRule(catalog.ctx, 'test', {
      ...rule,
      memberLevel: 'gold',
      sku: 'mobile-legends-86-diamond',
      marginType: 'fixed',
      margin: 100n,
      allowLoss: false,
    })
    const quote = await ask('mobile-legends-86-diamond', account, { memberLevel: 'gold' })
    expect(quote).toMatchObject({ price: money(19_600), offers: [{ supplier: 'vip' }] })
    expect(quote.verdict === 'accepted' && quote.offers).toHaveLength(1)
    // Unless the rule says that a loss is meant.
    await createPriceRule(catalog.ctx, 'test', {
      ...rule,
      memberLevel: 'silver',
      sku: 'mobile-legends-86-diamond',
      marginType: 'fixed',
      margin: -500n,
      allowLoss: true,
    })
    const loss = await ask('mobile-legends-86-diamond', account, { memberLevel: 'silver' })
    expect(loss).toMatchObject({ price: money(19_000) })
    expect(loss.verdict === 'accepted' && loss.offers).toHaveLength(2)
  })

  test('takes a phone number as people type it', async () => {
    for (const phone of ['0812 3456 7890', '+62 812-3456-7890', '6281234567890', ' 0812.3456.7890 '])
      expect(await accepted('telkomsel-10000', { phone })).toMatchObject({ target: '081234567890' })
    const { offers } = await accepted('telkomsel-10000', { phone: '+6281234567890' })
    expect(offers.map(({ target }) => target)).toEqual(['081234567890', '081234567890'])
  })

  test('takes the published test numbers of Digiflazz', async () => {
    expect(await accepted('xl-10000', { phone: '087800001230' })).toMatchObject({ target: '087800001230' })
    expect(await accepted('pln-20000', { customerNo: '530000000001' })).toMatchObject({ target: '530000000001' })
  })

  test('joins number and zone by the rule of the offer', async () => {
    const [offer] = (await offersOf('mobile-legends-12-diamond')).filter(({ supplier }) => supplier === 'digiflazz')
    await editOffer(catalog.ctx, 'test', offer?.id ?? '', { zoneJoin: '|' })
    const { offers } = await accepted('mobile-legends-12-diamond', account)
    expect(offers.find(({ supplier }) => supplier === 'digiflazz')).toMatchObject({
      target: '12345678|2001',
      zone: null,
    })
  })
})

describe('a refused quote says why', () => {
  test('not-found', async () =>
    expect(await ask('nothing', {})).toEqual({ verdict: 'refused', reason: 'not-found', errors: [] }))

  test('not-for-sale: a bill, a parked or a hidden product', async () => {
    const bill = { customerNo: '530000000001' }
    expect(await ask('pln-postpaid-bill', bill)).toMatchObject({ reason: 'not-for-sale' })
    await stepProduct(catalog.ctx, 'test', 'dana-10000', 'park', 'just looking')
    expect(await ask('dana-10000', { phone: '081234567890' })).toMatchObject({ reason: 'not-for-sale' })
    await stepProduct(catalog.ctx, 'test', 'dana-10000', 'release')
    await stepProduct(catalog.ctx, 'test', 'dana-10000', 'hide')
    expect(await ask('dana-10000', { phone: '081234567890' })).toMatchObject({ reason: 'not-for-sale' })
    await stepProduct(catalog.ctx, 'test', 'dana-10000', 'show')
    expect(await ask('dana-10000', { phone: '081234567890' })).toMatchObject({ verdict: 'accepted' })
  })

  test('unavailable: sold out, switched off, or in the cut-off hours of everybody, past midnight too', async () => {
    expect(await ask('mobile-legends-9288-diamond', account)).toMatchObject({ reason: 'unavailable' })
    const at = (time: string) => {
      catalog.ctx.now = () => new Date(`2026-03-02T${time}:00+07:00`)
      return ask('pln-10000000', { customerNo: '530000000001' })
    }
    expect(await at('22:59')).toMatchObject({ verdict: 'accepted' })
    expect(await at('23:00')).toMatchObject({ reason: 'unavailable' })
    expect(await at('00:59')).toMatchObject({ reason: 'unavailable' })
    expect(await at('01:00')).toMatchObject({ verdict: 'accepted' })
  })

  test('unavailable: in the cut-off hours of one supplier the other delivers, at its own cost', async () => {
    catalog.ctx.now = () => new Date('2026-03-02T23:50:00+07:00')
    // VIP sells Telkomsel 5.000 for 5.420 but not from 23:44 to 00:16.
    const late = await accepted('telkomsel-5000', { phone: '081234567890' })
    expect(late.offers.map(({ supplier }) => supplier)).toEqual(['digiflazz'])
    catalog.ctx.now = () => noon
    expect((await accepted('telkomsel-5000', { phone: '081234567890' })).offers).toHaveLength(2)
  })

  test('unavailable: the supplier is switched off', async () => {
    await editSupplier(catalog.ctx, 'test', 'digiflazz', { enabled: false })
    expect(await ask('eggy-party-60-eggy-coin', { userId: '123456' })).toMatchObject({ reason: 'unavailable' })
    await editSupplier(catalog.ctx, 'test', 'digiflazz', { enabled: true })
    expect(await ask('eggy-party-60-eggy-coin', { userId: '123456' })).toMatchObject({ verdict: 'accepted' })
  })

  test.each([
    ['nothing', {}, ['/userId', '/zoneId']],
    ['no zone', { userId: '12345678' }, ['/zoneId']],
    ['letters', { userId: 'abcdef', zoneId: '2001' }, ['/userId']],
    ['an unknown field', { ...account, note: 'x' }, ['/note']],
    ['a number instead of a text', { userId: 12_345_678, zoneId: '2001' }, ['/userId']],
    ['an object', { userId: { $ne: '' }, zoneId: '2001' }, ['/userId']],
    ['far too much', { userId: '1'.repeat(10_000), zoneId: '2001' }, ['/userId']],
    ['a line break', { userId: '12345678\n', zoneId: '2001\n0' }, ['/zoneId']],
    [
      'a prototype',
      JSON.parse('{"__proto__": {"userId": "12345678"}}') as object,
      ['/__proto__', '/userId', '/zoneId'],
    ],
  ])('input-refused: %s', async (_, input, pointers) => {
    const quote = await ask('mobile-legends-86-diamond', input as Record<string, unknown>)
    expect(quote).toMatchObject({ verdict: 'refused', reason: 'input-refused' })
    expect(quote.verdict === 'refused' && quote.errors.map(({ pointer }) => pointer).sort()).toEqual(pointers)
  })

  test('input-refused: the number of another operator, in words of the caller', async () => {
    const indosat = { phone: '085712345678' }
    expect(await ask('telkomsel-10000', indosat)).toMatchObject({
      errors: [{ pointer: '/phone', message: 'does not have the right form' }],
    })
    expect(await ask('telkomsel-10000', indosat, { language: 'id' })).toMatchObject({
      errors: [{ pointer: '/phone', message: 'tidak sesuai format' }],
    })
  })
})

test('an edited schema counts with the next question', async () => {
  const before = await findProduct(catalog.ctx.db, 'free-fire-70-diamond')
  if (before === undefined) throw new Error('no such product')
  expect(await ask('free-fire-70-diamond', { userId: '1234567' })).toMatchObject({ verdict: 'accepted' })
  await editProduct(catalog.ctx, 'test', before.sku, {
    version: before.version,
    inputSchema: {
      ...before.inputSchema,
      properties: { userId: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 } },
    },
  })
  expect(await ask('free-fire-70-diamond', { userId: '1234567' })).toMatchObject({ reason: 'input-refused' })
})

describe('POST /internal/quotes', () => {
  const body = { sku: 'dana-50000', input: { phone: '081234567890' }, customerType: 'retail', memberLevel: 'bronze' }
  const order = service('order')

  test('200 with whole numbers on the wire', async () => {
    const answer = await catalog.post('/internal/quotes', { as: order, body })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.body).toMatchObject({
      verdict: 'accepted',
      price: { amount: 53_100, currency: 'IDR' },
      offers: [{ cost: { amount: 50_075 } }, { cost: { amount: 50_090 } }],
    })
  })
  test('200 for a refusal too: it is an answer, not an error', async () =>
    expect((await catalog.post('/internal/quotes', { as: order, body: { ...body, input: {} } })).body).toEqual({
      verdict: 'refused',
      reason: 'input-refused',
      errors: [{ pointer: '/phone', message: 'wajib diisi' }],
    }))
  test('400 for a body that is none', async () => {
    for (const wrong of [{}, { ...body, input: 'x' }, { ...body, more: 1 }, { ...body, sku: '' }])
      expect((await catalog.post('/internal/quotes', { as: order, body: wrong })).status).toBe(400)
  })
  test('401 and 403 for everybody else', async () => {
    expect((await catalog.post('/internal/quotes', { body })).status).toBe(401)
    expect((await catalog.post('/internal/quotes', { as: service('wallet'), body })).status).toBe(403)
  })
})
