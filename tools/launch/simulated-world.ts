import type { Program } from './supervisor.ts'

/** Where the outside world is, when it is simulated: one program, three ports. */
export type WorldPorts = { digiflazz: number; vip: number; tripay: number }
export const worldPorts: WorldPorts = { digiflazz: 5101, vip: 5102, tripay: 5103 }

const demo = {
  DIGIFLAZZ_USERNAME: 'demo_user',
  DIGIFLAZZ_API_KEY: 'dev-demo-key',
  DIGIFLAZZ_WEBHOOK_SECRET: 'demo-secret',
  VIP_API_ID: 'DEMOID',
  VIP_API_KEY: 'DEMOKEY123',
  TRIPAY_MERCHANT_CODE: 'T0001',
  TRIPAY_API_KEY: 'DEV-demo-api-key',
  TRIPAY_PRIVATE_KEY: 'demo-private-key',
}

/** What order and payment need to find it: the demo's credentials and addresses. */
export const worldEnvironment = (ports: WorldPorts): Record<string, string> => ({
  ...demo,
  DIGIFLAZZ_BASE_URL: `http://127.0.0.1:${ports.digiflazz}/v1`,
  VIP_BASE_URL: `http://127.0.0.1:${ports.vip}/api`,
  TRIPAY_BASE_URL: `http://127.0.0.1:${ports.tripay}/api-sandbox`,
})

/** The program that plays Digiflazz, VIP Reseller and Tripay; it calls back through the gateway, as they would. */
export const worldProgram = (ports: WorldPorts, gatewayUrl: string, data: string): Program => ({
  name: 'simulators',
  script: 'tools/simulators/src/main.ts',
  env: {
    SIMULATORS_DATA: data,
    DIGIFLAZZ_PORT: String(ports.digiflazz),
    VIP_PORT: String(ports.vip),
    TRIPAY_PORT: String(ports.tripay),
    DIGIFLAZZ_WEBHOOK_URL: `${gatewayUrl}/v1/suppliers/digiflazz/webhook`,
    VIP_WEBHOOK_URL: `${gatewayUrl}/v1/suppliers/vip/webhook`,
    TRIPAY_CALLBACK_URL: `${gatewayUrl}/v1/payments/callbacks/tripay`,
  },
})
