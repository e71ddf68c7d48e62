import { gameServices } from './games.ts'
import { prepaidServices } from './prepaid.ts'
import type { PrepaidService, Service } from './service.ts'

/** What real lists have here and there, and what a careless price-list sync trips over. */
const quirks: Record<string, Partial<Pick<PrepaidService, 'status' | 'multi_trx' | 'maintenace'>>> = {
  'ML5532-S1': { status: 'empty' },
  'FF5-S1': { status: 'empty' },
  'VALO11000-S1': { status: 'empty' },
  IS12: { status: 'empty' },
  'TDF12-30': { status: 'empty' },
  TS5: { maintenace: '23:44 - 00:16' },
  PLN1000: { maintenace: '23:00 - 01:00' },
  ETL500: { maintenace: '22:30 - 05:00' },
  TR1: { multi_trx: false },
}

export const catalogue = (): Service[] =>
  [...gameServices(), ...prepaidServices()].map((service) => ({ ...service, ...quirks[service.code] }))
