import { data } from './data.ts'
import { gameCredit } from './games.ts'
import type { Item, PrepaidItem } from './item.ts'
import { eMoney, plnTokens } from './money.ts'
import { postpaid } from './postpaid.ts'
import { pulsa } from './pulsa.ts'
import { voucherCodes } from './vouchers.ts'

/** What real lists have here and there, and what a careless price-list sync trips over. */
const quirks: Record<string, Partial<PrepaidItem>> = {
  tsel1000: { buyer_product_status: false },
  isat115: { seller_product_status: false },
  ff5: { seller_product_status: false, desc: 'Sedang gangguan' },
  smk1d3: { buyer_product_status: false, seller_product_status: false },
  ml9288: { unlimited_stock: false, stock: 0 },
  steam600k: { unlimited_stock: false, stock: 0 },
  rbx4500: { unlimited_stock: false, stock: 3 },
  garena33: { unlimited_stock: false, stock: 25 },
  alfa25k: { unlimited_stock: false, stock: 100 },
  ovo1000: { start_cut_off: '23:45', end_cut_off: '0:30' },
  pln10000: { start_cut_off: '23:00', end_cut_off: '1:00' },
  etoll1000: { start_cut_off: '22:30', end_cut_off: '05:00' },
  brizzi500: { start_cut_off: '23:30', end_cut_off: '00:15' },
  three1: { multi: false },
  tdm0k5d1: { multi: false },
  spay5: { multi: false },
}

export const catalogue = (): Item[] => [
  ...[...pulsa(), ...data(), ...plnTokens(), ...eMoney(), ...gameCredit(), ...voucherCodes()].map((item) => ({
    ...item,
    ...quirks[item.buyer_sku_code],
  })),
  ...postpaid(),
]
