import { randomBytes } from 'node:crypto'
import { newId } from '@konter/core'
import { encodeFields, fieldBytes, type QrType, signPayloadAside } from '../qr/qr-payload.ts'
import type { SigningKey } from '../qr-key/keyring.ts'
import type { CodeSecrets } from './code-secrets.ts'
import { newShortCode } from './short-code.ts'

/** What a code is made for. */
export type Mould = {
  type: QrType
  merchantNumber: number
  lastDay: string
  key: SigningKey
}

/** A code that is in no table yet. */
export type Minted = {
  id: string
  symbols: string
  hash: Buffer
  sealed: string
  qrId: Buffer
  signature: Buffer
  /** The 80 bytes that its QR says. */
  payload: Buffer
}

/** Symbols and QR id are random, and have nothing to do with each other nor with anything else. */
export async function mintCode(
  codes: CodeSecrets,
  { type, merchantNumber: merchant, lastDay, key }: Mould,
  { id = newId(), symbols = newShortCode() }: { id?: string; symbols?: string } = {},
): Promise<Minted> {
  const hash = await codes.hashOf(symbols)
  const qrId = randomBytes(8)
  const fields = encodeFields({ type, kid: key.kid, id: qrId, merchant, lastDay })
  const signature = await mintSignature(fields, key)
  return {
    id,
    symbols,
    hash,
    sealed: codes.seal(id, symbols),
    qrId,
    signature,
    payload: Buffer.concat([fields, signature]),
  }
}

export const mintSignature = async (fields: Uint8Array, { privateKey }: SigningKey): Promise<Buffer> =>
  (await signPayloadAside(fields, privateKey)).subarray(fieldBytes)
