import { createPublicKey, type JsonWebKey, randomBytes } from 'node:crypto'
import { createOfflineVerifier, type KeySnapshot } from '@konter/sdk/offline-verifier'
import { createSafe, Secret } from '@konter/service'
import { eventually, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mintCode } from '../code/mint-code.ts'
import type { Context } from '../context.ts'
import { claimAs, dataKeys, known, later, type Redemptions, testRedemptions } from '../fixture.ts'
import { bytesOf, digitsOf, isSignedBy, qrText } from '../qr/qr-payload.ts'
import { createKeyring } from './keyring.ts'
import { allKeys, insertQrKey, retireKeys } from './qr-key.repo.ts'
import { announceBeforeMs, disputeMs, keysCachedMs, kidRestMs, newQrKey, openPrivateKey, type QrKey } from './qr-key.ts'
import { reseal } from './reseal.ts'
import { revokeQrKey } from './revoke-qr-key.ts'
import { promoteClaimKey, rotateClaimKeys } from './rotate-claim-keys.ts'
import { runKey } from './take-run-key.ts'
import { keepSpares, tendKeys } from './tend-keys.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions()
})
afterAll(() => service.stop())

const hour = 3_600_000
const by = 'user:test'

/** Another replica, at another time. */
function at(ms: number, of: Context = service.ctx): Context {
  const moved = later(of, ms)
  return { ...moved, keyring: createKeyring({ db: moved.db, safe: moved.safe, now: moved.now }) }
}
const published = async (ctx: Context) => (await ctx.keyring.published()).map(({ kid }) => kid).sort((a, b) => a - b)
const jwks = () => service.get<KeySnapshot>('/v1/redemption/keys')

async function scanOf(ctx: Context, lastDay = '2199-01-01') {
  const key = await ctx.keyring.signer()
  const { payload } = await mintCode(ctx.codes, { type: 'claim', merchantNumber: 1001, lastDay, key })
  return qrText('HTTPS://KONTER.EXAMPLE/V/', payload)
}

describe('the published keys', () => {
  test('are a key set by which anybody verifies what we sign', async () => {
    const scan = await scanOf(service.ctx)
    const { body, headers } = await jwks()
    expect(headers['cache-control']).toBe('public, max-age=86400')
    expect(body.keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: expect.stringMatching(/^[\w-]{43}$/), kid: '1', use: 'sig', alg: 'EdDSA' },
    ])
    const publicKey = createPublicKey({ key: body.keys[0] as JsonWebKey, format: 'jwk' })
    expect(isSignedBy(bytesOf(scan.slice(-193)) as Buffer, publicKey)).toBe(true)
    const device = await createOfflineVerifier({ keys: body, merchant: 1001 })
    expect(await device.verify(scan)).toMatchObject({ provisional: true, kid: 1, lastDay: '2199-01-01' })
  })

  test('304 for who has them, 200 with another tag once they changed', async () => {
    const first = await jwks()
    const etag = String(first.headers.etag)
    const again = await service.get('/v1/redemption/keys', { headers: { 'if-none-match': etag } })
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag])
    await keepSpares(service.ctx)
    const changed = await service.get('/v1/redemption/keys', { headers: { 'if-none-match': etag } })
    expect([changed.status, changed.headers.etag === etag]).toEqual([200, false])
  })

  test('have no private part, and the table holds none in the clear', async () => {
    const { body } = await jwks()
    for (const key of body.keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    const rows = await service.db.query<{ sealed: string }>(
      'select sealed_private_key as sealed from qr_key where sealed_private_key is not null',
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { sealed } of rows) expect(sealed).toMatch(/^k1\.[\w-]+$/)
  })
})

