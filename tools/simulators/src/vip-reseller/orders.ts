import type { State } from '../state.ts'
import type { Family } from './services.ts'

export const orderSchema = `
  create table if not exists vip_order (
    id integer primary key, family text not null, code text not null, service text not null, data_no text not null,
    zone text, price integer not null, charged integer not null, status text not null, note text not null,
    created_at integer not null, updated_at integer not null
  );
  create index if not exists vip_order_by_target on vip_order (data_no, code)`

export type Status = 'waiting' | 'processing' | 'success' | 'error' | 'partial'

export type Order = {
  id: number
  family: Family
  code: string
  /** The name of the service: answers about games never say its code. */
  service: string
  dataNo: string
  zone: string | null
  price: number
  /** What it holds of our balance right now. */
  charged: number
  status: Status
  note: string
  createdAt: number
  updatedAt: number
}

export type Draft = Pick<Order, 'family' | 'code' | 'service' | 'dataNo' | 'zone' | 'price'>

export const trxidOf = ({ id }: Pick<Order, 'id'>): string => `TRX${String(id).padStart(4, '0')}`

const idOf = (trxid: string): number => Number(/^TRX(\d+)$/.exec(trxid)?.[1] ?? 0)

export function insertOrder(state: State, draft: Draft): Order {
  const now = Date.now()
  const row = { ...draft, charged: 0, status: 'waiting' as const, note: '', createdAt: now, updatedAt: now }
  return { id: state.insert('vip_order', row), ...row }
}

export const findOrder = (state: State, trxid: string): Order | undefined =>
  state.one<Order>('select * from vip_order where id = :id', { id: idOf(trxid) })

export function readOrder(state: State, id: number): Order {
  const order = state.one<Order>('select * from vip_order where id = :id', { id })
  if (order === undefined) throw new Error(`There is no order ${id}.`)
  return order
}

export function updateOrder(state: State, id: number, changes: Pick<Order, 'status' | 'note' | 'charged'>): Order {
  state.run(
    'update vip_order set status = :status, note = :note, charged = :charged, updated_at = :now where id = :id',
    { id, now: Date.now(), ...changes },
  )
  return readOrder(state, id)
}

/** The latest first, as the panel shows them. */
export const listRecent = (state: State, family: Family, limit: number): Order[] =>
  state.all<Order>('select * from vip_order where family = :family order by id desc limit :limit', { family, limit })

export const findLiving = (state: State, dataNo: string, code: string): Order | undefined =>
  state.one<Order>(
    `select * from vip_order where data_no = :dataNo and code = :code and status <> 'error' order by id desc limit 1`,
    { dataNo, code },
  )

export type OrderFilter = { trxid?: string; target?: string; status?: string }

export function listOrders(state: State, { trxid, target = '', status = '' }: OrderFilter) {
  const orders = state.all<Order>(
    `select * from vip_order where (:id = 0 or id = :id) and (:target = '' or data_no = :target)
       and (:status = '' or status = :status) order by id`,
    { id: trxid === undefined ? 0 : idOf(trxid), target, status },
  )
  return orders.map((order) => ({ trxid: trxidOf(order), ...order }))
}
