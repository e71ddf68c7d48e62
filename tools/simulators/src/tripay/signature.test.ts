import { expect, test } from 'vitest'
import { callbackSignature, closedSignature, openSignature } from './signature.ts'

test('closed payments: the official vector', () => {
  expect(closedSignature('ytf6ooi2gmlNPfpchd94jDOk8hRWOu', 'T0001', 'INV55567', 1_500_000)).toBe(
    '9f167eba844d1fcb369404e2bda53702e2f78f7aa12e91da6715414e65b8c86a',
  )
})

test('closed payments: the demo vector', () => {
  expect(closedSignature('demo-private-key', 'T0001', 'INV-1001', 15_000)).toBe(
    '1de0bcb0bba7bf2d7a3a3a03bb8d379d1694c2d6199bb0357014ae0e0cdca4a6',
  )
})

test('open payments sign merchant code, method and reference, in this order', () => {
  expect(openSignature('demo-private-key', 'T0001', 'BCAVAOP', 'INV-1001')).toBe(
    'f9fee06bfb91e4e5378dc7a2d5eccb2ff549c4e566b8e217a8f009d5e8744247',
  )
})

test('callbacks sign their raw body', () => {
  const body =
    '{"reference":"DEV-T0001000000001","merchant_ref":"INV-1001","payment_method":"QRIS","payment_method_code":"QRIS2","total_amount":15000,"fee_merchant":855,"fee_customer":0,"total_fee":855,"amount_received":14145,"is_closed_payment":1,"status":"PAID","paid_at":1768446000,"note":null}'
  expect(Buffer.byteLength(body)).toBe(282)
  expect(callbackSignature('demo-private-key', body)).toBe(
    'f51ea216640bb302dd64fddda00fc47e373eba543584b650abea71b9ce59def8',
  )
})
