import type { Tx } from '@konter/service'
import type { Method } from '../gateway/gateway.ts'

type Row = {
  code: string
  gateway: string
  channel: string
  name: string
  active: boolean
  fee_added_by_gateway: boolean
  fee_flat: bigint
  fee_basis_points: number
  fee_min: bigint
  fee_max: bigint | null
  amount_min: bigint
  amount_max: bigint
  needs_phone: boolean
}

const methodOf = (row: Row): Method => ({
  code: row.code,
  gateway: row.gateway,
  channel: row.channel,
  name: row.name,
  active: row.active,
  feeAddedByGateway: row.fee_added_by_gateway,
  fee: { flat: row.fee_flat, basisPoints: row.fee_basis_points, min: row.fee_min, max: row.fee_max },
  amountMin: row.amount_min,
  amountMax: row.amount_max,
  needsPhone: row.needs_phone,
})

export async function storedMethods(tx: Tx): Promise<Method[]> {
  return (await tx.query<Row>('select * from method where active order by gateway desc, position limit 500')).map(
    methodOf,
  )
}

/** What a gateway offers replaces what it offered: a channel it no longer names is not active any more. */
export async function replaceMethods(tx: Tx, gateway: string, methods: readonly Method[], at: Date): Promise<void> {
  await tx.query('update method set active = false where gateway = $1', [gateway])
  for (const [position, method] of methods.entries()) {
    const { fee } = method
    await tx.query(
      `insert into method (code, gateway, channel, name, position, active, fee_added_by_gateway, fee_flat, fee_basis_points, fee_min, fee_max,
                           amount_min, amount_max, needs_phone, fetched_at)
       values ($1, $2, $3, $4, $5::int, $6, $7, $8::bigint, $9::int, $10::bigint, $11::bigint, $12::bigint, $13::bigint, $14, $15::timestamptz)
       on conflict (code) do update set name = excluded.name, position = excluded.position, active = excluded.active,
         fee_added_by_gateway = excluded.fee_added_by_gateway, fee_flat = excluded.fee_flat, fee_basis_points = excluded.fee_basis_points,
         fee_min = excluded.fee_min, fee_max = excluded.fee_max, amount_min = excluded.amount_min, amount_max = excluded.amount_max,
         needs_phone = excluded.needs_phone, fetched_at = excluded.fetched_at`,
      [
        method.code,
        gateway,
        method.channel,
        method.name,
        position,
        method.active,
        method.feeAddedByGateway,
        fee.flat,
        fee.basisPoints,
        fee.min,
        fee.max,
        method.amountMin,
        method.amountMax,
        method.needsPhone,
        at,
      ],
    )
  }
}
