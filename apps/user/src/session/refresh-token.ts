import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { decrypt, encrypt } from '@konter/service'

const tokenBytes = 32
const purpose = 'konter refresh-token successor'

/** Opaque, 256 random bits: nothing to decode, nothing to guess. */
export const newRefreshToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** What is stored of a token. It needs no salt and no work factor: 256 bits are not guessed. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * The successor of a token, readable only with that token in hand: who asks again gets the same one, and whoever reads
 * the database alone gets nothing.
 */
export const sealSuccessor = (token: string, successor: string): Buffer => encrypt(keyOf(token), successor, purpose)

export const openSuccessor = (token: string, sealed: Uint8Array): string => decrypt(keyOf(token), sealed, purpose)

const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', purpose, 32))
