import type { State } from '../../state.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { type Item, isPrepaid } from './catalogue/item.ts'

export const itemSchema = `
  create table if not exists item (sku text primary key, kind text not null, body text not null)`

type Row = { sku: string; kind: 'prepaid' | 'pasca'; body: string }

export function seedItems(state: State): void {
  for (const item of catalogue()) saveItem(state, item)
}

export function saveItem(state: State, item: Item): void {
  state.run('insert into item values (:sku, :kind, :body) on conflict do update set kind = :kind, body = :body', {
    sku: item.buyer_sku_code,
    kind: isPrepaid(item) ? 'prepaid' : 'pasca',
    body: JSON.stringify(item),
  })
}

export const findItem = (state: State, sku: string): Item | undefined =>
  state.all<Row>('select * from item where sku = :sku', { sku }).map(itemOf)[0]

export const listItems = (state: State, kind: Row['kind']): Item[] =>
  state.all<Row>('select * from item where kind = :kind order by rowid', { kind }).map(itemOf)

export const removeItem = (state: State, sku: string): number => state.run('delete from item where sku = :sku', { sku })

const itemOf = ({ body }: Row): Item => JSON.parse(body) as Item
