import { randomBytes, randomUUID } from 'node:crypto'
import { type TestService, testService } from '@konter/testing'
import pg from 'pg'
import { redemptionService } from '../app.ts'
import type { Context } from '../context.ts'
import type { Judgement } from './judge-scan.ts'
import type { Scan } from './scan.ts'
import { scanRow } from './scan-row.ts'

/** Two places 120 km apart, and one across the street from the first. */
export const jakarta = { latitude: -6.1754, longitude: 106.8272 }
export const bandung = { latitude: -6.9147, longitude: 107.6098 }

/** Time enough for an engine that has company on its machine. */
export const patient = {
  DATA_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  FRAUD_BUDGET_MS: '10000',
}

export type World = {
  service: TestService<Context>
  owner: pg.Client
  merchantId: string
  locationId: string
  voucherId: string
  codeId: string
  scan(more?: Partial<Omit<Scan, 'code'>>, code?: Partial<Scan['code']>): Scan
  redeemed(facts: Redeemed): Promise<string>
  /** Judges a scan, makes a redemption of it unless it is blocked, and keeps both. */
  take(scan: Scan): Promise<Judgement>
  keep(judgement: Judgement, redemptionId: string | null): Promise<void>
  stop(): Promise<void>
}
export type Redeemed = {
  id?: string
  customerId?: string | null
  at?: Date
  status?: string
  merchantId?: string
  staffId?: string
}

/** A merchant in the middle of Jakarta with a voucher, and whoever may write what only the service's functions may. */
export async function fraudWorld(environment: Record<string, string> = {}): Promise<World> {
  const service = await testService(redemptionService, { ...patient, ...environment })
  const owner = new pg.Client({ connectionString: service.database.ownerUrl })
  await owner.connect()
  const place = await plant(owner)
  const { merchantId, locationId, voucherId, codeId } = place
  let nth = 0

  async function redeemed({
    id = randomUUID(),
    customerId = null,
    at = new Date(),
    status = 'approved',
    ...more
  }: Redeemed) {
    nth += 1
    const booked = status === 'review' ? null : at
    await owner.query(
      `insert into redemption (id, code_id, n, kind, single, voucher_id, version, merchant_id, location_id, customer_id, staff_id,
                               device_id, status, redeemed_at, received_at, offline, timed, sequence, booked_on, unbooked_on,
                               undone_at, undone_by, undone_because, discount_amount)
       values ($1, $2, $3::int, 'shared', false, $4, 1, $5, $6, $7, $8, 'till-0001', $9, $10, $10, false, true, $3::int, $11, null,
               $12, $13, $13, 20000)`,
      [
        id,
        codeId,
        nth,
        voucherId,
        more.merchantId ?? merchantId,
        locationId,
        customerId,
        more.staffId ?? randomUUID(),
        status,
        at,
        booked,
        status === 'undone' ? at : null,
        status === 'undone' ? 'test' : null,
      ],
    )
    await owner.query('update voucher set taken = taken + 1, redeemed = redeemed + 1 where voucher_id = $1', [
      voucherId,
    ])
    await owner.query('update code set uses = uses + 1 where id = $1', [codeId])
    return id
  }

  async function keep(judgement: Judgement, redemptionId: string | null) {
    await owner.query(
      `select keep_scans(array[$1::uuid], array[coalesce((select status from redemption where id = $2), 'refused')],
                         array[$3::jsonb], $4)`,
      [judgement.scan.attemptId, redemptionId, JSON.stringify(scanRow(judgement)), judgement.scan.receivedAt],
    )
  }

  return {
    service,
    owner,
    ...place,
    redeemed,
    keep,
    scan: (more = {}, code = {}) => {
      const at = more.at ?? new Date()
      return {
        attemptId: randomUUID(),
        at,
        receivedAt: at,
        merchantId,
        locationId,
        staffId: randomUUID(),
        deviceId: 'till-0001',
        position: { ...jakarta, accuracyM: 10 },
        customerPosition: null,
        value: 20_000n,
        ...more,
        code: {
          verdict: 'genuine',
          id: codeId,
          voucherId,
          customerId: null,
          claimedAt: null,
          redeemedBefore: false,
          suffix: 'none',
          ...code,
        },
      }
    },
    async take(scan) {
      const judgement = await service.ctx.engine.judge(scan)
      const status = judgement.outcome === 'approve' ? 'approved' : 'review'
      const { attemptId: id, at, code } = scan
      const taken = judgement.outcome !== 'block'
      if (taken) await redeemed({ id, customerId: code.customerId, at, status })
      await keep(judgement, taken ? id : null)
      return judgement
    },
    async stop() {
      await owner.end()
      await service.stop()
    },
  }
}

async function plant(owner: pg.Client) {
  const [merchantId, locationId, voucherId, codeId, keyId] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  await owner.query(
    `insert into merchant (merchant_id, number, slug, name, status, active, time_zone, strict, known_at)
     values ($1, 1001, 'warung', '{"id":"Warung"}', 'verified', true, 'Asia/Jakarta', false, now())`,
    [merchantId],
  )
  await owner.query(
    `insert into merchant_location (location_id, merchant_id, name, area, position, closed)
     values ($1, $2, 'Pusat', 'jakarta-pusat', st_setsrid(st_makepoint($3, $4), 4326), false)`,
    [locationId, merchantId, jakarta.longitude, jakarta.latitude],
  )
  await owner.query('insert into merchant_feed (merchant_id, sequence) values ($1, 1000000)', [merchantId])
  await owner.query(`insert into voucher_version (voucher_id, version, terms) values ($1, 1, $2)`, [
    voucherId,
    JSON.stringify({ title: { id: 'Kopi gratis' } }),
  ])
  await owner.query(
    `insert into voucher (voucher_id, merchant_id, version, status, claim_from, claim_until, redeem_from, redeem_until, changed_at, known_at)
     values ($1, $2, 1, 'published', now() - interval '90 days', now() + interval '90 days', now() - interval '90 days',
             now() + interval '90 days', now(), now())`,
    [voucherId, merchantId],
  )
  await owner.query(
    `insert into qr_key (id, kid, purpose, state, public_key, sealed_private_key, announced_at, signs_from)
     values ($1, 1, 'print', 'signing', $2, 'sealed', now(), now())`,
    [keyId, randomBytes(32)],
  )
  await owner.query(
    `insert into batch (id, kind, voucher_id, version, merchant_id, qr_key_id, wanted, made, status, requested_by, requested_at, ended_at)
     values ($1, 'shared', $2, 1, $3, $4, 1, 1, 'made', 'test', now(), now())`,
    [codeId, voucherId, merchantId, keyId],
  )
  await owner.query(
    `insert into code (id, kind, voucher_id, version, merchant_id, batch_id, code_hash, sealed_code, qr_id, qr_key_id, last_day,
                       signature, valid_until, made_at)
     values ($1, 'shared', $2, 1, $3, $1, $4, 'sealed', $5, $6, current_date + 90, $7, now() + interval '90 days', now())`,
    [codeId, voucherId, merchantId, randomBytes(32), randomBytes(8), keyId, randomBytes(64)],
  )
  return { merchantId, locationId, voucherId, codeId }
}
