import { dotted, type PrepaidItem, prepaidItem } from './item.ts'

type Purse = { brand: string; name: string; sku: string; fee: number; thousands: number[] }

const purses: Purse[] = [
  {
    brand: 'GO PAY',
    name: 'Go Pay',
    sku: 'gopay',
    fee: 1_010,
    thousands: [10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000],
  },
  {
    brand: 'OVO',
    name: 'OVO',
    sku: 'ovo',
    fee: 1_075,
    thousands: [10, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000],
  },
  {
    brand: 'DANA',
    name: 'DANA',
    sku: 'dana',
    fee: 75,
    thousands: [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000],
  },
  {
    brand: 'SHOPEE PAY',
    name: 'Shopee Pay',
    sku: 'spay',
    fee: 690,
    thousands: [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500],
  },
  {
    brand: 'LINKAJA',
    name: 'LinkAja',
    sku: 'linkaja',
    fee: 590,
    thousands: [10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 500],
  },
  {
    brand: 'MANDIRI E-TOLL',
    name: 'Mandiri E-Toll',
    sku: 'etoll',
    fee: 1_140,
    thousands: [10, 20, 25, 50, 75, 100, 150, 200, 300, 500, 1000],
  },
  { brand: 'BRI BRIZZI', name: 'BRI Brizzi', sku: 'brizzi', fee: 1_260, thousands: [10, 20, 50, 100, 150, 200, 500] },
]

export const eMoney = (): PrepaidItem[] => purses.flatMap((purse) => purse.thousands.map((face) => fill(purse, face)))

const fill = ({ brand, name, sku, fee }: Purse, thousands: number): PrepaidItem =>
  prepaidItem({
    buyer_sku_code: `${sku}${thousands}`,
    product_name: `${name} ${dotted(thousands * 1_000)}`,
    category: 'E-Money',
    brand,
    type: 'Customer',
    price: thousands * 1_000 + fee,
    desc: 'Masukkan nomor terdaftar',
  })

const tokenThousands = [5, 10, 20, 25, 50, 75, 100, 150, 200, 250, 300, 500, 1000, 5000, 10000]

export const plnTokens = (): PrepaidItem[] =>
  tokenThousands.map((thousands) =>
    prepaidItem({
      buyer_sku_code: `pln${thousands}`,
      product_name: `Token PLN ${dotted(thousands * 1_000)}`,
      category: 'PLN',
      brand: 'PLN',
      price: thousands * 1_000 + 100,
      desc: 'Masukkan nomor meter atau ID pelanggan',
    }),
  )
