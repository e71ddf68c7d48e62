import { isUniqueViolation, type Tx } from '@konter/service'
import type { Answer, Purchase, PurchaseStatus } from './purchase.ts'

type Row = {
  id: string
  order_id: string
  attempt: number
  offer_id: string
  supplier: string
  kind: string
  item_code: string
  item_name: string
  target: string
  zone: string | null
  cost: bigint
  price_max: bigint
  charged: bigint | null
  reference: string
  supplier_reference: string | null
  status: PurchaseStatus
  review: string | null
  asks: number
  asked_at: Date | null
  next_ask_at: Date
  serial_number: string | null
  answer: string | null
  contradiction: string | null
  locks_target: boolean
  not_ours: string[]
  opened_at: Date
}

const purchaseOf = (row: Row): Purchase => ({
  id: row.id,
  orderId: row.order_id,
  attempt: row.attempt,
  offerId: row.offer_id,
  supplier: row.supplier,
  kind: row.kind,
  itemCode: row.item_code,
  itemName: row.item_name,
  target: row.target,
  zone: row.zone,
  cost: row.cost,
  priceMax: row.price_max,
  charged: row.charged,
  reference: row.reference,
  supplierReference: row.supplier_reference,
  status: row.status,
  review: row.review,
  asks: row.asks,
  askedAt: row.asked_at,
  nextAskAt: row.next_ask_at,
  serialNumber: row.serial_number,
  answer: row.answer,
  contradiction: row.contradiction,
  locksTarget: row.locks_target,
  notOurs: row.not_ours,
  openedAt: row.opened_at,
})

export async function purchasesOf(tx: Tx, orderId: string): Promise<Purchase[]> {
  return (await tx.query<Row>('select * from purchase where order_id = $1::uuid order by attempt', [orderId])).map(
    purchaseOf,
  )
}

export async function purchaseById(tx: Tx, id: string): Promise<Purchase> {
  const [row] = await tx.query<Row>('select * from purchase where id = $1::uuid', [id])
  if (row === undefined) throw new Error(`there is no purchase ${id}`)
  return purchaseOf(row)
}

export async function purchaseByReference(tx: Tx, supplier: string, reference: string): Promise<Purchase | undefined> {
  const [row] = await tx.query<Row>('select * from purchase where supplier = $1 and reference = $2', [
    supplier,
    reference,
  ])
  return row && purchaseOf(row)
}

/** By the supplier's own number, or (not known yet) the open ones for the same target. */
export async function purchasesHinted(
  tx: Tx,
  supplier: string,
  supplierReference: string,
  target: string,
): Promise<Purchase[]> {
  const rows = await tx.query<Row>(
    `select * from purchase where supplier = $1 and (supplier_reference = $2 or (supplier_reference is null and status = 'open' and target = $3)) limit 20`,
    [supplier, supplierReference, target],
  )
  return rows.map(purchaseOf)
}

/** An open purchase of an order as it stays until the transaction ends: nobody takes the turn to ask about it. */
export async function lockOpenPurchase(tx: Tx, orderId: string): Promise<Purchase | undefined> {
  const [row] = await tx.query<Row>(`select * from purchase where order_id = $1::uuid and status = 'open' for update`, [
    orderId,
  ])
  return row && purchaseOf(row)
}

/** Did a purchase for this target end without the supplier's number, so that its transaction may be taken for another's? */
export async function hasNameless(tx: Tx, { supplier, target }: Pick<Purchase, 'supplier' | 'target'>) {
  const rows = await tx.query(
    `select 1 as one from purchase
      where supplier = $1 and target = $2 and locks_target and supplier_reference is null and status <> 'open' limit 1`,
    [supplier, target],
  )
  return rows.length > 0
}

