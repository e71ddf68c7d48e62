import { type Fields, textOf } from '../fields.ts'
import type { State } from '../state.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { type GameService, isGame, type PrepaidService, type Service } from './catalogue/service.ts'
import type { Panel } from './panel.ts'
import { Refusal } from './refusal.ts'

export const serviceSchema = `
  create table if not exists service (
    code text primary key, family text not null, body text not null, stock integer not null, description text not null
  )`

export type Family = 'game' | 'prepaid'
type Row = { code: string; family: Family; body: string; stock: number; description: string }

const usualStock = 1_000

export function seedServices(state: State): void {
  for (const service of catalogue()) saveService(state, service)
}

export function saveService(state: State, service: Service): void {
  const description = isGame(service) ? `Top up ${service.game}, otomatis` : service.note
  state.run(
    `insert into service values (:code, :family, :body, :stock, :description)
     on conflict do update set family = :family, body = :body, stock = :stock`,
    {
      code: service.code,
      family: isGame(service) ? 'game' : 'prepaid',
      body: JSON.stringify(service),
      stock: service.status === 'empty' ? 0 : usualStock,
      description,
    },
  )
}

export const findService = (state: State, code: string): Service | undefined =>
  state.all<Row>('select * from service where code = :code', { code }).map(serviceOf)[0]

export const removeService = (state: State, code: string): number =>
  state.run('delete from service where code = :code', { code })

export const listServices = (state: State, family: Family): Service[] =>
  state.all<Row>('select * from service where family = :family order by rowid', { family }).map(serviceOf)

/** `filter_type` names the field that `filter_value` is compared with. */
export function listGames(panel: Panel, fields: Fields): GameService[] {
  const [value, status] = [textOf(fields, 'filter_value'), textOf(fields, 'filter_status')]
  return listServices(panel.state, 'game')
    .filter(isGame)
    .filter(({ game }) => value === undefined || game.toLowerCase() === value.toLowerCase())
    .filter((service) => status === undefined || service.status === status)
}

export function listPrepaid(panel: Panel, fields: Fields): object[] {
  const [field, value] = [textOf(fields, 'filter_type'), textOf(fields, 'filter_value')?.toLowerCase()]
  const { flatPrices, level } = panel.settings.get()
  return listServices(panel.state, 'prepaid')
    .filter((service): service is PrepaidService => !isGame(service))
    .filter(({ type }) => field !== 'type' || type.toLowerCase() === value)
    .filter(({ brand }) => field !== 'brand' || brand.toLowerCase() === value)
    .map((service) => (flatPrices ? { ...service, price: service.price[level] } : service))
}

export function stockOf({ state }: Panel, fields: Fields): object {
  const code = textOf(fields, 'service') ?? ''
  const row = state.one<Row>(`select * from service where code = :code and family = 'game'`, { code })
  if (row === undefined) throw new Refusal('Layanan tidak ditemukan')
  const { name, price, server, status } = serviceOf(row) as GameService
  return { code, name, price, description: row.description, stock: row.stock, server, status }
}

const serviceOf = ({ body }: Row): Service => JSON.parse(body) as Service
