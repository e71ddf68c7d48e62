export type Price = { basic: number; premium: number; special: number }
export type Availability = 'available' | 'empty'

/** A line of `/game-feature` `services`, in the words of the wire. */
export type GameService = {
  code: string
  game: string
  name: string
  price: Price
  server: string
  status: Availability
}

/** A line of `/prepaid` `services`; `maintenace` is spelled like that. */
export type PrepaidService = {
  brand: string
  code: string
  name: string
  note: string
  price: Price
  status: Availability
  multi_trx: boolean
  maintenace: string
  category: string
  prepost: string
  type: string
}

export type Service = GameService | PrepaidService

export const isGame = (service: Service): service is GameService => 'game' in service

/** Better accounts pay a little less. */
export const priceFrom = (basic: number): Price => ({
  basic,
  premium: Math.round((basic * 99) / 100),
  special: Math.round((basic * 98) / 100),
})

export const noMaintenance = '00:00 - 00:00'

/** The tables of the catalogue are text, because a hundred pairs of numbers should not fill a hundred lines. */
export const pairsOf = (text: string): Array<[amount: string, price: number]> =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [amount = '', price = ''] = pair.split('=')
      return [amount, Number(price)]
    })
