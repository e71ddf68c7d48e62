import { Instant, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { kidsOf, type QrKey, type QrKeyPurpose } from './qr-key.ts'

/** RFC 7517 and 8037 */
export const QrKeySet = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          kty: Type.String(),
          crv: Type.String(),
          x: Type.String(),
          kid: Type.String(),
          use: Type.String(),
          alg: Type.String(),
        },
        { title: 'QrPublicKey' },
      ),
    ),
  },
  { title: 'QrPublicKeys' },
)

export const QrKeyView = Type.Object(
  {
    kid: Type.Integer({
      description: 'What QR codes name it by; another key may have it two years after this one ended.',
    }),
    purpose: OneOf(['claims', 'print']),
    run: Nullable(Type.String({ description: 'The print run that has it.' })),
    state: OneOf(['announced', 'signing', 'verifying', 'retired', 'revoked']),
    announcedAt: Instant,
    signsFrom: Nullable(Instant),
    signedUntil: Nullable(Instant),
    goodUntil: Nullable(Instant),
    endedAt: Nullable(Instant),
    endedBecause: Nullable(Type.String()),
  },
  { title: 'QrKey' },
)
const Count = Type.Integer({ minimum: 0 })
export const QrKeyList = Type.Object(
  {
    items: Type.Array(QrKeyView),
    used: Type.Object({ claims: Count, print: Count }, { title: 'QrKeysUsed' }),
    room: Type.Object(
      { claims: Count, print: Count },
      { title: 'QrKeyRoom', description: 'Key ids there are in all.' },
    ),
  },
  { title: 'QrKeyList' },
)
export const ByKid = Type.Object({ kid: Type.Integer({ minimum: 1, maximum: 255 }) }, { additionalProperties: false })
export const RevokeQrKey = Type.Object(
  { because: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false, title: 'RevokeQrKey' },
)

const roomOf = (purpose: QrKeyPurpose): number => kidsOf[purpose].to - kidsOf[purpose].from + 1

export function qrKeyListOf(keys: readonly QrKey[]) {
  const used = (purpose: QrKeyPurpose) =>
    new Set(keys.filter((key) => key.purpose === purpose).map(({ kid }) => kid)).size
  return {
    items: keys.map(
      ({ kid, purpose, run, state, announcedAt, signsFrom, signedUntil, goodUntil, endedAt, endedBecause }) => {
        const times = { announcedAt, signsFrom, signedUntil, goodUntil, endedAt, endedBecause }
        return { kid, purpose, run, state, ...times }
      },
    ),
    used: { claims: used('claims'), print: used('print') },
    room: { claims: roomOf('claims'), print: roomOf('print') },
  }
}
