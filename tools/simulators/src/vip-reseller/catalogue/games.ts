import { type GameService, pairsOf, priceFrom } from './service.ts'

/** `packs` reads `amount=price of the basic level`. */
type Game = { game: string; code: string; unit: string; packs: string }

const games: Game[] = [
  {
    game: 'Mobile Legends',
    code: 'ML',
    unit: 'Diamonds',
    packs: `
      5=1490 12=3390 19=5230 28=7690 36=9720 44=11530 59=15590 74=18790 85=21580 86=19500 127=32480 170=43250
      172=39320 240=60910 257=60400 296=75720 344=79500 408=101630 429=99160 514=116900 568=140010 706=158770
      875=212950 1050=236930 1412=317290 2010=473430 2195=475970 3688=796740 4830=1119810 5532=1191070`,
  },
  {
    game: 'Free Fire',
    code: 'FF',
    unit: 'Diamonds',
    packs: `
      5=800 12=1570 20=2850 50=6220 70=8780 100=12570 140=17350 210=26270 280=34880 355=43360 425=52860 500=62230
      720=86570 860=105030 1000=122360 1450=176530 2180=263700 3640=433500`,
  },
  {
    game: 'PUBG Mobile (Indonesia)',
    code: 'PUBGM',
    unit: 'UC',
    packs: '60=13850 125=27610 325=68380 385=83780 660=137000 1800=347710 3850=677040 8100=1373560',
  },
  {
    game: 'Genshin Impact',
    code: 'GI',
    unit: 'Genesis Crystals',
    packs: '60=13120 330=64190 1090=194900 2240=386190 3880=631700 8080=1261020',
  },
  {
    game: 'Valorant',
    code: 'VALO',
    unit: 'Points',
    packs: '475=52400 1000=105290 2050=203150 3650=361170 5350=515090 11000=1038500',
  },
  {
    game: 'Honkai: Star Rail',
    code: 'HSR',
    unit: 'Oneiric Shards',
    packs: '60=13350 330=65370 1090=199270 2240=383380 3880=649690 8080=1284430',
  },
  {
    game: 'Call of Duty Mobile',
    code: 'CODM',
    unit: 'CP',
    packs: '31=4630 63=9140 128=18120 321=45580 645=89570 800=114020 1373=180730 2060=268830 3564=451060',
  },
  {
    game: 'Arena of Valor',
    code: 'AOV',
    unit: 'Vouchers',
    packs: '40=9350 90=18620 230=45790 470=91860 950=183320 1430=279380 2390=466510',
  },
  {
    game: 'Point Blank',
    code: 'PB',
    unit: 'PB Cash',
    packs: '1200=9050 2400=18080 6000=45820 12000=89680 24000=183740 36000=270340 60000=451700',
  },
  {
    game: 'Ragnarok M: Eternal Love',
    code: 'RO',
    unit: 'Big Cat Coins',
    packs: '6=13950 12=27770 18=41950 36=84760 60=140070 120=278590',
  },
  {
    game: 'Clash of Clans',
    code: 'COC',
    unit: 'Gems',
    packs: '80=14930 500=73610 1200=146080 2500=295690 6500=740840 14000=1469980',
  },
  {
    game: 'Stumble Guys',
    code: 'SG',
    unit: 'Gems',
    packs: '250=14410 800=43230 1600=71710 5000=145720',
  },
  {
    game: 'Lords Mobile',
    code: 'LORDS',
    unit: 'Diamonds',
    packs: '67=9180 134=18700 335=45850 670=90700 1005=138020 2010=271740 3350=459200',
  },
  {
    game: 'Higgs Domino',
    code: 'HIGGS',
    unit: 'M Chips',
    packs: '30=5010 60=9850 100=15460 200=31200 400=61500 1000=151010',
  },
  {
    game: 'Sausage Man',
    code: 'SAUS',
    unit: 'Candies',
    packs: '60=14020 300=69360 680=138300 1280=253550 3280=640850',
  },
]

const passes: Array<[code: string, game: string, name: string, basic: number]> = [
  ['MLWDP-S1', 'Mobile Legends', 'Weekly Diamond Pass', 27_450],
  ['MLTP-S1', 'Mobile Legends', 'Twilight Pass', 144_200],
  ['FFWM-S1', 'Free Fire', 'Weekly Membership', 27_900],
  ['FFMM-S1', 'Free Fire', 'Monthly Membership', 85_600],
  ['GIWELKIN-S1', 'Genshin Impact', 'Blessing of the Welkin Moon', 63_900],
  ['HSRPASS-S1', 'Honkai: Star Rail', 'Express Supply Pass', 65_100],
]

export const gameServices = (): GameService[] => [
  ...games.flatMap(({ game, code, unit, packs }) =>
    pairsOf(packs).map(([amount, basic]) => service(`${code}${amount}-S1`, game, `${amount} ${unit}`, basic)),
  ),
  ...passes.map(([code, game, name, basic]) => service(code, game, name, basic)),
]

const service = (code: string, game: string, name: string, basic: number): GameService => ({
  code,
  game,
  name,
  price: priceFrom(basic),
  server: '1',
  status: 'available',
})
