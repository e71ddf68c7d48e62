import { dotted, type PrepaidItem, prepaidItem, wordsOf } from './item.ts'

/** `packs` reads `amount=price`. */
type Game = { brand: string; name: string; sku: string; unit: string; packs: string; desc?: string }

const withZone = 'Masukkan User ID dan Zone ID tanpa tanda baca. Contoh: 123456782001'

const games: Game[] = [
  {
    brand: 'MOBILE LEGENDS',
    name: 'MOBILELEGENDS',
    sku: 'ml',
    unit: 'Diamond',
    desc: withZone,
    packs: `
      5=1480 12=3420 19=5330 28=7650 36=9890 44=11560 59=15480 74=19050 85=21960 86=20150 127=32900 170=43400
      172=40050 240=61100 257=59900 296=75800 344=79700 408=103500 429=99400 514=119100 568=141900 706=159300
      875=216400 1050=238700 1412=318500 2010=474800 2195=477500 3688=796400 4830=1139000 5532=1194500
      9288=1988000`,
  },
  {
    brand: 'FREE FIRE',
    name: 'FREEFIRE',
    sku: 'ff',
    unit: 'Diamond',
    packs: `
      5=830 12=1650 20=2990 50=6500 70=9050 100=13050 140=18080 210=27150 280=36200 355=45200 425=54300 500=64100
      720=90400 860=108600 1000=126700 1450=180900 2180=271400 3640=452100 7290=903800`,
  },
  {
    brand: 'PUBG MOBILE',
    name: 'PUBG MOBILE',
    sku: 'pubg',
    unit: 'UC',
    packs: '60=14350 125=28900 325=71200 385=85700 660=142300 1800=355400 3850=710600 8100=1420900',
  },
  {
    brand: 'GENSHIN IMPACT',
    name: 'GENSHIN IMPACT',
    sku: 'gi',
    unit: 'Genesis Crystals',
    packs: '60=13250 330=64800 1090=195900 2240=384700 3880=643200 8080=1283000',
  },
  {
    brand: 'VALORANT',
    name: 'VALORANT',
    sku: 'val',
    unit: 'Points',
    packs: '475=52700 1000=105300 2050=206900 3650=360800 5350=515400 11000=1028500',
  },
  {
    brand: 'HONKAI STAR RAIL',
    name: 'HONKAI STAR RAIL',
    sku: 'hsr',
    unit: 'Oneiric Shard',
    packs: '60=13300 330=64950 1090=196300 2240=385100 3880=644000 8080=1284500',
  },
  {
    brand: 'CALL OF DUTY MOBILE',
    name: 'CALL OF DUTY MOBILE',
    sku: 'codm',
    unit: 'CP',
    packs: `
      31=4800 63=9550 128=18900 321=46900 645=93100 800=116700 1373=187300 2060=281400 3564=468800 7656=937900`,
  },
  {
    brand: 'ARENA OF VALOR',
    name: 'ARENA OF VALOR',
    sku: 'aov',
    unit: 'Vouchers',
    packs: '40=9400 90=18700 230=46800 470=93500 950=186900 1430=280400 2390=467200',
  },
  {
    brand: 'POINT BLANK',
    name: 'POINT BLANK',
    sku: 'pb',
    unit: 'PB Cash',
    packs: '1200=9300 2400=18550 6000=46300 12000=92400 24000=184700 36000=277100 60000=461600',
  },
  {
    brand: 'RAGNAROK M: ETERNAL LOVE',
    name: 'RAGNAROK M ETERNAL LOVE',
    sku: 'rom',
    unit: 'Big Cat Coin',
    packs: '6=14200 12=28300 18=42500 36=84900 60=141400 120=282700',
  },
  {
    brand: 'CLASH OF CLANS',
    name: 'CLASH OF CLANS',
    sku: 'coc',
    unit: 'Gems',
    packs: '80=14500 500=71300 1200=142700 2500=285300 6500=713100 14000=1426400',
  },
  {
    brand: 'STUMBLE GUYS',
    name: 'STUMBLE GUYS',
    sku: 'sg',
    unit: 'Gems',
    packs: '250=14100 800=42300 1600=70800 5000=141600',
  },
  {
    brand: 'LORDS MOBILE',
    name: 'LORDS MOBILE',
    sku: 'lm',
    unit: 'Diamonds',
    packs: '67=9600 134=19100 335=47600 670=95100 1005=142600 2010=285000 3350=474900',
  },
  {
    brand: 'HIGGS DOMINO',
    name: 'HIGGS DOMINO',
    sku: 'hd',
    unit: 'M Koin Emas',
    packs: '30=4950 60=9650 100=15300 200=30100 400=59800 1000=148900',
  },
  {
    brand: 'UNDAWN',
    name: 'UNDAWN',
    sku: 'und',
    unit: 'RC',
    packs: '80=9300 250=27900 450=46500 920=92900 1850=185800 2800=278700',
  },
  {
    brand: 'EGGY PARTY',
    name: 'EGGY PARTY',
    sku: 'egg',
    unit: 'Eggy Coins',
    packs: '60=14100 300=70200 680=140500 1980=407900',
  },
  {
    brand: 'SAUSAGE MAN',
    name: 'SAUSAGE MAN',
    sku: 'sman',
    unit: 'Candies',
    packs: '60=13900 300=69500 680=139100 1280=257800 3280=644300',
  },
  {
    brand: 'LIFE AFTER',
    name: 'LIFE AFTER',
    sku: 'la',
    unit: 'Credits',
    packs: '65=13800 330=68900 558=110300 1108=206800 2268=413500',
  },
]

/** Passes have names instead of amounts. */
const passes: Array<[sku: string, brand: string, name: string, price: number]> = [
  ['mlwdp', 'MOBILE LEGENDS', 'MOBILELEGENDS - Weekly Diamond Pass', 27_750],
  ['mltwi', 'MOBILE LEGENDS', 'MOBILELEGENDS - Twilight Pass', 143_600],
  ['ffmm', 'FREE FIRE', 'FREEFIRE - Member Mingguan', 28_300],
  ['ffmb', 'FREE FIRE', 'FREEFIRE - Member Bulanan', 84_900],
  ['giwkn', 'GENSHIN IMPACT', 'GENSHIN IMPACT - Blessing of the Welkin Moon', 64_500],
  ['hsrex', 'HONKAI STAR RAIL', 'HONKAI STAR RAIL - Express Supply Pass', 64_700],
  ['pubgrp', 'PUBG MOBILE', 'PUBG MOBILE - Royale Pass', 149_900],
]

export const gameCredit = (): PrepaidItem[] => [
  ...games.flatMap((game) => wordsOf(game.packs).map((pack) => credit(game, pack))),
  ...passes.map(([buyer_sku_code, brand, product_name, price]) =>
    prepaidItem({ buyer_sku_code, product_name, category: 'Games', brand, price, type: 'Membership' }),
  ),
]

function credit({ brand, name, sku, unit, desc }: Game, pack: string): PrepaidItem {
  const [amount = 0, price = 0] = pack.split('=').map(Number)
  return prepaidItem({
    buyer_sku_code: `${sku}${amount}`,
    product_name: `${name} - ${dotted(amount)} ${unit}`,
    category: 'Games',
    brand,
    price,
    desc: desc ?? 'Masukkan User ID',
  })
}
