import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { newId } from '@konter/core'
import type { Safe } from '@konter/service'

const seconds = 1_000
const days = 86_400 * seconds

/**
 * announced: published, signs nothing yet. signing: signs. verifying: signs no more, and what it signed may still be shown.
 * retired: published no more. revoked: what it signed is refused.
 */
export type QrKeyState = 'announced' | 'signing' | 'verifying' | 'retired' | 'revoked'
export type QrKeyPurpose = 'claims' | 'print'

export type QrKey = {
  id: string
  /** 1 to 255: what a QR code names it by. */
  kid: number
  purpose: QrKeyPurpose
  /** The print run that has it. */
  run: string | null
  state: QrKeyState
  publicKey: Buffer
  sealedPrivateKey: string | null
  announcedAt: Date
  signsFrom: Date | null
  signedUntil: Date | null
  goodUntil: Date | null
  endedAt: Date | null
  endedBecause: string | null
}

/** How old a process's knowledge of the keys may be: a revocation is heard everywhere within this time. */
export const keysCachedMs = 30 * seconds
/** Merchant devices keep the published keys for this long … */
export const jwksCachedSeconds = 86_400
/** … so a key is published for longer than that before it signs. */
export const announceBeforeMs = 25 * 3_600 * seconds
/** What was redeemed may be disputed for so long after it expired: until then its key is published. */
export const disputeMs = 90 * days
/** A print run that nothing was added to for so long is over, and its private key goes. */
export const runOverMs = 60 * days
/** A key id names another key only so long after the last was good. */
export const kidRestMs = 731 * days
/** Announced and nobody's: the next print runs take these. */
export const spareKeys = 2

/** Claims take a new key each quarter; a printed book lasts longer and has one of its own. */
export const kidsOf: Record<QrKeyPurpose, { from: number; to: number }> = {
  claims: { from: 1, to: 63 },
  print: { from: 64, to: 255 },
}

/** Before a DER encoding of the 32 bytes of a key (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex')

export type NewQrKey = { id: string; publicKey: Buffer; sealedPrivateKey: string }

export function newQrKey(safe: Safe): NewQrKey {
  const id = newId()
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(spki.length)
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { id, publicKey, sealedPrivateKey: safe.seal(pem, sealedAs(id)) }
}

export const openPrivateKey = (safe: Safe, { id, sealedPrivateKey }: QrKey): KeyObject => {
  if (sealedPrivateKey === null) throw new Error(`the QR key ${id} signs no more`)
  return createPrivateKey(safe.open(sealedPrivateKey, sealedAs(id)))
}

export const publicKeyOf = ({ publicKey }: Pick<QrKey, 'publicKey'>): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })

/** What the private key is bound to in its encryption. */
export const sealedAs = (id: string): string => `qr-key:${id}`

export const isPublished = ({ state }: Pick<QrKey, 'state'>): boolean =>
  state === 'announced' || state === 'signing' || state === 'verifying'

/** RFC 8037 */
export const jwkOf = ({ kid, publicKey }: QrKey) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: publicKey.toString('base64url'),
  kid: String(kid),
  use: 'sig',
  alg: 'EdDSA',
})
