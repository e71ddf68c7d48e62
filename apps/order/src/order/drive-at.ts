import { defineJob, enqueue, type Tx } from '@konter/service'

export const DriveOrder = defineJob<{ orderId: string }>('drive-order')

/** Enqueues the drive in the transaction that gives it something to do. One per order: a new one moves the old. */
export const driveAt = (tx: Tx, orderId: string, at: Date): Promise<void> =>
  enqueue(tx, DriveOrder, { orderId }, { at, key: `drive:${orderId}` })
