import type { DigiflazzOptions } from './digiflazz/digiflazz.ts'
import type { CommonOptions } from './simulator.ts'
import type { TripayOptions } from './tripay/tripay.ts'
import type { VipOptions } from './vip-reseller/vip-reseller.ts'

export type Config = { digiflazz: DigiflazzOptions; vip: VipOptions; tripay: TripayOptions }
type Environment = Record<string, string | undefined>

/** The only reader of the environment. What is not set is the demo's. */
export function readConfig(env: Environment): Config {
  const common = (port: string): CommonOptions => ({
    dataDirectory: env.SIMULATORS_DATA ?? '.konter/simulators',
    host: env.SIMULATORS_HOST ?? '127.0.0.1',
    port: readPort(port),
  })
  return {
    digiflazz: {
      ...common(env.DIGIFLAZZ_PORT ?? '5101'),
      settings: pickSet({
        username: env.DIGIFLAZZ_USERNAME,
        devKey: env.DIGIFLAZZ_DEV_KEY,
        productionKey: env.DIGIFLAZZ_PRODUCTION_KEY,
        webhookUrl: env.DIGIFLAZZ_WEBHOOK_URL,
        webhookSecret: env.DIGIFLAZZ_WEBHOOK_SECRET,
      }),
    },
    vip: {
      ...common(env.VIP_PORT ?? '5102'),
      settings: pickSet({ apiId: env.VIP_API_ID, apiKey: env.VIP_API_KEY, webhookUrl: env.VIP_WEBHOOK_URL }),
    },
    tripay: {
      ...common(env.TRIPAY_PORT ?? '5103'),
      settings: pickSet({
        merchantCode: env.TRIPAY_MERCHANT_CODE,
        apiKey: env.TRIPAY_API_KEY,
        privateKey: env.TRIPAY_PRIVATE_KEY,
        productionApiKey: env.TRIPAY_PRODUCTION_API_KEY,
        productionPrivateKey: env.TRIPAY_PRODUCTION_PRIVATE_KEY,
        callbackUrl: env.TRIPAY_CALLBACK_URL,
      }),
    },
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`'${text}' is not a port.`)
  return port
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

/** An empty variable counts as not set. */
const pickSet = <T extends Environment>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as Present<T>
