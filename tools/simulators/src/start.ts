import { type DigiflazzOptions, startDigiflazz } from './digiflazz/digiflazz.ts'
import type { Running } from './simulator.ts'
import { startTripay, type TripayOptions } from './tripay/tripay.ts'
import { startVip, type VipOptions } from './vip-reseller/vip-reseller.ts'

export { startDigiflazz } from './digiflazz/digiflazz.ts'
export { startTripay } from './tripay/tripay.ts'
export { startVip } from './vip-reseller/vip-reseller.ts'
export type { DigiflazzOptions, Running, TripayOptions, VipOptions }

export type SimulatorsOptions = {
  /** One file per simulator; without it all is forgotten at the end. */
  dataDirectory?: string
  host?: string
  digiflazz?: DigiflazzOptions
  vip?: VipOptions
  tripay?: TripayOptions
}

export type Simulators = { digiflazz: Running; vip: Running; tripay: Running; close(): Promise<void> }

/** All three, each on its own port of 127.0.0.1 unless told otherwise. */
export async function startSimulators(options: SimulatorsOptions = {}): Promise<Simulators> {
  const { digiflazz: digiflazzOptions, vip: vipOptions, tripay: tripayOptions, ...common } = options
  const [digiflazz, vip, tripay] = await Promise.all([
    startDigiflazz({ ...common, ...digiflazzOptions }),
    startVip({ ...common, ...vipOptions }),
    startTripay({ ...common, ...tripayOptions }),
  ])
  const close = async () => {
    await Promise.all([digiflazz.close(), vip.close(), tripay.close()])
  }
  return { digiflazz, vip, tripay, close }
}
