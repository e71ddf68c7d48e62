import type { Discount } from '@konter/contracts'
import type { FieldError } from '@konter/core'
import { describe, expect, test } from 'vitest'
import { type DiscountBody, discountFrom, discountLine } from './discount.ts'
import { audienceWithin, missingIn, type TermsBody, termsAfter } from './terms.ts'
import { type DraftTerms, usualTerms } from './voucher.ts'

const now = new Date('2026-03-02T05:00:00Z')
const windows = {
  claimFrom: '2026-03-01T00:00:00.000Z',
  claimUntil: '2026-04-01T00:00:00.000Z',
  redeemFrom: '2026-03-01T00:00:00.000Z',
  redeemUntil: '2026-05-01T00:00:00.000Z',
}
const refusals = (body: TermsBody, before: DraftTerms = {}) => {
  const errors: FieldError[] = []
  termsAfter(before, body, errors)
  return errors.map(({ pointer }) => pointer)
}

describe('discounts', () => {
  const item = { id: 'Es kopi', en: 'Iced coffee' }
  const lines: [DiscountBody, string, string][] = [
    [{ type: 'percentage', percent: 20 }, 'Diskon 20%', '20% off'],
    [{ type: 'percentage', percent: 5, maxAmount: 25_000 }, 'Diskon 5% hingga Rp25.000', '5% off, up to Rp25,000'],
    [{ type: 'fixed', amount: 10_000 }, 'Potongan Rp10.000', 'Rp10,000 off'],
    [{ type: 'buy-x-get-y', buy: 2, get: 1, item }, 'Beli 2 gratis 1 Es kopi', 'Buy 2, get 1 free: Iced coffee'],
    [{ type: 'free-item', item }, 'Gratis Es kopi', 'Free: Iced coffee'],
  ]
  test.each(lines)('%j is kept, and said in one line', (body, inIndonesian, inEnglish) => {
    const errors: FieldError[] = []
    const discount = discountFrom(body, '/discount', errors)
    expect(errors).toEqual([])
    expect(discount).toEqual(body)
    expect(discountLine(discount, 'id', ['id'])).toBe(inIndonesian)
    expect(discountLine(discount as Discount, 'en', ['en'])).toBe(inEnglish)
  })

  test.each([
    [{ type: 'percentage' }, ['/discount/percent']],
    [{ type: 'percentage', percent: 5, amount: 5 }, ['/discount/amount']],
    [{ type: 'fixed', percent: 5 }, ['/discount/amount', '/discount/percent']],
    [{ type: 'buy-x-get-y', buy: 1 }, ['/discount/get', '/discount/item']],
    [{ type: 'free-item', item: { id: 'Kоpi' } }, ['/discount/item/id']],
  ] as [DiscountBody, string[]][])('%j is refused by the fields that are wrong', (body, pointers) => {
    const errors: FieldError[] = []
    discountFrom(body, '/discount', errors)
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers)
  })
})

describe('terms', () => {
  test('a draft may lack anything, but may not contradict itself', () => {
    expect(refusals({})).toEqual([])
    expect(refusals(windows)).toEqual([])
    expect(refusals({ ...windows, claimUntil: windows.claimFrom })).toEqual(['/terms/claimUntil'])
    expect(refusals({ ...windows, claimUntil: '2026-05-02T00:00:00Z' })).toEqual(['/terms/claimUntil'])
    expect(refusals({ redeemFrom: windows.redeemUntil }, windows)).toEqual(['/terms/redeemUntil'])
    expect(refusals({ totalLimit: 5, perCustomerLimit: 6 })).toEqual(['/terms/perCustomerLimit'])
    expect(refusals({ hours: { weekly: { mon: [{ from: '10:00', to: '10:00' }] } } })).toEqual([
      '/terms/hours/weekly/mon/0',
    ])
    expect(refusals({ title: { id: 'x'.repeat(121) } })).toEqual(['/terms/title/id'])
  })

  test('what is left out stays, null takes away', () => {
    const errors: FieldError[] = []
    const before = termsAfter({}, { ...windows, minimumSpend: 5, totalLimit: 10 }, errors)
    expect(before).toEqual({ ...usualTerms, ...windows, minimumSpend: 5, totalLimit: 10 })
    expect(termsAfter(before, { minimumSpend: null, totalLimit: null }, errors)).toEqual({ ...usualTerms, ...windows })
    expect(errors).toEqual([])
  })

  test('everything that is missing is named, and what is past', () => {
    expect(missingIn({}, now).map(({ pointer }) => pointer.slice('/terms/'.length))).toEqual([
      'title',
      'description',
      'conditions',
      'discount',
      'claimFrom',
      'claimUntil',
      'redeemFrom',
      'redeemUntil',
    ])
    const whole = {
      title: { id: 'a' },
      description: { id: 'a' },
      conditions: { id: 'a' },
      discount: { type: 'fixed', amount: 1 },
    } as const
    expect(missingIn({ ...whole, ...windows }, now)).toEqual([])
    const late = missingIn({ ...whole, ...windows }, new Date('2026-06-01T00:00:00Z'))
    expect(late.map(({ pointer }) => pointer)).toEqual(['/terms/claimUntil', '/terms/redeemUntil'])
    const far = missingIn({ ...whole, ...windows, redeemUntil: '2099-01-01T00:00:00Z' }, now)
    expect(far.map(({ pointer }) => pointer)).toEqual(['/terms/redeemUntil'])
  })
})

describe('an audience within that of its campaign', () => {
  test('who must be both, must be both; an empty list asks nothing', () => {
    expect(audienceWithin({}, {})).toEqual({})
    expect(audienceWithin({ levels: [] }, { levels: ['gold'] })).toEqual({ levels: ['gold'] })
    expect(audienceWithin({ levels: ['gold', 'silver'] }, { levels: ['gold', 'bronze'] })).toEqual({ levels: ['gold'] })
    expect(audienceWithin({ areas: ['a'] }, { firstTimersOnly: true })).toEqual({ areas: ['a'], firstTimersOnly: true })
  })

  test('two that exclude each other are nobody, not everybody', () =>
    expect(audienceWithin({ levels: ['gold'] }, { levels: ['silver'] })).toBeUndefined())
})
