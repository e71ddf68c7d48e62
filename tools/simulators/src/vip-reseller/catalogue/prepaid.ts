import { noMaintenance, type PrepaidService, pairsOf, priceFrom } from './service.ts'

/** `faces` reads `thousands=price of the basic level`. */
type Family = { brand: string; code: string; name: string; type: string; category: string; faces: string }

const families: Family[] = [
  {
    brand: 'Telkomsel',
    code: 'TS',
    name: 'Pulsa Telkomsel',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5420 10=10340 15=15310 20=20300 25=25280 30=30260 40=40230 50=50180 75=75140 100=99960 150=149900',
  },
  {
    brand: 'Indosat',
    code: 'IS',
    name: 'Pulsa Indosat',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5790 10=10770 12=12720 20=20610 25=25590 30=30530 50=50230 60=60180 80=79910 100=99750 150=149200',
  },
  {
    brand: 'XL',
    code: 'XL',
    name: 'Pulsa XL',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5850 10=10790 15=14980 25=24950 30=29960 50=49900 100=99800 150=149850 200=199800',
  },
  {
    brand: 'Axis',
    code: 'AX',
    name: 'Pulsa Axis',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5810 10=10760 15=14950 25=24940 30=29970 50=49850 100=99700',
  },
  {
    brand: 'Tri',
    code: 'TR',
    name: 'Pulsa Tri',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '1=1290 5=5210 10=10190 15=15080 20=20040 25=25010 30=29890 50=49650 75=74200 100=98900',
  },
  {
    brand: 'Smartfren',
    code: 'SM',
    name: 'Pulsa Smartfren',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5160 10=10110 20=20040 25=25020 30=29980 50=49700 60=59600 100=99300',
  },
  {
    brand: 'by.U',
    code: 'BYU',
    name: 'Pulsa by.U',
    type: 'pulsa-reguler',
    category: 'Reguler',
    faces: '5=5450 10=10430 20=20410 25=25390 50=50310 100=100150',
  },
  {
    brand: 'PLN',
    code: 'PLN',
    name: 'Token PLN',
    type: 'token-pln',
    category: 'Token',
    faces: '20=20150 50=50150 100=100150 200=200150 500=500150 1000=1000150',
  },
  {
    brand: 'GoPay',
    code: 'GPY',
    name: 'Saldo GoPay',
    type: 'saldo-emoney',
    category: 'Customer',
    faces: '10=10950 15=15950 20=20950 25=25950 50=50950 75=75950 100=100950 200=200950 500=500950',
  },
  {
    brand: 'OVO',
    code: 'OVO',
    name: 'Saldo OVO',
    type: 'saldo-emoney',
    category: 'Customer',
    faces: '10=11150 20=21150 25=26150 50=51150 75=76150 100=101150 200=201150 500=501150',
  },
  {
    brand: 'DANA',
    code: 'DNA',
    name: 'Saldo DANA',
    type: 'saldo-emoney',
    category: 'Customer',
    faces: '10=10090 15=15090 20=20090 25=25090 50=50090 75=75090 100=100090 200=200090 500=500090',
  },
  {
    brand: 'ShopeePay',
    code: 'SPY',
    name: 'Saldo ShopeePay',
    type: 'saldo-emoney',
    category: 'Customer',
    faces: '10=10650 20=20650 25=25650 50=50650 75=75650 100=100650 200=200650 500=500650',
  },
  {
    brand: 'LinkAja',
    code: 'LNK',
    name: 'Saldo LinkAja',
    type: 'saldo-emoney',
    category: 'Customer',
    faces: '10=10620 20=20620 25=25620 50=50620 100=100620 200=200620 500=500620',
  },
  {
    brand: 'E-Toll',
    code: 'ETL',
    name: 'Saldo Mandiri E-Toll',
    type: 'saldo-emoney',
    category: 'Umum',
    faces: '10=11100 20=21100 50=51100 100=101100 200=201100 500=501100',
  },
]

/** Code, brand, name, price of the basic level. */
const packets: Array<[code: string, brand: string, name: string, basic: number]> = [
  ['TDF1-30', 'Telkomsel', 'Telkomsel Flash 1GB 30 Hari', 18_250],
  ['TDF3-30', 'Telkomsel', 'Telkomsel Flash 3GB 30 Hari', 43_600],
  ['TDF8-30', 'Telkomsel', 'Telkomsel Flash 8GB 30 Hari', 86_900],
  ['TDF12-30', 'Telkomsel', 'Telkomsel Flash 12GB 30 Hari', 105_100],
  ['IFI3-28', 'Indosat', 'Freedom Internet 3GB 28 Hari', 20_800],
  ['IFI9-28', 'Indosat', 'Freedom Internet 9GB 28 Hari', 44_900],
  ['IFI30-28', 'Indosat', 'Freedom Internet 30GB 28 Hari', 92_100],
  ['XCF7-28', 'XL', 'Xtra Combo Flex 7GB 28 Hari', 37_000],
  ['XCF16-28', 'XL', 'Xtra Combo Flex 16GB 28 Hari', 66_900],
  ['AXB3-30', 'Axis', 'Bronet 3GB 30 Hari', 29_050],
  ['AXB8-60', 'Axis', 'Bronet 8GB 60 Hari', 55_300],
  ['TAO5-30', 'Tri', 'AlwaysOn 5GB 30 Hari', 29_250],
  ['TAO15-30', 'Tri', 'AlwaysOn 15GB 30 Hari', 63_200],
  ['SMK8-14', 'Smartfren', 'Kuota 8GB 14 Hari', 28_500],
  ['SMK30-30', 'Smartfren', 'Kuota 30GB 30 Hari', 59_300],
  ['BYD10-30', 'by.U', 'by.U 10GB 30 Hari', 41_950],
]

export const prepaidServices = (): PrepaidService[] => [
  ...families.flatMap(({ faces, code, name, ...rest }) =>
    pairsOf(faces).map(([thousands, basic]) =>
      service({ ...rest, code: `${code}${thousands}`, name: `${name} ${thousands}.000`, price: priceFrom(basic) }),
    ),
  ),
  ...packets.map(([code, brand, name, basic]) =>
    service({ code, brand, name, price: priceFrom(basic), category: 'Umum', type: 'paket-internet' }),
  ),
]

type Essentials = Pick<PrepaidService, 'brand' | 'code' | 'name' | 'price' | 'category' | 'type'>

const service = (essentials: Essentials): PrepaidService => ({
  note: '-',
  status: 'available',
  multi_trx: true,
  maintenace: noMaintenance,
  prepost: 'prepaid',
  ...essentials,
})