describe('a rotation', () => {
  test('announces the next key a day before it signs; the old one is published until nothing of it can be disputed', async () => {
    const { voucher } = await known(service)
    const claimed = await claimAs(service, voucher.voucherId)
    expect(claimed.status).toBe(201)
    const signer = await service.ctx.keyring.signer()
    expect(await rotateClaimKeys(service.ctx, by)).toBe(true)
    expect(await rotateClaimKeys(service.ctx, by)).toBe(false)
    const [one, two] = await published(service.ctx)
    expect([one, two]).toEqual([signer.kid, 2])
    expect((await service.ctx.keyring.signer()).kid).toBe(1)

    expect(await promoteClaimKey(at(announceBeforeMs - hour))).toBe(false)
    expect(await promoteClaimKey(at(announceBeforeMs + hour))).toBe(true)
    const after = at(announceBeforeMs + hour)
    expect((await after.keyring.signer()).kid).toBe(2)
    expect(await published(after)).toEqual(expect.arrayContaining([1, 2]))
    const old = (await allKeys(service.db)).find(({ kid }) => kid === 1) as QrKey
    expect([old.state, old.sealedPrivateKey]).toEqual(['verifying', null])
    // What it signed is still read, and shown again byte by byte: the signature is kept with the code.
    const scan = claimed.body.qr?.text ?? ''
    expect(await after.keyring.read(scan)).toMatchObject({ ok: true, keyId: signer.id })

    const over = new Date(voucher.terms.redeemUntil as string).getTime() - Date.now()
    const daysMs = 86_400_000
    await tendKeys(at(over + disputeMs - daysMs))
    expect((await allKeys(service.db)).find(({ kid }) => kid === 1)?.state).toBe('verifying')
    // `good_until` is rounded up to the end of a month.
    await tendKeys(at(over + disputeMs + 32 * daysMs))
    expect((await allKeys(service.db)).find(({ kid }) => kid === 1)?.state).toBe('retired')
  })

  test('gives a kid to another key two years after it ended, and not a day sooner', async () => {
    const [ended] = (await allKeys(service.db)).filter(({ state }) => state === 'retired')
    const since = (ended?.endedAt?.getTime() ?? 0) - Date.now()
    const kidAt = async (ms: number) => {
      const { db, safe } = service.ctx
      await db.query(`delete from qr_key where purpose = 'claims' and state = 'announced'`)
      await insertQrKey(db, newQrKey(safe), { purpose: 'claims', state: 'announced', now: at(ms).now() })
      return (await allKeys(db)).find(({ purpose, state }) => purpose === 'claims' && state === 'announced')?.kid
    }
    expect(await kidAt(since + kidRestMs - 24 * hour)).toBe(3)
    expect(await kidAt(since + kidRestMs + 24 * hour)).toBe(1)
    await service.db.query(`delete from qr_key where purpose = 'claims' and state = 'announced'`)
  })

  test('is brought by the calendar, and promoted by a job', async () => {
    const fresh = await testRedemptions()
    try {
      fresh.start()
      const before = Date.now()
      await fresh.post('/v1/admin/qr-keys/rotate', { as: staff('code:operate') })
      const after = Date.now()
      await eventually(async () => {
        const crons = await fresh.db.query<{ identifier: string }>('select identifier from _private_known_crontabs')
        expect(crons.map(({ identifier }) => identifier)).toEqual(
          expect.arrayContaining(['rotate-claim-keys', 'tend-qr-keys', 'expire-codes']),
        )
      })
      const [job] = await fresh.db.query<{ run_at: Date }>(
        `select j.run_at from _private_jobs j join _private_tasks t on t.id = j.task_id where t.identifier = 'promote-claim-key'`,
      )
      const announcedAt = (job?.run_at.getTime() ?? 0) - announceBeforeMs
      expect(announcedAt).toBeGreaterThanOrEqual(before)
      expect(announcedAt).toBeLessThanOrEqual(after)
    } finally {
      await fresh.stop()
    }
  })

  test('is noticed by another replica within half a minute', async () => {
    let now = Date.now()
    const replica = createKeyring({ ...service.ctx, now: () => new Date(now) })
    const before = (await replica.published()).length
    await insertQrKey(service.db, newQrKey(service.ctx.safe), {
      purpose: 'print',
      state: 'announced',
      now: service.ctx.now(),
    })
    now += keysCachedMs - 1
    expect((await replica.published()).length).toBe(before)
    now += 1
    expect((await replica.published()).length).toBe(before + 1)
  })

  test('replicas that start together agree on the first key, and read what any of them signed at once', async () => {
    const fresh = await testRedemptions()
    try {
      const replicas = Array.from({ length: 8 }, () => at(0, fresh.ctx))
      await Promise.all(replicas.map((each) => each.keyring.published()))
      const kids = await Promise.all(replicas.map(async (each) => (await each.keyring.signer()).kid))
      expect(new Set(kids)).toEqual(new Set([1]))
      const late = later(fresh.ctx, 2_000)
      for (const replica of replicas) {
        const { keyring } = replica
        expect((await keyring.read(await scanOf(late))).ok).toBe(true)
      }
    } finally {
      await fresh.stop()
    }
  })
})

