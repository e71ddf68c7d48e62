import { expect, test } from 'vitest'
import { feeOf } from './gateway.ts'
import { basisPoints, callbackSignatureIsRight, closedSignature } from './tripay.ts'

test.each([
  [
    'ytf6ooi2gmlNPfpchd94jDOk8hRWOu',
    'T0001',
    'INV55567',
    1_500_000n,
    '9f167eba844d1fcb369404e2bda53702e2f78f7aa12e91da6715414e65b8c86a',
  ],
  [
    'demo-private-key',
    'T0001',
    'INV-1001',
    15_000n,
    '1de0bcb0bba7bf2d7a3a3a03bb8d379d1694c2d6199bb0357014ae0e0cdca4a6',
  ],
])('a closed payment is signed as published (facts 3.2)', (key, merchant, reference, amount, digest) =>
  expect(closedSignature(key, merchant, reference, amount)).toBe(digest),
)

const raw = Buffer.from(
  '{"reference":"DEV-T0001000000001","merchant_ref":"INV-1001","payment_method":"QRIS","payment_method_code":"QRIS2","total_amount":15000,"fee_merchant":855,"fee_customer":0,"total_fee":855,"amount_received":14145,"is_closed_payment":1,"status":"PAID","paid_at":1768446000,"note":null}',
)
const right = 'f51ea216640bb302dd64fddda00fc47e373eba543584b650abea71b9ce59def8'

test('a callback is verified over its raw bytes (facts 3.7)', () => {
  expect(raw).toHaveLength(282)
  expect(callbackSignatureIsRight('demo-private-key', raw, right)).toBe(true)
  expect(callbackSignatureIsRight('demo-private-key', Buffer.concat([raw, Buffer.from(' ')]), right)).toBe(false)
})

test.each([undefined, '', 'f51e', right.toUpperCase(), `${right}00`, ['x']])('%s is no signature', (signature) =>
  expect(callbackSignatureIsRight('demo-private-key', raw, signature)).toBe(false),
)

test('percentages are read without floating point', () => {
  expect(['0.70', '3', '0.7', 0.7, '1.25', '0.00', 3].map(basisPoints)).toEqual([70, 300, 70, 70, 125, 0, 300])
})

test('a fee is flat and a share, within its bounds', () => {
  const qris = { fee: { flat: 750n, basisPoints: 70, min: 0n, max: null } }
  expect(feeOf(qris, 100_000n)).toBe(1_450n)
  expect(feeOf(qris, 15_000n)).toBe(855n)
  expect(feeOf({ fee: { flat: 0n, basisPoints: 300, min: 1_000n, max: null } }, 10_000n)).toBe(1_000n)
  expect(feeOf({ fee: { flat: 0n, basisPoints: 300, min: 0n, max: 5_000n } }, 10_000_000n)).toBe(5_000n)
})