/** Is the same thing being bought for the same target from a supplier that could not tell the two apart? */
export async function targetIsLocked(
  tx: Tx,
  { supplier, itemCode, target, zone }: Pick<Purchase, 'supplier' | 'itemCode' | 'target' | 'zone'>,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 as one from purchase where supplier = $1 and item_code = $2 and target = $3 and coalesce(zone, '') = $4 and status = 'open' and locks_target`,
    [supplier, itemCode, target, zone ?? ''],
  )
  return rows.length > 0
}

/** Throws a unique violation when the order already has an open purchase, or the target is locked. */
export async function insertPurchase(tx: Tx, purchase: Purchase): Promise<void> {
  await tx.query(
    `insert into purchase (id, order_id, attempt, offer_id, supplier, kind, item_code, item_name, target, zone, cost, price_max, reference, status,
                           asks, asked_at, next_ask_at, locks_target, opened_at, not_ours)
     values ($1::uuid, $2::uuid, $3::int, $4, $5, $6, $7, $8, $9, $10, $11::bigint, $12::bigint, $13, $14, $15::int, $17::timestamptz, $18::timestamptz, $16, $17::timestamptz, $19::text[])`,
    [
      purchase.id,
      purchase.orderId,
      purchase.attempt,
      purchase.offerId,
      purchase.supplier,
      purchase.kind,
      purchase.itemCode,
      purchase.itemName,
      purchase.target,
      purchase.zone,
      purchase.cost,
      purchase.priceMax,
      purchase.reference,
      purchase.status,
      purchase.asks,
      purchase.locksTarget,
      purchase.openedAt,
      purchase.nextAskAt,
      purchase.notOurs,
    ],
  )
}

export const isTargetLock = (error: unknown): boolean => isUniqueViolation(error, 'purchase_target')

/** Another drive has opened this attempt, or another one. */
export const isOpenedMeanwhile = (error: unknown): boolean =>
  ['purchase_reference_key', 'purchase_order_id_attempt_key', 'purchase_open'].some((each) =>
    isUniqueViolation(error, each),
  )

/** The supplier's number belongs to another purchase. */
export const isReferenceTaken = (error: unknown): boolean =>
  isUniqueViolation(error, 'purchase_supplier_supplier_reference_key')

/**
 * Takes the turn to ask. Committed before the supplier hears anything, so whoever comes after a crash knows that it may
 * have heard. Undefined when it is not due, or somebody else has the turn.
 */
export async function takeTurn(tx: Tx, id: string, now: Date, nextAskAt: Date): Promise<Purchase | undefined> {
  const [row] = await tx.query<Row>(
    `update purchase set asks = asks + 1, asked_at = $2::timestamptz, next_ask_at = $3::timestamptz
      where id = $1::uuid and status = 'open' and next_ask_at <= $2::timestamptz returning *`,
    [id, now, nextAskAt],
  )
  return row && purchaseOf(row)
}

/** The turn that the caller holds and has not used, from now on. Undefined when somebody has taken another, or it has ended. */
export async function renewTurn(
  tx: Tx,
  { id, askedAt }: Purchase,
  now: Date,
  nextAskAt: Date,
): Promise<Purchase | undefined> {
  const [row] = await tx.query<Row>(
    `update purchase set asked_at = $3::timestamptz, next_ask_at = $4::timestamptz
      where id = $1::uuid and status = 'open' and asked_at = $2::timestamptz returning *`,
    [id, askedAt, now, nextAskAt],
  )
  return row && purchaseOf(row)
}

/** The turn to ask whether a delivery was taken back. */
export async function takeLookBack(tx: Tx, id: string, now: Date, nextAskAt: Date): Promise<Purchase | undefined> {
  const [row] = await tx.query<Row>(
    `update purchase set asks = asks + 1, asked_at = $2::timestamptz, next_ask_at = $3::timestamptz
      where id = $1::uuid and status = 'succeeded' and next_ask_at <= $2::timestamptz returning *`,
    [id, now, nextAskAt],
  )
  return row && purchaseOf(row)
}

export async function askSooner(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query(
    `update purchase set next_ask_at = least(next_ask_at, $2::timestamptz) where id = $1::uuid and status = 'open'`,
    [id, at],
  )
}

/** Notes what was said while nothing is decided. */
export async function noteAnswer(tx: Tx, { id }: Purchase, answer: Answer): Promise<void> {
  const reference = 'supplierReference' in answer ? answer.supplierReference : null
  await tx.query(
    `update purchase set answer = $2, supplier_reference = coalesce(supplier_reference, $3), review = coalesce($4, review)
      where id = $1::uuid and status = 'open'`,
    [id, answer.text, reference, answer.says === 'review' ? answer.text : null],
  )
}

export async function noteContradiction(tx: Tx, { id }: Purchase, text: string): Promise<void> {
  await tx.query('update purchase set contradiction = coalesce(contradiction, $2) where id = $1::uuid', [id, text])
}

/** The only writer of `status`. Gives the purchase as it was read, with what this changed; undefined when somebody else moved it first. */
export async function movePurchase(
  tx: Tx,
  purchase: Purchase,
  to: PurchaseStatus,
  answer: Answer,
  at: Date,
): Promise<Purchase | undefined> {
  const { id, status: from } = purchase
  const success = answer.says === 'success' ? answer : undefined
  const reference = 'supplierReference' in answer ? answer.supplierReference : null
  const [moved] = await tx.query<Pick<Row, 'serial_number' | 'charged' | 'supplier_reference'>>(
    `update purchase set status = $3, ended_at = coalesce(ended_at, $4::timestamptz), answer = $5, review = null,
                         serial_number = coalesce($6, serial_number), charged = coalesce($7::bigint, charged),
                         supplier_reference = coalesce(supplier_reference, $8)
      where id = $1::uuid and status = $2 returning serial_number, charged, supplier_reference`,
    [id, from, to, at, answer.text, success?.serialNumber ?? null, success?.charged ?? null, reference],
  )
  return (
    moved && {
      ...purchase,
      status: to,
      answer: answer.text,
      review: null,
      serialNumber: moved.serial_number,
      charged: moved.charged,
      supplierReference: moved.supplier_reference,
    }
  )
}

/** Supplier references that belong to others: a search must not take them for its own. */
export async function takenReferences(tx: Tx, { supplier, target, id, notOurs }: Purchase): Promise<string[]> {
  const rows = await tx.query<{ supplier_reference: string }>(
    'select supplier_reference from purchase where supplier = $1 and target = $2 and id <> $3::uuid and supplier_reference is not null order by opened_at desc limit 200',
    [supplier, target, id],
  )
  return [...notOurs, ...rows.map((row) => row.supplier_reference)]
}
