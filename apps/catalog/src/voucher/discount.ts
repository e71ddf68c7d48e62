import type { DISCOUNT_TYPES, Discount } from '@konter/contracts'
import type { FieldError, Language, Texts, Translated } from '@konter/core'
import { textIn } from '@konter/core'
import { cleanTexts } from '../text/clean-text.ts'

export type DiscountType = (typeof DISCOUNT_TYPES)[number]

/** As it comes over the wire: one form for all types, so that what is wrong is said about the field that is wrong. */
export type DiscountBody = {
  type: DiscountType
  percent?: number | undefined
  maxAmount?: number | undefined
  amount?: number | undefined
  buy?: number | undefined
  get?: number | undefined
  item?: Texts | undefined
}
type Field = Exclude<keyof DiscountBody, 'type'>

const fields: Record<DiscountType, { needs: readonly Field[]; may: readonly Field[] }> = {
  percentage: { needs: ['percent'], may: ['maxAmount'] },
  fixed: { needs: ['amount'], may: [] },
  'buy-x-get-y': { needs: ['buy', 'get', 'item'], may: [] },
  'free-item': { needs: ['item'], may: [] },
}

const required: Translated = { id: 'wajib diisi untuk jenis ini', en: 'is required for this type' }
const unknown: Translated = { id: 'bukan isian dari jenis ini', en: 'is not a field of this type' }
const itemRule = { max: 120 }

export function discountFrom(body: DiscountBody, pointer: string, errors: FieldError[]): Discount {
  const { needs, may } = fields[body.type]
  const { type, ...values } = body
  for (const field of needs)
    if (body[field] === undefined) errors.push({ pointer: `${pointer}/${field}`, message: required })
  for (const field of Object.keys(values) as Field[])
    if (body[field] !== undefined && !needs.includes(field) && !may.includes(field))
      errors.push({ pointer: `${pointer}/${field}`, message: unknown })
  const item = body.item === undefined ? {} : { item: cleanTexts(body.item, itemRule, `${pointer}/item`, errors) }
  // What lacks a field is refused before anybody keeps it.
  return { type, ...values, ...item } as Discount
}

const rupiah = (amount: number, language: Language): string =>
  `Rp${new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-US').format(amount)}`

/** What it gives, in one line: "Diskon 20% hingga Rp25.000". */
export function discountLine(discount: Discount, language: Language, tags: readonly string[]): string {
  const isIndonesian = language === 'id'
  switch (discount.type) {
    case 'percentage': {
      const { percent, maxAmount } = discount
      const most = maxAmount === undefined ? undefined : rupiah(maxAmount, language)
      if (isIndonesian) return `Diskon ${percent}%${most === undefined ? '' : ` hingga ${most}`}`
      return `${percent}% off${most === undefined ? '' : `, up to ${most}`}`
    }
    case 'fixed': {
      const amount = rupiah(discount.amount, language)
      return isIndonesian ? `Potongan ${amount}` : `${amount} off`
    }
    case 'buy-x-get-y': {
      const { buy, get } = discount
      const item = textIn(discount.item, tags)
      return isIndonesian ? `Beli ${buy} gratis ${get} ${item}` : `Buy ${buy}, get ${get} free: ${item}`
    }
    case 'free-item':
      return isIndonesian ? `Gratis ${textIn(discount.item, tags)}` : `Free: ${textIn(discount.item, tags)}`
  }
}
