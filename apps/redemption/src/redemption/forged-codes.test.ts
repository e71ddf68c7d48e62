import { generateKeyPairSync, randomInt } from 'node:crypto'
import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countersOf, type Redemptions, testRedemptions } from '../fixture.ts'
import { bytesOf, digitsOf, encodeFields, fieldBytes, qrText, signPayload } from '../qr/qr-payload.ts'
import { claimed, redeemAt, type Till, tillOf } from './redemption.fixture.ts'

/** Whatever is no good code of this merchant's takes the same way to the same word. */

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(() => service.stop())

const prefix = 'HTTPS://KONTER.EXAMPLE/V/'
const bytesIn = (qr: string): Buffer => bytesOf(qr.slice(prefix.length)) as Buffer
const refused = {
  verdict: 'refused',
  reason: 'code-refused',
  message: 'Kode ini tidak berlaku di sini.',
  redemption: null,
}
const scan = async (till: Till, qr: string) => (await redeemAt(service, till, { qr })).body

/** What the fraud engine thought of each scan at a till, oldest first. */
const outcomesAt = async ({ merchant }: Till): Promise<string[]> =>
  (
    await service.db.query<{ outcome: string }>(
      'select outcome from scan where merchant_id = $1::uuid order by attempt_id',
      [merchant.merchantId],
    )
  ).map(({ outcome }) => outcome)

describe('a QR that is', () => {
  test('altered in a single bit, wherever it is, is refused; the claim is still good', async () => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    const bytes = bytesIn(claim.qr)
    // Every bit of what is signed, and some of the signature's.
    for (const bit of [...Array(128).keys(), ...Array.from({ length: 16 }, () => randomInt(128, 640))]) {
      const altered = Buffer.from(bytes)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(await scan(till, prefix + digitsOf(altered)), `bit ${bit}`).toMatchObject(refused)
    }
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ redeemed: 0 })
    expect(new Set(await outcomesAt(till))).toEqual(new Set(['block']))
  })

  test('signed by another key, truncated or re-encoded is refused, and somebody did that', async () => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    const bytes = bytesIn(claim.qr)
    const { privateKey } = generateKeyPairSync('ed25519')
    const digits = claim.qr.slice(prefix.length)
    const strange = [
      qrText(prefix, signPayload(bytes.subarray(0, fieldBytes), privateKey)),
      prefix + digits.slice(0, -1),
      `${prefix}0${digits}`,
      prefix + BigInt(digits).toString(16).padStart(193, '0'),
      `${prefix}${'9'.repeat(193)}`,
    ]
    for (const qr of strange) expect(await scan(till, qr)).toMatchObject(refused)
    expect(await outcomesAt(till)).toEqual(strange.map(() => 'block'))
    expect((await scan(till, digits)).reason).not.toBe('code-refused')
  })

  test('of another world is refused too, and nobody is suspected', async () => {
    const till = await tillOf(service)
    for (const qr of ['WIFI:T:WPA;S:konter;P:secret;;', 'https://shop.example/v/autumn', '00020101021126'])
      expect(await scan(till, qr)).toMatchObject(refused)
    expect(new Set(await outcomesAt(till))).toEqual(new Set(['approve']))
  })

  test('of another merchant, whose own till still takes it', async () => {
    const [till, elsewhere] = [await tillOf(service), await tillOf(service)]
    const { qr } = await claimed(service, elsewhere)
    expect(await scan(till, qr)).toMatchObject(refused)
    expect((await scan(elsewhere, qr)).verdict).toBe('approved')
  })

  test('signed with our own key for a code that we never made', async () => {
    const till = await tillOf(service)
    const key = await service.ctx.keyring.signer()
    const fields = encodeFields({
      type: 'claim',
      kid: key.kid,
      id: Buffer.alloc(8, 7),
      merchant: till.merchant.number,
      lastDay: '2099-12-31',
    })
    expect(await scan(till, qrText(prefix, signPayload(fields, key.privateKey)))).toMatchObject(refused)
  })

  test('of a key that was revoked, while the claim itself lives on under a new one', async () => {
    const till = await tillOf(service)
    const { qr } = await claimed(service, till)
    await service.db.query(
      `update qr_key set state = 'revoked', ended_at = now(), ended_because = 'test', sealed_private_key = null where state = 'signing' and purpose = 'claims'`,
    )
    service.ctx.keyring.forget()
    expect(await scan(till, qr)).toMatchObject(refused)
  })
})

test('look-alike characters are read as what was meant', async () => {
  const till = await tillOf(service)
  const { code } = await claimed(service, till)
  const sloppy = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
  expect((await redeemAt(service, till, { code: ` ${sloppy} ` })).body.verdict).toBe('approved')
})

test('a forger opens one case, which staff see', async () => {
  const till = await tillOf(service)
  for (let n = 0; n < 3; n++) await scan(till, `${prefix}${digitsOf(encoded(n))}`)
  const { body } = await service.get<{ items: { merchantId: string; scans: number }[] }>(
    '/v1/admin/fraud/cases?limit=100',
    {
      as: staff('fraud:read'),
    },
  )
  expect(body.items.filter(({ merchantId }) => merchantId === till.merchant.merchantId)).toMatchObject([{ scans: 3 }])
})

const encoded = (n: number): Buffer => {
  const fields = encodeFields({ type: 'claim', kid: 1, id: Buffer.alloc(8, n), merchant: 1, lastDay: '2030-01-01' })
  return Buffer.concat([fields, Buffer.alloc(64, n)])
}
