import { type PrepaidItem, prepaidItem, wordsOf } from './item.ts'

/** `quotas` reads `gigabytes/days=price`. */
type Family = { brand: string; label: string; type: string; sku: string; quotas: string }

const families: Family[] = [
  {
    brand: 'TELKOMSEL',
    label: 'Telkomsel Data Flash',
    type: 'Flash',
    sku: 'tdf',
    quotas: `
      0.1/7=4150 0.25/7=7300 0.5/7=9850 1/30=18400 2/30=31250 3/30=43100 4.5/30=58700 8/30=87400 12/30=104300
      17/30=139500 28/30=184000 50/30=236900`,
  },
  {
    brand: 'TELKOMSEL',
    label: 'Telkomsel Data Mini',
    type: 'Mini',
    sku: 'tdm',
    quotas: '0.5/1=3600 1/1=5150 1.5/3=9900 2.5/5=15600 5/7=27900',
  },
  {
    brand: 'TELKOMSEL',
    label: 'Telkomsel Data Combo Sakti',
    type: 'Combo Sakti',
    sku: 'tdc',
    quotas: '6/30=62500 14/30=97800 33/30=152700 60/30=205400',
  },
  {
    brand: 'INDOSAT',
    label: 'Indosat Freedom Internet',
    type: 'Freedom Internet',
    sku: 'ifi',
    quotas: `
      1.5/3=9300 3/28=20950 3.5/5=16400 5/5=20300 5.5/28=31800 7/7=27200 9/28=44600 13/28=56900 16/28=68300
      30/28=92700 42/28=110500 100/28=154900`,
  },
  {
    brand: 'INDOSAT',
    label: 'Indosat Freedom U',
    type: 'Freedom U',
    sku: 'ifu',
    quotas: '1/30=25400 2/30=41800 7/30=73200 10/30=94100',
  },
  {
    brand: 'XL',
    label: 'XL Xtra Combo Flex',
    type: 'Xtra Combo Flex',
    sku: 'xcf',
    quotas: '3.5/28=23900 7/28=37200 11/28=51800 16/28=66400 24/28=84300 50/28=121700',
  },
  {
    brand: 'XL',
    label: 'XL HotRod',
    type: 'HotRod',
    sku: 'xhr',
    quotas: '0.8/30=27800 1.5/30=42600 3/30=54400 6/30=89500 8/30=113200',
  },
  {
    brand: 'AXIS',
    label: 'Axis Data Bronet',
    type: 'Bronet',
    sku: 'axb',
    quotas: '1/30=14350 2/30=22700 3/30=28900 5/30=40200 8/60=55800 12/30=68900 20/30=89400',
  },
  {
    brand: 'AXIS',
    label: 'Axis Owsem',
    type: 'Owsem',
    sku: 'axo',
    quotas: '8/30=33400 16/30=49900 24/30=66100 48/30=104600',
  },
  {
    brand: 'TRI',
    label: 'Three Data AlwaysOn',
    type: 'AlwaysOn',
    sku: 'tao',
    quotas: `
      1/90=10450 1.5/30=12900 2.5/30=17600 3/90=23100 5/30=29400 6/90=38700 9/90=51900 15/30=62800 30/90=98400`,
  },
  {
    brand: 'TRI',
    label: 'Three Data Happy',
    type: 'Happy',
    sku: 'tha',
    quotas: '1.5/1=4900 3/3=11200 7/7=23600 11/10=31900 18/30=53200 42/30=88100 100/30=131600',
  },
  {
    brand: 'SMARTFREN',
    label: 'Smartfren Data Kuota',
    type: 'Kuota',
    sku: 'smk',
    quotas: '1/3=5300 2/7=10200 4/14=19400 8/14=28800 16/30=48700 30/30=58900 60/30=97300',
  },
  {
    brand: 'SMARTFREN',
    label: 'Smartfren Data Nonstop',
    type: 'Nonstop',
    sku: 'smn',
    quotas: '6/28=29700 12/28=44300 18/28=53800 36/28=78600',
  },
  {
    brand: 'BY.U',
    label: 'by.U Data',
    type: 'Umum',
    sku: 'byd',
    quotas: '1/1=4400 2/2=8600 3/7=14900 5/7=19800 10/30=41700 20/30=63900 50/30=108300',
  },
]

export const data = (): PrepaidItem[] =>
  families.flatMap((family) => wordsOf(family.quotas).map((quota) => packet(family, quota)))

function packet({ brand, label, type, sku }: Family, quota: string): PrepaidItem {
  const [gigabytes = 0, days = 0, price = 0] = quota.split(/[/=]/).map(Number)
  const size = gigabytes < 1 ? `${gigabytes * 1_000} MB` : `${gigabytes} GB`
  return prepaidItem({
    buyer_sku_code: `${sku}${String(gigabytes).replace('.', 'k')}d${days}`,
    product_name: `${label} ${size} / ${days} Hari`,
    category: 'Data',
    brand,
    type,
    price,
    desc: `${size} semua jaringan, masa aktif ${days} hari`,
  })
}
