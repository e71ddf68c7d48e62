import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1234:56ff:1:2:3:4', '2001:db8:1234:5600::/56'],
  ['2001:db8:1234:5601::9', '2001:db8:1234:5600::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['nonsense', null],
  ['', null],
])('%s is in %s', (address, network) => expect(networkOf(address)).toBe(network))

test('neighbours share a network, strangers do not', () => {
  expect(networkOf('10.0.0.1')).toBe(networkOf('10.0.0.254'))
  expect(networkOf('10.0.0.1')).not.toBe(networkOf('10.0.1.1'))
  expect(networkOf('2001:db8:0:100::1')).not.toBe(networkOf('2001:db8:0:200::1'))
})