describe('a print run', () => {
  test('has a key of its own, announced before, and keeps it', async () => {
    await keepSpares(service.ctx)
    const spares = (await allKeys(service.db)).filter(
      ({ purpose, state }) => purpose === 'print' && state === 'announced',
    )
    const take = (run: string) => service.ctx.transaction((tx) => runKey(service.ctx, tx, run))
    const december = await take('book 2026-12')
    expect(spares.map(({ id }) => id)).toContain(december.id)
    expect((await take('book 2026-12')).id).toBe(december.id)
    expect((await take('book 2027-01')).id).not.toBe(december.id)
    expect(december.kid).toBeGreaterThanOrEqual(64)
    const parallel = await Promise.all(Array.from({ length: 6 }, () => take('book 2027-02')))
    expect(new Set(parallel.map(({ id }) => id)).size).toBe(1)
  })

  test('409 when every kid is in use', async () => {
    const fresh = await testRedemptions()
    try {
      for (let nth = 0; nth < 192; nth++)
        await insertQrKey(fresh.db, newQrKey(fresh.ctx.safe), {
          purpose: 'print',
          state: 'signing',
          run: `run ${nth}`,
          now: fresh.ctx.now(),
        })
      await expect(fresh.ctx.transaction((tx) => runKey(fresh.ctx, tx, 'one too many'))).rejects.toThrow(
        'qr-key.exhausted',
      )
      // Those of claims are kept apart: customers never notice.
      expect((await fresh.ctx.keyring.signer()).kid).toBe(1)
    } finally {
      await fresh.stop()
    }
  })
})

describe('a revoked key', () => {
  test('is published no more and nothing of it is good; claims are signed anew when they are shown next', async () => {
    const fresh = await testRedemptions()
    try {
      const { voucher } = await known(fresh)
      const claimed = await claimAs(fresh, voucher.voucherId)
      const scan = claimed.body.qr?.text ?? ''
      await rotateClaimKeys(fresh.ctx, by)
      const answer = await fresh.post<{ items: { kid: number; state: string }[] }>('/v1/admin/qr-keys/1/revoke', {
        as: staff('code:operate'),
        body: { because: 'the machine it was made on was stolen' },
      })
      expect(answer.status).toBe(200)
      expect(answer.body.items.map(({ kid, state }) => `${kid} ${state}`)).toEqual(['2 signing', '1 revoked'])
      expect(await fresh.ctx.keyring.read(scan)).toMatchObject({ ok: false, reason: 'revoked-key' })
      const { body: keys } = await fresh.get<KeySnapshot>('/v1/redemption/keys')
      const device = await createOfflineVerifier({ keys, merchant: 1001 })
      expect(await device.verify(scan)).toEqual({ provisional: false, reason: 'unknown-key' })

      const owner =
        (await fresh.db.query<{ customer_id: string }>('select customer_id from code'))[0]?.customer_id ?? ''
      const shown = await fresh.get<{ code: string; qr: { text: string } }>(`/v1/claims/${claimed.body.id}`, {
        as: { sub: owner, kind: 'user', role: 'customer', permissions: [] },
      })
      expect(shown.body.code).toBe(claimed.body.code)
      expect(shown.body.qr.text).not.toBe(scan)
      expect(await fresh.ctx.keyring.read(shown.body.qr.text)).toMatchObject({ ok: true, fields: { kid: 2 } })
      const again = await fresh.get<{ qr: { text: string } }>(`/v1/claims/${claimed.body.id}`, {
        as: { sub: owner, kind: 'user', role: 'customer', permissions: [] },
      })
      expect(again.body.qr.text).toBe(shown.body.qr.text)
    } finally {
      await fresh.stop()
    }
  })

  test('404 for a kid that names no published key, 403 for staff who may only look, 422 without a reason', async () => {
    const revoke = (kid: number, permission: string, body: object) =>
      service.post(`/v1/admin/qr-keys/${kid}/revoke`, { as: staff(permission), body })
    expect((await revoke(250, 'code:operate', { because: 'leaked' })).status).toBe(404)
    expect((await revoke(2, 'code:read', { because: 'leaked' })).status).toBe(403)
    expect((await revoke(2, 'code:operate', {})).status).toBe(400)
  })
})

