import { expect, test } from 'vitest'
import { addressList, isAddressRange, networkOf, plainAddress } from './address.ts'

test.each([
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '11.1.2.3', false],
  ['192.0.2.7', '192.0.2.7', true],
  ['192.0.2.7', '192.0.2.8', false],
  ['2001:db8::/32', '2001:db8:1::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['10.0.0.0/8', '2001:db8::1', false],
  ['10.0.0.0/8', 'unknown', false],
  ['0.0.0.0/0', '198.51.100.1', true],
])('%s includes %s: %s', (range, address, expected) => expect(addressList([range])(address)).toBe(expected))

test('no list means everybody', () => expect(addressList([])('198.51.100.1')).toBe(true))

test.each(['', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', 'localhost', '10.0.0.0/-1'])(
  '%j is no address and no range',
  (text) => expect(isAddressRange(text)).toBe(false),
)

test('an IPv4 address that a socket shows mapped into IPv6 is itself', () => {
  expect(plainAddress('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(plainAddress('2001:db8::ffff:1')).toBe('2001:db8::ffff:1')
})

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is counted as %s', (address, expected) => expect(networkOf(address)).toBe(expected))
