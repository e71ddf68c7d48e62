import { deflateSync, crc32 as sum } from 'node:zlib'
import { startRules } from '../../apps/redemption/src/fraud/rules.fixture.ts'
import type { Konter } from '../konter.ts'
import { type Claim, done, places, termsFrom } from '../market.ts'
import type { Random } from '../storm/random.ts'
import type { Cast } from './cast.ts'
import type { Pool } from './pool.ts'
import { wholes } from './words.ts'

/** A merchant of the customer's, whose cashier is who has the key, with all that a request can be about. */

const claimsMany = 12
const device = 'till-of-the-fuzz'

export async function openMarket(konter: Konter, cast: Cast, pool: Pool): Promise<void> {
  const owner = { headers: cast.atGateway('customer') }
  const staff = { headers: cast.atGateway('admin') }
  const post = async <Body = { id: string }>(path: string, as: typeof owner, body?: object): Promise<Body> =>
    done(await konter.post<Body>(path, { ...as, ...(body === undefined ? {} : { body }) }))
  const application = { category: 'kafe', name: { id: 'Kopi Fuzz' } }
  const { id: merchantId } = await post('/v1/merchants', owner, application)
  const path = `/v1/my/merchants/${merchantId}`
  await post(`/v1/admin/merchants/${merchantId}/verify`, staff)
  const location = { name: 'Pusat', address: 'Jl. Braga 1', ...places.bandung }
  const { id: locationId } = await post(`${path}/locations`, owner, location)
  const cashier = { userId: cast.claimsOf('key').sub, role: 'cashier' }
  await post<object>(`${path}/staff`, owner, cashier)
  const days = (n: number) => new Date(konter.clock.now().getTime() + n * 86_400_000).toISOString()
  const campaign = { name: { id: 'Akhir tahun' }, startsAt: days(-1), endsAt: days(30) }
  const { id: campaignId } = await post(`${path}/campaigns`, owner, campaign)
  const terms = termsFrom(konter.clock.now(), { perCustomerLimit: null, totalLimit: null })
  const { id: voucherId } = await post(`${path}/vouchers`, owner, { terms })
  await post(`${path}/vouchers/${voucherId}/publish`, owner, {})
  const { id: draftId } = await post(`${path}/vouchers`, owner, { terms })

  const claims: Claim[] = []
  for (let nth = 0; nth < claimsMany; nth++) claims.push(await post<Claim>('/v1/claims', owner, { voucherId }))
  const till = { merchantId, locationId, deviceId: device }
  const used = claims.slice(0, 3)
  for (const { code } of used) {
    const { redemption } = await post<{ redemption: { id: string } }>('/v1/redemptions', owner, { ...till, code })
    for (const name of ['redemptionId', '/v1/redemptions']) pool.add(name, redemption.id)
  }
  const digits = claims.map(({ qr }) => qr.text.slice(-193))
  const names: Record<string, readonly (string | number)[]> = {
    merchantId: [merchantId],
    '/v1/my/merchants': [merchantId],
    '/v1/admin/merchants': [merchantId],
    locationId: [locationId],
    '/v1/my/merchants/{id}/locations': [locationId],
    '/v1/my/merchants/{id}/staff': [cashier.userId],
    voucherId: [voucherId],
    '/v1/vouchers': [voucherId],
    '/v1/admin/vouchers': [voucherId, draftId],
    '/v1/my/merchants/{id}/vouchers': [voucherId, draftId],
    campaignId: [campaignId],
    '/v1/my/merchants/{id}/campaigns': [campaignId],
    '/internal/merchants': [merchantId],
    '/internal/vouchers': [voucherId],
    '/v1/admin/codes': claims.map(({ id }) => id),
    '/v1/claims': claims.map(({ id }) => id),
    '/v1/v': digits,
    '/V': digits,
    deviceId: [device],
    '/v1/admin/fraud/rule-sets': [1],
  }
  for (const [name, values] of Object.entries(names)) for (const value of values) pool.add(name, value)

  const now = () => konter.clock.now().toISOString()
  Object.assign(wholes, {
    redeem: claims.map(({ code, qr }, nth) => ({ ...till, ...(nth % 2 === 0 ? { code } : { qr: qr.text }) })),
    uploadOfflineScans: claims.map(({ qr }, nth) => ({
      merchantId,
      deviceId: device,
      clockAtUpload: now(),
      scans: [{ nonce: `scan-000${nth}`, qr: qr.text, scannedAt: now(), locationId }],
    })),
    takeClaim: [{ voucherId }],
    applyAsMerchant: [application],
    addMerchantLocation: [location],
    putMerchantStaff: [cashier],
    draftVoucher: [{ terms }],
    editVoucher: [1, 2, 3].map((revision) => ({ revision, priority: revision })),
    createMyCampaign: [campaign],
    createCampaign: [campaign],
    requestCodeBatch: [{ voucherId, kind: 'print', count: 3 }],
    draftFraudRules: [{ rules: startRules, note: 'for the fuzz' }],
    importCodes: [{ voucherId, csv: 'ABCDE-FGHJK\n' }],
  })
}

/** What must not be asked for as often as a fuzz would: a job of a million codes is no request. */
const countMax = 500
export function tamed(value: unknown): unknown {
  const { count } = (value ?? {}) as { count?: unknown }
  const isMuch = typeof count === 'number' && Number.isInteger(count) && count > countMax && count <= 1_000_000
  return isMuch ? { ...(value as object), count: countMax } : value
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(sum(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one colour, as it should be; and then, mostly, with something wrong in it. */
export function picture(random: Random): { bytes: Buffer; type: string } {
  const side = random.pick([64, 80, 300])
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0])
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(side * 3, random.int(0, 255))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const bytes = Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
  const type = random.pick([
    'image/png',
    'image/png',
    'image/png',
    'image/jpeg',
    'image/webp',
    'image/svg+xml',
    'text/html',
  ])
  if (random.chance(0.4)) return { bytes, type }
  if (random.chance(0.3)) return { bytes: bytes.subarray(0, random.int(0, bytes.length)), type }
  for (let nth = 0; nth < 4; nth++) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
  return { bytes, type }
}
