import { expect, test } from 'vitest'
import { limitClassOf } from './limits.ts'

test.each([
  ['POST', '/v1/auth/login', 'sign-in'],
  ['POST', '/v1/auth/register', 'registration'],
  ['POST', '/v1/auth/guest', 'registration'],
  ['POST', '/v1/auth/refresh', 'refresh'],
  ['POST', '/v1/auth/logout', 'change'],
  ['POST', '/v1/orders', 'order'],
  ['GET', '/v1/orders', 'read'],
  ['POST', '/v1/orders/:id/cancel', 'change'],
  ['POST', '/v1/wallet/deposits', 'deposit'],
  ['POST', '/v1/payments/callbacks/tripay', 'callback'],
  ['POST', '/v1/suppliers/digiflazz/webhook', 'callback'],
  ['POST', '/v1/quotes', 'read'],
  ['POST', '/v1/my/merchants/:id/images', 'upload'],
  ['PUT', '/v1/my/merchants/:id/images', 'change'],
  ['DELETE', '/v1/api-keys/:id', 'change'],
])('%s %s is limited as %s', (method, path, expected) => expect(limitClassOf(method, path)).toBe(expected))
