import { dotted, type PrepaidItem, prepaidItem, wordsOf } from './item.ts'

/** `codes` reads `face=price`. */
type Shelf = { brand: string; name: string; sku: string; unit: string; codes: string }

const shelves: Shelf[] = [
  {
    brand: 'STEAM WALLET',
    name: 'Steam Wallet',
    sku: 'steam',
    unit: 'IDR',
    codes: `
      8000=9950 12000=14100 45000=50800 60000=67300 90000=99700 120000=132900 250000=276200 400000=441500
      600000=661800`,
  },
  {
    brand: 'GOOGLE PLAY INDONESIA',
    name: 'Google Play',
    sku: 'gp',
    unit: 'IDR',
    codes: `
      5000=5650 10000=10700 20000=21100 50000=51900 100000=103100 150000=154200 300000=307900 500000=512600`,
  },
  {
    brand: 'GARENA SHELL',
    name: 'Garena',
    sku: 'garena',
    unit: 'Shell',
    codes: '33=9300 66=18600 165=46400 330=92700 660=185300',
  },
  {
    brand: 'ROBLOX',
    name: 'Roblox Gift Card',
    sku: 'rbx',
    unit: 'Robux',
    codes: '80=15900 400=68500 800=134800 1700=268900 2000=331400 4500=669700',
  },
  {
    brand: 'PLAYSTATION',
    name: 'PlayStation Store',
    sku: 'psn',
    unit: 'IDR',
    codes: '100000=103900 200000=207400 400000=414800 600000=621500',
  },
  {
    brand: 'UNIPIN VOUCHER',
    name: 'UniPin',
    sku: 'unipin',
    unit: 'UC',
    codes: '10000=9550 20000=19050 50000=47500 100000=94900 300000=284600 500000=474200',
  },
  {
    brand: 'MEGAXUS',
    name: 'Megaxus',
    sku: 'mgx',
    unit: 'Mi-Cash',
    codes: '10000=9650 20000=19250 50000=48100 100000=96100',
  },
  { brand: 'VIDIO', name: 'Vidio Premier', sku: 'vidio', unit: 'Hari', codes: '7=12400 30=35900 365=287000' },
  {
    brand: 'ALFAMART VOUCHER',
    name: 'Voucher Alfamart',
    sku: 'alfa',
    unit: 'IDR',
    codes: '25000=25600 50000=50900 100000=101500',
  },
]

export const voucherCodes = (): PrepaidItem[] =>
  shelves.flatMap((shelf) => wordsOf(shelf.codes).map((code) => giftCode(shelf, code)))

function giftCode({ brand, name, sku, unit }: Shelf, code: string): PrepaidItem {
  const [face = 0, price = 0] = code.split('=').map(Number)
  return prepaidItem({
    buyer_sku_code: `${sku}${face >= 5_000 ? `${face / 1_000}k` : face}`,
    product_name: `${name} ${unit === 'IDR' ? `IDR ${dotted(face)}` : `${dotted(face)} ${unit}`}`,
    category: 'Voucher',
    brand,
    price,
    desc: 'Masukkan nomor handphone; kode dikirim lewat SN',
  })
}
