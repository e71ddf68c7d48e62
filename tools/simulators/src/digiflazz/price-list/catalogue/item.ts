/** A line of the prepaid price list, in the words of the wire. */
export type PrepaidItem = {
  product_name: string
  category: string
  brand: string
  type: string
  seller_name: string
  price: number
  buyer_sku_code: string
  buyer_product_status: boolean
  seller_product_status: boolean
  unlimited_stock: boolean
  stock: number
  multi: boolean
  start_cut_off: string
  end_cut_off: string
  desc: string
}

/** A line of the postpaid list: no price, because that is what the inquiry asks for. */
export type PostpaidItem = {
  product_name: string
  category: string
  brand: string
  seller_name: string
  admin: number
  commission: number
  buyer_sku_code: string
  buyer_product_status: boolean
  seller_product_status: boolean
  desc: string
}

export type Item = PrepaidItem | PostpaidItem

export const isPrepaid = (item: Item): item is PrepaidItem => 'price' in item

type Essentials = Pick<PrepaidItem, 'buyer_sku_code' | 'product_name' | 'category' | 'brand' | 'price'>

export const prepaidItem = (essentials: Essentials & Partial<PrepaidItem>): PrepaidItem => ({
  type: 'Umum',
  seller_name: 'PT DEMO DISTRIBUSI DIGITAL',
  buyer_product_status: true,
  seller_product_status: true,
  unlimited_stock: true,
  stock: 0,
  multi: true,
  start_cut_off: '0:0',
  end_cut_off: '0:0',
  desc: '-',
  ...essentials,
})

/** `10.000`, as Indonesians write it. */
export const dotted = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')

/** The tables of the catalogue are text, because a hundred pairs of numbers should not fill a hundred lines. */
export const wordsOf = (text: string): string[] => text.trim().split(/\s+/)
