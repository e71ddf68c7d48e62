import { money } from '@konter/core'
import { describe, expect, test } from 'vitest'
import { addressFor, displayed, type Offer, obstacleTo, pricedOffer, usableOffers } from './offer.ts'

const offer = (more: Partial<Offer> = {}): Offer => ({
  id: 'a',
  supplier: 'digiflazz',
  supplierEnabled: true,
  itemCode: 'ml86',
  itemName: 'MOBILELEGENDS - 86 Diamond',
  priority: 100,
  enabled: true,
  held: false,
  zoneJoin: '',
  cost: money(20_000),
  sellable: true,
  stock: null,
  multi: true,
  cutOff: null,
  vanished: false,
  refused: false,
  ...more,
})
const jakarta = (time: string) => new Date(`2026-03-02T${time}:00+07:00`)
const noon = jakarta('12:00')

describe('an offer is usable', () => {
  test('unless something is in the way', () => {
    expect(obstacleTo(offer(), noon)).toBeUndefined()
    expect(obstacleTo(offer({ supplierEnabled: false }), noon)).toBe('supplier-disabled')
    expect(obstacleTo(offer({ enabled: false }), noon)).toBe('offer-disabled')
    expect(obstacleTo(offer({ held: true }), noon)).toBe('offer-held')
    expect(obstacleTo(offer({ vanished: true }), noon)).toBe('item-vanished')
    expect(obstacleTo(offer({ refused: true }), noon)).toBe('item-refused')
    expect(obstacleTo(offer({ cost: null }), noon)).toBe('cost-unknown')
    expect(obstacleTo(offer({ sellable: false }), noon)).toBe('not-sellable')
    expect(obstacleTo(offer({ stock: 0 }), noon)).toBe('out-of-stock')
    expect(obstacleTo(offer({ stock: 1 }), noon)).toBeUndefined()
  })

  test('outside of its cut-off hours, which may wrap midnight', () => {
    const closed = offer({ cutOff: { fromMinute: 23 * 60 + 30, toMinute: 15 } })
    expect(obstacleTo(closed, jakarta('23:29'))).toBeUndefined()
    expect(obstacleTo(closed, jakarta('23:30'))).toBe('cut-off')
    expect(obstacleTo(closed, jakarta('00:00'))).toBe('cut-off')
    expect(obstacleTo(closed, jakarta('00:14'))).toBe('cut-off')
    expect(obstacleTo(closed, jakarta('00:15'))).toBeUndefined()
  })
})

describe('offers are asked', () => {
  const dear = offer({ id: 'dear', cost: money(21_000) })
  const cheap = offer({ id: 'cheap', cost: money(19_000) })
  const preferred = offer({ id: 'preferred', cost: money(25_000), priority: 1 })
  const twin = offer({ id: 'twin', cost: money(19_000) })

  test('by priority, then the cheaper, then always the same', () =>
    expect(usableOffers([dear, twin, cheap, preferred], noon).map(({ id }) => id)).toEqual([
      'preferred',
      'cheap',
      'twin',
      'dear',
    ]))
  test('and the price comes from the first that is usable, else from the first that will be again', () => {
    expect(pricedOffer([dear, offer({ id: 'gone', cost: money(1), stock: 0 })], noon)?.id).toBe('dear')
    expect(pricedOffer([offer({ id: 'gone', stock: 0 })], noon)?.id).toBe('gone')
    expect(pricedOffer([offer({ vanished: true }), offer({ enabled: false })], noon)).toBeUndefined()
  })
})

describe('a target', () => {
  const address = { number: '12345678', zone: '2001' }
  test('is joined by the rule of the offer, or sent apart', () => {
    expect(addressFor({ zoneJoin: '' }, address)).toEqual({ target: '123456782001', zone: null })
    expect(addressFor({ zoneJoin: '|' }, address)).toEqual({ target: '12345678|2001', zone: null })
    expect(addressFor({ zoneJoin: null }, address)).toEqual({ target: '12345678', zone: '2001' })
    expect(addressFor({ zoneJoin: '|' }, { number: '0812', zone: null })).toEqual({ target: '0812', zone: null })
  })
  test('is shown with its zone', () => {
    expect(displayed(address)).toBe('12345678 (2001)')
    expect(displayed({ number: '0812', zone: null })).toBe('0812')
  })
})
