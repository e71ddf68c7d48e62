/**
 * For merchant devices: tells a genuine code from a forged one without a connection, by the published keys. Plain
 * TypeScript over WebCrypto, for browsers, Node, Deno, Bun and React Native with a WebCrypto of its own; no dependencies.
 *
 * What it says is **provisional**: that a code is genuine, for this merchant and not over. Whether it was used before,
 * revoked or paused only the server knows. Never show a provisional code as redeemed.
 */
import { bytesIn, type Fields, fieldBytes, fieldsIn } from './offline/payload.ts'

export type { Fields, QrType } from './offline/payload.ts'
export { parseTypedCode, type TypedCode } from './offline/short-code.ts'

/** What `GET /v1/redemption/keys` answers, kept on the device. */
export type KeySnapshot = { keys: readonly { kid: string; kty: string; crv: string; x: string }[] }

export type OfflineVerdict =
  | ({ provisional: true } & Fields)
  | {
      provisional: false
      /**
       * In the order in which they are looked at. `malformed`: not one of our codes, or torn. `version`: of a kind that this
       * code does not know yet. `unknown-key`: fetch the keys again; still unknown, it is forged or was revoked.
       * `forged`: the signature is not ours. `expired`: its last day is over. `other-merchant`: genuine, and not for you.
       */
      reason: 'malformed' | 'version' | 'unknown-key' | 'forged' | 'expired' | 'other-merchant'
      /** What it says of itself, once its signature was found genuine. */
      fields?: Fields
    }

export type OfflineVerifier = {
  /** What was scanned, as the scanner gives it. */
  verify(scanned: string): Promise<OfflineVerdict>
}

export type VerifierOptions = {
  keys: KeySnapshot
  /** The number of the merchant whose device this is: codes of others are refused. */
  merchant: number
  /** IANA name, for the last day. */
  timeZone?: string
  now?: () => Date
}

/** The clock of a device may be wrong by so much, and whoever stands at the counter shall not suffer for it. */
const graceDays = 1
const dayMs = 86_400_000
/** As WebCrypto has it, whether the types in force are those of a browser or of Node. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>
const domain = new TextEncoder().encode('konter-qr-v1')

/** Throws when the snapshot holds no key that can be used: a device without keys cannot tell anything. */
export async function createOfflineVerifier(options: VerifierOptions): Promise<OfflineVerifier> {
  const { merchant, timeZone = 'Asia/Jakarta', now = () => new Date() } = options
  const keys = await imported(options.keys)
  if (keys.size === 0) throw new Error('the snapshot holds no Ed25519 key')
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const dayBefore = (days: number) => calendar.format(new Date(now().getTime() - days * dayMs))

  return {
    verify: async (scanned) => {
      const bytes = bytesIn(scanned)
      if (bytes === undefined) return { provisional: false, reason: 'malformed' }
      const fields = fieldsIn(bytes)
      if (fields === undefined) return { provisional: false, reason: 'version' }
      const key = keys.get(fields.kid)
      if (key === undefined) return { provisional: false, reason: 'unknown-key' }
      if (!(await isGenuine(bytes, key))) return { provisional: false, reason: 'forged' }
      if (fields.lastDay < dayBefore(graceDays)) return { provisional: false, reason: 'expired', fields }
      if (fields.merchant !== merchant) return { provisional: false, reason: 'other-merchant', fields }
      return { provisional: true, ...fields }
    },
  }
}

/** Keys of other kinds, which a later version may publish, are passed over. */
async function imported({ keys }: KeySnapshot): Promise<Map<number, Key>> {
  const usable = keys.filter(({ kty, crv, kid }) => kty === 'OKP' && crv === 'Ed25519' && /^[1-9][0-9]{0,2}$/.test(kid))
  const pairs = usable.map(async ({ kid, kty, crv, x }) => {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify'])
    return [Number(kid), key] as const
  })
  return new Map(await Promise.all(pairs))
}

function isGenuine(bytes: Uint8Array<ArrayBuffer>, key: Key): Promise<boolean> {
  const signed = new Uint8Array(domain.length + fieldBytes)
  signed.set(domain)
  signed.set(bytes.subarray(0, fieldBytes), domain.length)
  return crypto.subtle.verify({ name: 'Ed25519' }, key, bytes.subarray(fieldBytes), signed)
}
