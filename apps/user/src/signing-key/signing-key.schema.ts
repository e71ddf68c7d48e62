import { Instant, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import type { SigningKey } from './signing-key.ts'

/** RFC 7517 */
export const JwksView = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          kty: Type.String(),
          crv: Type.String(),
          x: Type.String(),
          y: Type.String(),
          kid: Type.String(),
          use: Type.String(),
          alg: Type.String(),
        },
        { title: 'AccessTokenKey' },
      ),
    ),
  },
  { title: 'AccessTokenKeys' },
)

export const SigningKeyList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          kid: Type.String(),
          status: OneOf(['next', 'current', 'retired']),
          publishedAt: Instant,
          signsFrom: Nullable(Instant),
          retiredAt: Nullable(Instant),
        },
        { title: 'SigningKey' },
      ),
    ),
  },
  { title: 'SigningKeyList' },
)

export const signingKeyListOf = (keys: readonly SigningKey[]) => ({
  items: keys.map(({ kid, status, publishedAt, signsFrom, retiredAt }) => ({
    kid,
    status,
    publishedAt,
    signsFrom,
    retiredAt,
  })),
})
