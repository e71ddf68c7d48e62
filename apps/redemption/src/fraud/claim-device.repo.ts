import type { Tx } from '@konter/service'
import { deviceHash } from './scan.ts'

type ClaimedOn = { codeId: string; customerId: string; deviceId: string; at: Date }

/** On which device a customer claimed: its hash, for many accounts on one device are seldom many people. */
export async function noteClaimDevice(tx: Tx, { codeId, customerId, deviceId, at }: ClaimedOn): Promise<void> {
  await tx.query(
    `with device as (
       insert into customer_device (device_hash, customer_id, first_seen, last_seen)
       values ($1::bytea, $2::uuid, $4::timestamptz, $4::timestamptz)
       on conflict (device_hash, customer_id) do update set last_seen = greatest(customer_device.last_seen, excluded.last_seen)
     )
     insert into code_device (code_id, device_hash, at) values ($3::uuid, $1::bytea, $4::timestamptz) on conflict do nothing`,
    [deviceHash(deviceId), customerId, codeId, at],
  )
}
