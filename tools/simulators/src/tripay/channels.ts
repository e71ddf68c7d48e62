import type { State } from '../state.ts'

export const channelSchema = `
  create table if not exists channel_change (code text primary key, active integer, fee_payer text)`

export type Payer = 'merchant' | 'customer'
export type Kind = 'virtual-account' | 'store' | 'wallet' | 'qris'

export type Channel = {
  code: string
  name: string
  kind: Kind
  flat: number
  /** Hundredths of a percent, so that fees need no fractions. */
  basisPoints: number
  feeMin: number | null
  amountMin: number
  amountMax: number
  minutesMin: number
  minutesMax: number
  active: boolean
  feePayer: Payer
}

/** Code, name, fee, shortest and longest life in minutes; the limits of amounts go with the kind. */
const virtualAccounts: Array<[code: string, name: string, flat: number, minutesMin: number, minutesMax: number]> = [
  ['PERMATAVA', 'Permata Virtual Account', 4_250, 60, 43_200],
  ['BNIVA', 'BNI Virtual Account', 4_250, 15, 1_440],
  ['BRIVA', 'BRI Virtual Account', 4_250, 60, 43_200],
  ['MANDIRIVA', 'Mandiri Virtual Account', 4_250, 60, 43_200],
  ['BCAVA', 'BCA Virtual Account', 5_500, 15, 43_200],
  ['MUAMALATVA', 'Muamalat Virtual Account', 4_250, 60, 180],
  ['CIMBVA', 'CIMB Niaga Virtual Account', 4_250, 15, 43_200],
  ['BSIVA', 'BSI Virtual Account', 4_250, 60, 180],
  ['OCBCVA', 'OCBC NISP Virtual Account', 4_250, 15, 43_200],
  ['DANAMONVA', 'Danamon Virtual Account', 4_250, 15, 43_200],
  ['OTHERBANKVA', 'Other Bank Virtual Account', 4_250, 15, 1_440],
]

const stores: Array<[code: string, name: string, amountMin: number, minutesMin: number, minutesMax: number]> = [
  ['ALFAMART', 'Alfamart', 10_000, 60, 1_440],
  ['INDOMARET', 'Indomaret', 10_000, 15, 43_200],
  ['ALFAMIDI', 'Alfamidi', 5_000, 60, 1_440],
]

const wallets: Array<[code: string, name: string, minutesMax: number]> = [
  ['OVO', 'OVO', 43_200],
  ['DANA', 'DANA', 60],
  ['SHOPEEPAY', 'ShopeePay', 60],
]

const qris: Array<[code: string, name: string, minutesMax: number]> = [
  ['QRIS', 'QRIS by ShopeePay', 60],
  ['QRISC', 'QRIS (Customizable)', 1_440],
  ['QRIS2', 'QRIS', 1_440],
]

const usual = { basisPoints: 0, feeMin: null, active: true, feePayer: 'merchant' as const }

const channels: Channel[] = [
  ...virtualAccounts.map(([code, name, flat, minutesMin, minutesMax]) => {
    const limits = { amountMin: 10_000, amountMax: 10_000_000, minutesMin, minutesMax }
    return { ...usual, code, name, kind: 'virtual-account' as const, flat, ...limits }
  }),
  ...stores.map(([code, name, amountMin, minutesMin, minutesMax]) => {
    const limits = { amountMin, amountMax: 2_500_000, minutesMin, minutesMax }
    return { ...usual, code, name, kind: 'store' as const, flat: 3_500, ...limits }
  }),
  ...wallets.map(([code, name, minutesMax]) => {
    const fee = { flat: 0, basisPoints: 300, feeMin: 1_000 }
    const limits = { amountMin: 1_000, amountMax: 10_000_000, minutesMin: 15, minutesMax }
    return { ...usual, ...fee, code, name, kind: 'wallet' as const, ...limits }
  }),
  ...qris.map(([code, name, minutesMax]) => {
    const limits = { amountMin: 1_000, amountMax: 5_000_000, minutesMin: 10, minutesMax }
    return { ...usual, flat: 750, basisPoints: 70, code, name, kind: 'qris' as const, ...limits }
  }),
]

type Change = { code: string; active: number | null; feePayer: Payer | null }

export function listChannels(state: State): Channel[] {
  const changes = new Map(state.all<Change>('select * from channel_change').map((change) => [change.code, change]))
  return channels.map((channel) => {
    const { active = null, feePayer = null } = changes.get(channel.code) ?? {}
    return {
      ...channel,
      active: active === null ? channel.active : active === 1,
      feePayer: feePayer ?? channel.feePayer,
    }
  })
}

export const findChannel = (state: State, code: string): Channel | undefined =>
  listChannels(state).find((channel) => channel.code === code)

/** Both are the merchant's settings in the dashboard. */
export function changeChannel(
  state: State,
  code: string,
  { active, feePayer }: { active?: boolean; feePayer?: Payer },
) {
  state.run(
    `insert into channel_change values (:code, :active, :feePayer) on conflict do update set
       active = coalesce(:active, active), fee_payer = coalesce(:feePayer, fee_payer)`,
    { code, active: active === undefined ? null : Number(active), feePayer: feePayer ?? null },
  )
  return findChannel(state, code)
}
