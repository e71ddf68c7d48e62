import type { KeyObject } from 'node:crypto'
import type { Safe, Tx } from '@konter/service'
import { bytesOf, decode, digitsIn, isSignedBy, type QrFields, resemblesOurs } from '../qr/qr-payload.ts'
import { insertQrKey, knownKeys } from './qr-key.repo.ts'
import { isPublished, keysCachedMs, newQrKey, openPrivateKey, publicKeyOf, type QrKey } from './qr-key.ts'

export type SigningKey = { id: string; kid: number; privateKey: KeyObject }

/**
 * What a scan says, in the order in which it is looked at (vouchers-and-print §2.3). `not-ours`: a QR code of another world.
 * `malformed`: ours once, cut or recoded since. `revoked-key`: signed by us, with a key that is no longer good.
 */
export type Scan =
  | { ok: true; fields: QrFields; keyId: string }
  | { ok: false; reason: 'not-ours' | 'malformed' | 'version' | 'type' | 'unknown-key' | 'signature' }
  | { ok: false; reason: 'revoked-key'; fields: QrFields; endedAt: Date | null }

const undecoded = { length: 'malformed', version: 'version', type: 'type', kid: 'unknown-key' } as const

/** Somebody else's QR code is no forgery, and a key of ours that was revoked was no forger's. */
export const isForged = (scan: Scan): boolean => !scan.ok && scan.reason !== 'not-ours' && scan.reason !== 'revoked-key'

/** The QR keys as this process knows them, never older than half a minute. */
export type Keyring = {
  /** Of claims. */
  signer(): Promise<SigningKey>
  /** Newest first. */
  published(): Promise<QrKey[]>
  read(scanned: string): Promise<Scan>
  /** Something changed here: the next question is answered from the database. */
  forget(): void
}

type Known = { keys: QrKey[]; byKid: Map<number, { key: QrKey; publicKey: KeyObject }> }

/** Keys that nobody knows come from forgers, and once in a while from a process that made one a moment ago. */
const lookAgainMs = 1_000

export function createKeyring({ db, safe, now }: { db: Tx; safe: Safe; now: () => Date }): Keyring {
  let loading: Promise<Known> | undefined
  let loadedAt = 0
  let signing: SigningKey | undefined

  /** Whoever comes while the keys are being read waits for the same answer. A failure is not kept. */
  function known(noOlderThanMs = keysCachedMs): Promise<Known> {
    if (loading !== undefined && now().getTime() - loadedAt < noOlderThanMs) return loading
    loadedAt = now().getTime()
    const reading = load().catch((error: unknown) => {
      if (loading === reading) loading = undefined
      throw error
    })
    loading = reading
    return reading
  }

  async function load(): Promise<Known> {
    const keys = await knownKeys(db, now())
    // A key that is published comes before one of the same id that was revoked.
    const entries = [...keys].sort((a, b) => Number(isPublished(a)) - Number(isPublished(b)))
    const byKid = new Map(entries.map((key) => [key.kid, { key, publicKey: publicKeyOf(key) }]))
    return { keys, byKid }
  }

  async function currentKey(): Promise<QrKey> {
    const find = ({ keys }: Known) => keys.find(({ purpose, state }) => purpose === 'claims' && state === 'signing')
    const found = find(await known())
    if (found !== undefined) return found
    // At the very first start, or when the one that signed was revoked: there is nothing to wait for.
    const outcome = await insertQrKey(db, newQrKey(safe), { purpose: 'claims', state: 'signing', now: now() })
    if (outcome === 'exhausted') throw new Error('no key id is left for claims')
    const made = find(await known(0))
    if (made === undefined) throw new Error('the key that signs claims is gone again')
    return made
  }

  return {
    signer: async () => {
      const key = await currentKey()
      if (signing?.id !== key.id) signing = { id: key.id, kid: key.kid, privateKey: openPrivateKey(safe, key) }
      return signing
    },
    published: async () => (await known()).keys.filter(isPublished),
    read: async (scanned) => {
      const bytes = bytesOf(digitsIn(scanned) ?? '')
      if (bytes === undefined) return { ok: false, reason: resemblesOurs(scanned) ? 'malformed' : 'not-ours' }
      const decoded = decode(bytes)
      if (!decoded.ok) return { ok: false, reason: undecoded[decoded.reason] }
      const { fields } = decoded
      const found = (await known()).byKid.get(fields.kid) ?? (await known(lookAgainMs)).byKid.get(fields.kid)
      if (found === undefined) return { ok: false, reason: 'unknown-key' }
      if (!isSignedBy(bytes, found.publicKey)) return { ok: false, reason: 'signature' }
      const { key } = found
      if (isPublished(key)) return { ok: true, fields, keyId: key.id }
      return { ok: false, reason: 'revoked-key', fields, endedAt: key.endedAt }
    },
    forget: () => {
      loading = undefined
      signing = undefined
    },
  }
}