test('what is no code of ours is told apart, in the order in which it is looked at', async () => {
  const { keyring } = service.ctx
  keyring.forget()
  const scan = await scanOf(service.ctx)
  const bytes = bytesOf(scan.slice(-193)) as Buffer
  const reasonOf = async (change: (bytes: Buffer) => void) => {
    const changed = Buffer.from(bytes)
    change(changed)
    const read = await keyring.read(digitsOf(changed))
    return read.ok ? 'ok' : read.reason
  }
  expect(await keyring.read('https://example.com')).toEqual({ ok: false, reason: 'not-ours' })
  expect(await keyring.read('WIFI:T:WPA;S:konter;P:secret;;')).toEqual({ ok: false, reason: 'not-ours' })
  expect(await keyring.read(scan.slice(0, -1))).toEqual({ ok: false, reason: 'malformed' })
  expect(await keyring.read(scan.slice(0, -193) + bytes.toString('hex'))).toEqual({ ok: false, reason: 'malformed' })
  expect(await keyring.read('9'.repeat(193))).toEqual({ ok: false, reason: 'malformed' })
  expect(await reasonOf((b) => b.writeUInt8(0x21, 0))).toBe('version')
  expect(await reasonOf((b) => b.writeUInt8(0x1f, 0))).toBe('type')
  expect(await reasonOf((b) => b.writeUInt8(251, 1))).toBe('unknown-key')
  expect(await reasonOf((b) => b.writeUInt8(0, 1))).toBe('unknown-key')
  expect(await reasonOf((b) => b.writeUInt8(b.readUInt8(10) ^ 1, 10))).toBe('signature')
  expect(await reasonOf((b) => randomBytes(64).copy(b, 16))).toBe('signature')
  expect(await reasonOf(() => {})).toBe('ok')
})

describe('a data key', () => {
  const newer = `k2:${Buffer.alloc(32, 2).toString('base64')}`

  test('is rotated: everything is sealed again, and the old one may go', async () => {
    const fresh = await testRedemptions()
    try {
      const { voucher } = await known(fresh)
      const claimed = await claimAs(fresh, voucher.voucherId)
      const both = { ...fresh.ctx, safe: createSafe(new Secret(`${newer},${dataKeys}`), 'redemption') }
      expect(await reseal(fresh.ctx)).toBe(0)
      // The signing key, the key of the hashes and one code.
      expect(await reseal(both)).toBe(3)
      expect(await reseal(both)).toBe(0)
      const safe = createSafe(new Secret(newer), 'redemption')
      const [code] = await fresh.db.query<{ id: string; sealed_code: string }>('select id, sealed_code from code')
      expect(safe.open(code?.sealed_code ?? '', `code:${code?.id}`)).toBe(claimed.body.code.replace('-', ''))
      const [key] = await allKeys(fresh.db)
      expect(openPrivateKey(safe, key as QrKey).asymmetricKeyType).toBe('ed25519')
      expect(() => openPrivateKey(createSafe(new Secret(dataKeys), 'redemption'), key as QrKey)).toThrow(
        'no longer holds',
      )
    } finally {
      await fresh.stop()
    }
  })
})

test('a key whose last code cannot be disputed any more is retired, one that signs is not', async () => {
  const never = new Date(Date.now() + 100 * 365 * 24 * hour)
  await retireKeys(service.db, service.ctx.now(), never)
  const states = (await allKeys(service.db)).map(({ state }) => state)
  expect(states).not.toContain('verifying')
  expect(states).toContain('signing')
  await expect(revokeQrKey(service.ctx, 249, 'no such key', by)).rejects.toThrow('qr-key.not-found')
})
