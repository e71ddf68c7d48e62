import type { State } from '../../state.ts'
import type { Status } from '../response-codes.ts'

export const purchaseSchema = `
  create table if not exists purchase (
    id integer primary key, ref_id text not null, kind text not null, phase text not null, sku text not null,
    customer_no text not null, status text not null, rc text not null, message text not null, sn text not null,
    price integer not null, charged integer not null, balance_after integer not null, testing integer not null,
    cb_url text, bill text, created_at integer not null, asked_at integer not null, asked integer not null,
    updated_at integer not null
  );
  create index if not exists purchase_by_ref_id on purchase (ref_id);
  create index if not exists purchase_by_customer on purchase (customer_no, sku)`

export type Purchase = {
  id: number
  refId: string
  kind: 'prepaid' | 'postpaid'
  /** A postpaid purchase is only a question until it is paid. */
  phase: 'inquiry' | 'payment'
  sku: string
  customerNo: string
  status: Status
  rc: string
  message: string
  sn: string
  price: number
  /** What it holds of our deposit right now. */
  charged: number
  balanceAfter: number
  testing: number
  cbUrl: string | null
  /** JSON of the bill, for postpaid ones. */
  bill: string | null
  createdAt: number
  askedAt: number
  /** How often the same request came, the first time included. */
  asked: number
  updatedAt: number
}

export type Draft = Pick<
  Purchase,
  'refId' | 'kind' | 'phase' | 'sku' | 'customerNo' | 'price' | 'testing' | 'cbUrl' | 'bill'
>

/** Pending and free of charge, until the first verdict is applied in the same transaction. */
export function insertPurchase(state: State, draft: Draft): Purchase {
  const now = Date.now()
  const undecided = { status: 'Pending' as const, rc: '03', message: '', sn: '', charged: 0, balanceAfter: 0 }
  const row = { ...draft, ...undecided, createdAt: now, askedAt: now, asked: 1, updatedAt: now }
  return { id: state.insert('purchase', row), ...row }
}

/** The latest one, because after 90 days the same `ref_id` may be used again. */
export const findPurchase = (state: State, refId: string): Purchase | undefined =>
  state.one<Purchase>('select * from purchase where ref_id = :refId order by id desc limit 1', { refId })

export function readPurchase(state: State, id: number): Purchase {
  const purchase = state.one<Purchase>('select * from purchase where id = :id', { id })
  if (purchase === undefined) throw new Error(`There is no purchase ${id}.`)
  return purchase
}

type Changes = Pick<Purchase, 'phase' | 'status' | 'rc' | 'message' | 'sn' | 'price' | 'charged' | 'balanceAfter'>

export function updatePurchase(state: State, id: number, changes: Changes): Purchase {
  state.run(
    `update purchase set phase = :phase, status = :status, rc = :rc, message = :message, sn = :sn, price = :price,
       charged = :charged, balance_after = :balanceAfter, updated_at = :now where id = :id`,
    { id, now: Date.now(), ...changes },
  )
  return readPurchase(state, id)
}

export function markAsked(state: State, { id }: Purchase): void {
  state.run('update purchase set asked_at = :now, asked = asked + 1 where id = :id', { id, now: Date.now() })
}

/** The last purchase of this product for this customer that did not fail, for products that sell once a day. */
export const findLiving = (state: State, customerNo: string, sku: string): Purchase | undefined =>
  state.one<Purchase>(
    `select * from purchase where customer_no = :customerNo and sku = :sku and status <> 'Gagal' order by id desc limit 1`,
    { customerNo, sku },
  )

export type PurchaseFilter = { refId?: string; customerNo?: string; status?: string }

export function listPurchases(state: State, { refId = null, customerNo = null, status = null }: NullableFilter) {
  return state.all<Purchase>(
    `select * from purchase where (:refId is null or ref_id = :refId) and (:status is null or status = :status)
       and (:customerNo is null or customer_no = :customerNo) order by id`,
    { refId, customerNo, status },
  )
}

type NullableFilter = { [Name in keyof PurchaseFilter]?: string | null }
